/**
 * A clean synthetic case file (a1.1a), as JSON of the checker's contract: every step in its time, with room to spare. A plan of
 * days comes first, so that a defect in time moves what comes after it. Nothing here knows the checker's rules.
 */
import { addDays } from '../../../rules/calendar/days.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '../../../rules/calendar/working-days.ts'
import type { Random } from '../random.ts'

export type Json = Record<string, unknown>
export interface DossierFile extends Json {
  number: string
  type: string
  discovered: string
  party: { name: string; code: string }
  officers: Json[]
  documents: Json[]
}

export const dossierTypes = [
  '一般行政处罚',
  '按日连续处罚',
  '查封扣押',
  '移送行政拘留',
  '涉嫌犯罪移送',
  '申请法院强制执行',
] as const
export type DossierType = (typeof dossierTypes)[number]

export const penalised: readonly DossierType[] = ['一般行政处罚', '按日连续处罚', '移送行政拘留', '申请法院强制执行']

/** The days of the steps; each follows from those before it unless it is given. */
export interface Steps {
  filed: string
  told: string
  toldServed: string
  decided: string
  served: string
  rechecked: string
  daily: string
  published: string
}

export interface Setting {
  random: Random
  calendar: WorkCalendar
}

export interface Order extends Setting {
  number: string
  type: DossierType
  discovered: string
  steps: Partial<Steps>
}

export const workingDay = ({ calendar }: Pick<Setting, 'calendar'>, day: string): string =>
  isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1).day

export function stepsOf(order: Order): Steps {
  const { random, discovered, steps: given } = order
  const after = (day: string, from: number, to: number) => workingDay(order, addDays(day, random.between(from, to)))
  const filed = given.filed ?? after(discovered, 1, 3)
  const told = given.told ?? after(filed, 8, 10)
  const toldServed = given.toldServed ?? told
  const decided = given.decided ?? after(toldServed, 24, 26)
  const served = given.served ?? after(decided, 0, 2)
  const rechecked = given.rechecked ?? addDays(addDays(discovered, 1), random.between(10, 25))
  const daily = given.daily ?? after(served > rechecked ? served : rechecked, 3, 5)
  const closing: Partial<Record<DossierType, string>> = {
    按日连续处罚: daily,
    查封扣押: discovered,
    涉嫌犯罪移送: addDays(decided, 1),
  }
  const published = given.published ?? after(closing[order.type] ?? decided, 0, 3)
  return { filed, told, toldServed, decided, served, rechecked, daily, published }
}

const signed = {
  certificates: 'confirmed',
  recusal: 'confirmed',
  signature: 'signed',
  everyPageSigned: true,
  readOpinion: true,
  blanksStruck: true,
  corrections: 'none',
}

/** d1–d8: the penalty; p: the daily penalty; s: the seizure; t: the transfer; c: the court; x1: sampling. */
export function makeDossier(order: Order): DossierFile {
  const { random, number, type, discovered } = order
  const steps = stepsOf(order)
  const station = `6523${random.between(10, 99)}`
  const officers = [1, 2, 3, 4].map((one) => `${station}${1000 + one}`)
  const name = `合成企业${random.between(100, 999)}有限公司`
  const made: Made = { steps, type, discovered, random, pair: officers.slice(0, 2), other: officers.slice(2) }
  return {
    number,
    unit: '652301',
    type,
    discovered,
    party: { name, code: '91650000MA00000000' },
    officers: officers.map((certificate) => ({ certificate, validFrom: '2009-01-01', validTo: '2035-12-31' })),
    published: { url: 'https://example.org/case', date: steps.published },
    documents: documentsOf(made).map((document) => ({ ...document, party: name })),
  }
}

interface Made {
  steps: Steps
  type: DossierType
  discovered: string
  random: Random
  pair: string[]
  other: string[]
}

type Written = [id: string, kind: string, date: string, more?: Json]

const written = (...[id, kind, date, more = {}]: Written): Json => ({ id, kind, date, ...more })

