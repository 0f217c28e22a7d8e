import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { legalLimitsSchema } from '../case-check/limits.ts'
import { demands, groundOn } from './demands.ts'
import { emptyRecord } from './empty-record.ts'
import { beijingMinute, readMinute, timeFault } from './moments.ts'
import { openItems, unready, withoutIdleReasons } from './open-items.ts'
import { layOut } from './pages.ts'
import { checkRecord } from './record-document.ts'
import { recordSchema, wholeRecord, type RecordContent } from './record.ts'
import { templateSchema } from './template.ts'
import { keepStruck, textsLost, withText } from './texts.ts'
import { recordKinds, type RecordKind } from './words.ts'

const read = (name: string): unknown => parse(readFileSync(`campaigns/${name}.yaml`, 'utf8'))
const template = templateSchema.parse(read('record-drafting'))
const limits = legalLimitsSchema.parse(read('legal-limits'))
const now = '2017-07-06T12:00'
const open = (content: RecordContent, at = now) => openItems(content, { template, now: at })
const lacking = (content: RecordContent, at = now) => unready(open(content, at)).map(({ item }) => item)
const printed = (content: RecordContent): string =>
  layOut(content, '昌吉市环境监察大队', template)
    .pages.flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')))
    .join('\n')

function whole(kind: RecordKind): RecordContent {
  const begun: RecordContent = {
    ...emptyRecord(kind, 'common'),
    party: { name: '合成水泥有限公司', code: '', representative: '', address: '' },
    ...{ place: '厂区', start: '2017-07-06T10:05', end: '2017-07-06T11:40', recorder: '6523010002' },
    officers: ['6523010001', '6523010002'].map((certificate) => ({ certificate, name: `执法人员${certificate}` })),
    ...{ certificates: 'confirmed', recusal: 'confirmed' },
    person: { name: '某甲', idNumber: 'ID-0001', post: '厂长', relation: '负责人', phone: '（略）', address: '' },
  }
  const answers = open(begun).flatMap(({ item }) =>
    item.startsWith('answers.')
      ? [{ id: item.slice('answers.'.length), section: 'violation', asked: '问：', text: '答。' } as const]
      : [],
  )
  return { ...begun, answers }
}

describe.each(recordKinds)('before %s is printed to be signed', (kind) => {
  const stated = demands.filter(({ kinds }) => kinds.includes(kind))
  /** Each demand, and a record that fails it alone. */
  const broken: Record<string, Partial<RecordContent>> = {
    'party.name': { party: { name: ' ', code: '', representative: '', address: '' } },
    place: { place: '' },
    start: { start: '' },
    end: { end: '' },
    officers: { officers: whole(kind).officers.slice(1) },
    recorder: { recorder: '6523010009' },
    certificates: { certificates: 'missing' },
    recusal: { recusal: 'missing' },
    'certificates.confirmed': { certificates: 'told' },
    'recusal.confirmed': { recusal: 'told' },
    facts: { answers: whole(kind).answers.map((answer) => ({ ...answer, section: 'other' as const })) },
    ...Object.fromEntries(
      ['name', 'idNumber', 'post', 'relation', 'phone'].map((field) => [
        `person.${field}`,
        { person: { ...whole(kind).person, [field]: '' } },
      ]),
    ),
  }

  it('nothing is asked of a whole one', () => expect(open(whole(kind))).toEqual([]))

  it.each(stated.map(({ item, force }) => [item, force] as const))('%s is asked for: %s', (item, force) => {
    const content = { ...whole(kind), ...broken[item] }
    expect(lacking(content)).toEqual([item])
    const explained = withText(content, `reason.${item}`, '对方拒绝提供')
    expect(lacking(explained)).toEqual(force === 'blocks' ? [item] : [])
    const [found] = open(content)
    const grounds = ['2017-07-06', '2026-11-23'].map((day) => groundOn(found ?? { ground: [] }, day, limits))
    for (const { zh, en } of grounds)
      expect([zh.length > 5, en.length > 5, /[\u4e00-\u9fff]/.test(en)]).toEqual([true, true, false])
  })

  it('a question without an answer wants a word why, an empty one no more than a space', () => {
    const [first, ...rest] = whole(kind).answers
    const content = { ...whole(kind), answers: rest }
    const item = `answers.${first?.id ?? ''}`
    expect(lacking(content)).toEqual([item])
    expect(lacking(withText(content, `reason.${item}`, ' '))).toEqual([item])
    expect(lacking(withText(content, `reason.${item}`, '现场不涉及'))).toEqual([])
  })
})

