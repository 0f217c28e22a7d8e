import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slices } from '../../app/server/slices.ts'
import { grantFor } from '../../platform/http/access.ts'
import type { Route } from '../../platform/http/route.ts'
import { assemble } from '../../platform/http/slice.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import { roles } from '../../slices/people/contract.ts'
import { registerNames } from '../../slices/registers/contract.ts'
import type { LeagueView } from '../../slices/scoring/contract.ts'
import { startTestHouse, type Persona, type TestHouse } from '../house.ts'
import { keepRegisters } from '../kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../scoring-vectors.ts'

const { routes, access } = assemble(slices, roles)
const personas: readonly Persona[] = [...roles, 'nobody']
const actorOf = (role: Persona) =>
  role === 'nobody' ? null : { id: '', name: '', role, unit: '', post: '', actingFor: null }
const isAllowed = (persona: Persona, { verb }: Route): boolean => grantFor(access, verb, actorOf(persona)) !== undefined

/** Rights are looked at before input: with U+0000 for each parameter who may is told 400, and nothing is done. */
const damaged = ({ path }: Route): string => path.replace(/:\w+/g, '%00')
/** Signing out comes last: after it the persona is nobody. */
const inOrder = routes.toSorted((a, b) => Number(a.verb === 'people.sign-out') - Number(b.verb === 'people.sign-out'))

/** Status, body and headers; only the clock may differ. */
function faceOf({ statusCode, body, headers }: LightMyRequestResponse): unknown {
  const { date: _date, ...rest } = headers
  return { statusCode, body, headers: rest }
}

let house: TestHouse
const ask = (persona: Persona, { method, url }: { method: Route['method']; url: string }) =>
  house.as(persona, { method, url, ...(method === 'GET' || method === 'DELETE' ? {} : { payload: { '\0': '' } }) })

describe('every route of the server', () => {
  beforeAll(async () => {
    house = await startTestHouse()
  }, 60_000)
  afterAll(() => house.close())

  it.each(personas)(
    'is open to %s just as access.ts says; what is closed looks like what is absent',
    async (persona) => {
      const absent = await ask(persona, { method: 'GET', url: '/api/nothing' })
      expect(absent.statusCode).toBe(persona === 'nobody' ? 401 : 404)
      for (const route of inOrder) {
        const answer = await ask(persona, { method: route.method, url: damaged(route) })
        const what = `${persona}: ${route.method} ${route.path}`
        if (isAllowed(persona, route)) expect([401, 403, 404, 500], what).not.toContain(answer.statusCode)
        else expect(faceOf(answer), what).toEqual(faceOf(absent))
      }
    },
  )

  it('takes no write that did not come from a page of ours, whoever asks', async () => {
    const byServers = routes.filter(({ fromServers }) => fromServers === true)
    expect(byServers.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/single-sign-on/:provider/signed-out',
    ])
    for (const { method, path } of routes.filter((route) => route.method !== 'GET' && !byServers.includes(route))) {
      const answer = await house.app.inject({ method, url: path, headers: { host: '127.0.0.1' } })
      expect([answer.statusCode, answer.json().code], `${method} ${path}`).toEqual([403, 'house.not-from-here'])
    }
  })
})