function documentsOf(made: Made): Json[] {
  const { type } = made
  if (type === '查封扣押') return [...onTheSpot(made), ...seizure(made)]
  if (type === '涉嫌犯罪移送') return [...onTheSpot(made), report(made), ...transfer(made, 1)]
  const more: Partial<Record<DossierType, Json[]>> = {
    按日连续处罚: daily(made),
    移送行政拘留: transfer(made, 2),
    申请法院强制执行: court(made),
  }
  return [...onTheSpot(made), ...penalty(made), ...(more[type] ?? [])]
}

function onTheSpot({ discovered: day, pair, other }: Made): Json[] {
  const people = (officers: string[]) => ({ officers, recorder: officers[1] })
  return [
    written('d1', '现场检查笔录', day, {
      ...people(pair),
      ...signed,
      ...{ start: `${day}T10:05`, end: `${day}T11:20`, place: '厂区' },
      content: { production: '正常生产', permits: '齐全', treatment: '停运', violation: '不正常运行防治设施' },
    }),
    written('d2', '调查询问笔录', day, {
      ...people(pair),
      ...signed,
      ...{ start: `${day}T15:00`, end: `${day}T16:10`, place: '会议室' },
      interviewees: [{ name: '被询问人', idNumber: 'ID-0001', post: '厂长', relation: '负责人' }],
    }),
    written('x1', '采样记录', day, { ...people(other), start: `${day}T10:20`, end: `${day}T10:50` }),
  ]
}

const report = ({ steps }: Made): Json => written('d4', '调查报告', steps.filed)

function penalty(made: Made): Json[] {
  const { steps, random } = made
  const fine = 10_000 * random.between(2, 40)
  const articles = ['环境保护法第四十二条', '大气污染防治法第九十九条']
  return [
    written('d3', '立案审批表', steps.filed),
    report(made),
    written('d5', '处罚告知书', steps.told, { fine, articles, hearing: true }),
    written('d6', '送达回证', steps.toldServed, { of: 'd5' }),
    written('d7', '处罚决定书', steps.decided, { fine, articles }),
    written('d8', '送达回证', steps.served, { of: 'd7' }),
  ]
}

function daily(made: Made): Json[] {
  const { steps, discovered, pair } = made
  const ordered = addDays(discovered, 1)
  let days = 0
  while (addDays(ordered, days) < steps.rechecked) days += 1
  const recheck = { start: `${steps.rechecked}T09:00`, end: `${steps.rechecked}T09:40` }
  const times = { days, dailyFine: 100_000, fine: 100_000 * days }
  return [
    written('p1', '责令改正决定书', ordered),
    written('p2', '送达回证', ordered, { of: 'p1' }),
    written('p3', '复查记录', steps.rechecked, { officers: pair, ...recheck }),
    // The sum may be one that the law has discussed collectively.
    written('p6', '集体讨论记录', steps.decided, { voters: ['局长'] }),
    written('p4', '按日处罚决定书', steps.daily, { of: 'p1', recheck: 'p3', ...times }),
    written('p5', '送达回证', addDays(steps.daily, 1), { of: 'p4' }),
  ]
}

function seizure({ discovered: day }: Made): Json[] {
  const [to, released] = [addDays(day, 25), addDays(day, 24)]
  return [
    written('s1', '查封扣押审批表', day),
    written('s2', '查封扣押决定书', day, { from: day, to }),
    written('s3', '送达回证', day, { of: 's2' }),
    written('s4', '解除查封扣押决定书', released),
  ]
}

function transfer({ steps }: Made, days: number): Json[] {
  return [
    written('t1', '移送审批表', steps.decided, { time: '10:00' }),
    written('t2', '移送书', addDays(steps.decided, days), { time: '09:30' }),
  ]
}

const court = ({ steps }: Made): Json[] => [
  written('c1', '催告书', addDays(steps.served, 20)),
  written('c2', '强制执行申请书', addDays(steps.served, 40)),
]

/** The penalty multiplied is the penalty decided: the daily fine follows the decision's. */
export function agreeDailyFine(file: DossierFile): DossierFile {
  const of = (id: string) => file.documents.find((one) => one['id'] === id)
  const [penalised, multiplied] = [of('d7'), of('p4')]
  if (penalised === undefined || multiplied === undefined) return file
  const dailyFine = Number(penalised['fine'])
  Object.assign(multiplied, { dailyFine, fine: dailyFine * Number(multiplied['days']) })
  return file
}