describe('a reason why something stays open', () => {
  const content = withText(
    { ...whole('调查询问笔录'), person: { ...whole('调查询问笔录').person, phone: '' } },
    'reason.person.phone',
    '对方拒绝提供',
  )

  it('stands on the paper, and is struck there once the item is filled in', () => {
    expect(printed(content)).toContain('未填写项目的说明（电话）：对方拒绝提供')
    const filled = withoutIdleReasons(withText(content, 'person.phone', '（略）'), template)
    expect(filled.reasons).toEqual([])
    expect(textsLost(content, filled)).toEqual(['reason.person.phone'])
    const kept = keepStruck(content, filled, '2017-07-06T12:00:00+08:00')
    expect([textsLost(content, kept), printed(kept).includes('对方拒绝提供')]).toEqual([[], true])
  })

  it('is kept while the item is open, and is absent from what was written before there were reasons', () => {
    expect(withoutIdleReasons(content, template)).toBe(content)
    const { reasons: _none, ...old } = content
    expect([recordSchema.parse(old).reasons, wholeRecord(old).reasons]).toEqual([[], []])
  })
})

describe('times', () => {
  const content = whole('现场检查笔录')

  it('are those of Beijing, whatever offset an instant was written with', () => {
    expect(
      ['2017-07-05T22:05:00-04:00', '2017-07-06T02:05:00Z', '2017-07-06T10:05:00+08:00', '?'].map(beijingMinute),
    ).toEqual([...['2017-07-06T10:05', '2017-07-06T10:05', '2017-07-06T10:05', '']])
  })

  it('in the future, or ended before they began, keep the record from being signed', () => {
    expect(timeFault(content, 'end', '2017-07-06T11:39')).toBe('future')
    expect(timeFault({ ...content, end: '2017-07-06T10:05' }, 'end', now)).toBe('reversed')
    expect(open({ ...content, end: '2017-07-06T09:00' })).toMatchObject([
      { item: 'end', fault: 'reversed', force: 'blocks' },
    ])
    expect(lacking(content, '2017-07-06T10:04')).toEqual(['start', 'end'])
  })

  it.each([
    ['2017-07-06 10:05', '2017-07-06T10:05'],
    ['2017/7/6 9:5', '2017-07-06T09:05'],
    ['2017年7月6日10时05分', '2017-07-06T10:05'],
    ['２０１７-07-06T10：05', '2017-07-06T10:05'],
    ['07/06/2017 10:05', undefined],
    ['2017-02-30 10:05', undefined],
    ['2017-07-06 24:00', undefined],
    ['2017-07-06', undefined],
  ])('typed as %s are %s', (typed, minute) => expect(readMinute(typed)).toBe(minute))

  it('not written yet, the law of today is cited', () => {
    const cited = (content: RecordContent) =>
      checkRecord(content, undefined, { limits, today: '2026-11-23' }).map(({ basis }) => basis.slice(0, 13))
    expect(cited({ ...content, start: '', officers: [] })).toContain('《行政处罚法》（2021）')
    expect(cited({ ...content, officers: [] })).toContain('《行政处罚法》（1996）')
  })

  it('of a photograph are printed with its whole hash', () => {
    const sha256 = '0123456789abcdef'.repeat(4)
    const photo = { id: 'p', sha256, size: 9, type: 'image/jpeg', caption: '', of: '' } as const
    const paper = printed({ ...content, photos: [{ ...photo, takenAt: '2017-07-05T22:05:00-04:00' }] })
    expect(paper).toContain('2017-07-06 10:05摄')
    expect(paper.replaceAll('\n', '')).toContain(sha256)
  })
})