describe('what a liaison can read, by every route', () => {
  const own = '650200'
  let foreign: string[] = []
  const answers: { url: string; text: string }[] = []

  beforeAll(async () => {
    house = await startTestHouse()
    const { db } = house.doer
    await sql`update post set unit = ${own} where id = 'demo-liaison'`.execute(db)
    const input = await vectorInput('small', definition)
    await keepRegisters(db, 'xinjiang-2017', { ...input, definition })
    expect((await ask('office-clerk', { method: 'POST', url: '/api/campaigns/xinjiang-2017/runs' })).statusCode).toBe(
      201,
    )
    const codeOf = (unit: number): string => input.facts.units[unit]?.code ?? ''
    foreign = Array.from({ length: input.cases.length }, (_, at) => at)
      .filter((at) => !codeOf(input.cases.unit[at] ?? -1).startsWith('6502'))
      .map((at) => input.cases.number(at))
    const units = input.facts.units.map(({ code }) => code)
    const people = input.facts.officers.map(({ certificate }) => certificate)
    const league = await ask('office-clerk', { method: 'GET', url: '/api/campaigns/xinjiang-2017/runs/latest/league' })
    const candidates = Object.values(league.json<LeagueView>().individuals).flat()
    const subjects = [
      ...units.map((code) => `unit:${code}`),
      ...candidates.map(({ person, row }) => `person:${person}:${row}`),
    ]
    const urls = routes
      .filter((route) => route.method === 'GET' && isAllowed('liaison', route))
      .flatMap(({ path }) => addresses(path, { units, people, subjects, keys: foreign }))
    for (const url of new Set(urls))
      answers.push({ url, text: await textOf(await ask('liaison', { method: 'GET', url })) })
  }, 120_000)
  afterAll(() => house.close())

  it('names no case of another territory', () => {
    expect(foreign.length).toBeGreaterThan(10)
    const leaks = answers.filter(({ url, text }) =>
      foreign.some((number) => !url.includes(encodeURIComponent(number)) && text.includes(number)),
    )
    expect(leaks.map(({ url }) => url)).toEqual([])
  })

  it('names those of the own, so that the question was really asked', () => {
    const rows = answers.filter(({ url, text }) => /\/(rows|export\.xlsx)/.test(url) && text.includes(own.slice(0, 4)))
    expect(rows.length).toBeGreaterThan(2)
  })

  it('tells of no single expert\u2019s score of another territory\u2019s work', () => {
    const expert = /"label":"expert"/
    const told = answers.filter(({ url, text }) => /subject=unit:65/.test(url) && expert.test(text))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ url }) => !url.includes('unit:6502')).map(({ url }) => url)).toEqual([])
  })

  it('never fails', () => {
    expect(answers.filter(({ text }) => text.includes('house.bug')).map(({ url }) => url)).toEqual([])
  })
})

interface Known {
  units: readonly string[]
  people: readonly string[]
  /** Of numbers: 'unit:650100', 'person:<certificate>:<row>'. */
  subjects: readonly string[]
  keys: readonly string[]
}

/** A path with everything there is for each parameter, and for each query that opens something. */
function addresses(path: string, known: Known): string[] {
  const { units, people } = known
  const values: Record<string, readonly string[]> = {
    ':campaign': ['xinjiang-2017'],
    ':run': ['latest'],
    ':other': ['latest'],
    ':register': registerNames,
    ':unit': units,
    ':certificate': people,
    ':id': ['import-3'],
    ':secret': ['none'],
  }
  const filled = Object.entries(values).reduce(
    (list, [name, all]) =>
      list.flatMap((url) => (url.includes(name) ? all.map((one) => url.replace(name, one)) : [url])),
    [path],
  )
  return filled.flatMap((url) => queriesOf(url, known).map((query) => `${url}${query}`))
}

function queriesOf(url: string, { subjects, keys }: Known): string[] {
  if (url.endsWith('/reasons'))
    return subjects.flatMap((subject) =>
      ['', 'caseQuality', 'caseQuality.0.0', 'caseQuality.0.0.0'].map((path) => `?subject=${subject}&path=${path}`),
    )
  if (url.endsWith('/latest/rows'))
    return subjects.flatMap((subject) => registerNames.map((file) => `?subject=${subject}&file=${file}&limit=500`))
  if (url.endsWith('/history')) return keys.slice(0, 5).map((key) => `?key=${encodeURIComponent(key)}`)
  return url.endsWith('/rows') ? ['?limit=500', '?find=6501', '?version=3'] : ['']
}

/** A workbook as the text of its cells. */
async function textOf(answer: LightMyRequestResponse): Promise<string> {
  if (!String(answer.headers['content-type']).includes('spreadsheet')) return answer.body
  return JSON.stringify(await readTable(answer.rawPayload, 'export.xlsx'))
}
