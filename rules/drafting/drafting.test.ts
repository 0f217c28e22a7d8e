import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { legalLimitsSchema } from '../case-check/limits.ts'
import { readCaseFile } from '../case-check/read-case-file.ts'
import { layOut } from './pages.ts'
import { checkRecord, recordDocument } from './record-document.ts'
import { emptyRecord } from './empty-record.ts'
import { recordSchema, type RecordContent } from './record.ts'
import { nextStep, stepsOf } from './steps.ts'
import { templateSchema } from './template.ts'
import { isCut, keepStruck, textsLost, withText } from './texts.ts'
import { warningsOf } from './warnings.ts'

const read = (name: string): unknown => parse(readFileSync(`campaigns/${name}.yaml`, 'utf8'))
const template = templateSchema.parse(read('record-drafting'))
const limits = legalLimitsSchema.parse(read('legal-limits'))
const setting = { limits, today: '2026-11-23' }
const unit = '昌吉市环境监察大队'

const inspection: RecordContent = {
  ...emptyRecord('现场检查笔录', '水泥'),
  party: { name: '合成水泥有限公司', code: '', representative: '', address: '' },
  ...{ place: '厂区', start: '2017-07-06T10:05', end: '2017-07-06T11:40', recorder: '6523010002' },
  officers: [
    { certificate: '6523010001', name: '执法人员6523010001' },
    { certificate: '6523010002', name: '执法人员6523010002' },
  ],
  ...{ certificates: 'confirmed', recusal: 'confirmed' },
  person: { name: '某甲', idNumber: '', post: '厂长', relation: '', phone: '（略）', address: '' },
  answers: [
    { id: 'production', section: 'production', asked: '检查时生产情况：', text: '1号窑正在运行，负荷85%。' },
    { id: 'permits', section: 'permits', asked: '环评批复：', text: '现场未出示。' },
    { id: 'treatment', section: 'treatment', asked: '污染治理设施运行情况：', text: '治理设施停运，生产在进行' },
    { id: 'violation', section: 'violation', asked: '现场发现的问题：', text: '窑尾布袋除尘器风机停止。' },
  ],
}
const answering = (content: RecordContent, id: string, text: string): RecordContent => ({
  ...content,
  answers: [...content.answers, { id, section: 'treatment', asked: '问', text }],
})

describe('the steps of a record', () => {
  it('begin with who, where and when, tell rights before anything is asked, and end with the end', () => {
    const ids = stepsOf(emptyRecord('调查询问笔录', '水泥'), template).map(({ id }) => id)
    expect(ids.slice(0, 7)).toEqual(['party', 'place', 'start', 'officers', 'certificates', 'recusal', 'person'])
    expect([ids[7], ids.at(-1)]).toEqual(['answers.who', 'end'])
    expect(ids).toContain('answers.kiln-stop')
    expect(ids).not.toContain('answers.low-load')
  })

  it('ask a follow-up only where the answer before calls for it', () => {
    const has = (content: RecordContent) =>
      stepsOf(content, template).some(({ id }) => id === 'answers.treatment-stopped')
    expect(has(inspection)).toBe(true)
    expect(has(withText(inspection, 'answers.treatment', '各治理设施正在运行'))).toBe(false)
  })

  it.each<[string, Partial<RecordContent>]>([
    ['officers', { officers: inspection.officers.slice(0, 1) }],
    ['officers', { recorder: '' }],
    ['certificates', { certificates: 'told' }],
    ['recusal', { recusal: 'missing' }],
    ['start', { start: '' }],
    ['end', { end: '2017-07-06T10:05' }],
  ])('name %s as needed where it is not done', (id, part) => {
    expect(stepsOf({ ...inspection, ...part }, template).find((step) => step.id === id)?.done).toBe(false)
  })

  it('go on from where one stands, and come back to what was left out', () => {
    const steps = stepsOf({ ...inspection, place: '', end: '' }, template)
    expect(nextStep(steps, 'answers.violation')?.id).not.toBe('place')
    expect(nextStep(steps, 'end')?.id).toBe('place')
    expect(nextStep(steps.map((step) => ({ ...step, done: true })))).toBeUndefined()
  })
})

describe('wording', () => {
  const phrases = [...template.leading, ...template.opinionWords]
  it.each(phrases)('$pattern is found in its examples and in no clean one', ({ pattern, hit, clean }) => {
    for (const text of hit) expect(text).toMatch(new RegExp(pattern, 'u'))
    for (const text of clean) expect(text).not.toMatch(new RegExp(pattern, 'u'))
  })

  it('leads nowhere in our own banks, and judges nothing', () => {
    for (const { 现场检查笔录: seen, 调查询问笔录: asked } of template.banks) {
      const texts = [...seen.flatMap(({ choices }) => choices), ...asked.map(({ ask }) => ask)]
      for (const text of texts)
        expect(
          phrases.filter(({ pattern }) => new RegExp(pattern, 'u').test(text)).map(({ why }) => `${text} ${why}`),
        ).toEqual([])
    }
  })

  it('is judged in an inquiry by its questions, in an inspection by what was written down', () => {
    const led = answering(emptyRecord('调查询问笔录', 'common'), 'own-1', '我们故意停的')
    expect(warningsOf(led, template)).toEqual([])
    const asked = withText(led, 'asked.own-1', '你们是不是故意停的？')
    expect(warningsOf(asked, template).map(({ code, field }) => [code, field])).toContainEqual([
      'leading',
      'asked.own-1',
    ])
    expect(warningsOf(answering(inspection, 'own-1', '粉尘严重'), template)).toMatchObject([
      { code: 'opinion', found: '严重' },
    ])
    expect(warningsOf(inspection, template)).toEqual([])
  })
})

describe('a correction after printing', () => {
  const at = '2017-07-06T12:00:00+08:00'
  const next = withText(inspection, 'answers.violation', '窑尾布袋除尘器风机停止，现场拍照3张。')

  it('leaves both texts, and the form shows both', () => {
    expect(textsLost(inspection, next)).toEqual(['answers.violation'])
    const kept = keepStruck(inspection, next, at)
    expect(kept.struck).toEqual([{ field: 'answers.violation', text: '窑尾布袋除尘器风机停止。', at }])
    expect(textsLost(inspection, kept)).toEqual([])
    const pieces = layOut(kept, unit, template).pages.flatMap(({ lines }) => lines.flat())
    expect(
      pieces
        .filter(({ struck }) => struck)
        .map(({ text }) => text)
        .join(''),
    ).toBe('窑尾布袋除尘器风机停止。')
  })

  it('cannot itself be taken out, nor an answer, nor a photograph', () => {
    const kept = keepStruck(inspection, next, at)
    expect(isCut(kept, { ...kept, struck: [] })).toBe(true)
    expect(textsLost(inspection, { ...inspection, answers: inspection.answers.slice(1) })).toContain(
      'answers.production',
    )
    const photo = {
      id: 'p1',
      sha256: 'a'.repeat(64),
      size: 9,
      type: 'image/jpeg',
      caption: '',
      of: '',
      takenAt: at,
    } as const
    expect(isCut({ ...inspection, photos: [photo] }, inspection)).toBe(true)
  })

  it('whatever is written, what was printed is never lost', () => {
    const field = fc.constantFrom(
      'place',
      'end',
      'party.name',
      'person.name',
      'answers.production',
      'answers.violation',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(field, fc.string()), { maxLength: 8 }), (edits) => {
        const edited = edits.reduce((content, [name, text]) => withText(content, name, text), inspection)
        const kept = keepStruck(inspection, edited, at)
        expect(textsLost(inspection, kept)).toEqual([])
        expect(keepStruck(inspection, kept, at)).toEqual(kept)
      }),
    )
  })
})

describe('the sheets', () => {
  it('have a fingerprint of their own that any change changes', () => {
    const laid = layOut(inspection, unit, template)
    expect(laid.pages.map(({ number, of }) => [number, of])).toEqual([[1, 1]])
    expect(layOut(inspection, unit, template)).toEqual(laid)
    const other = layOut(withText(inspection, 'place', '厂区南门'), unit, template)
    expect([other.hash === laid.hash, other.pages[0]?.mark === laid.pages[0]?.mark]).toEqual([false, false])
  })

  it('lose no letter and hold no line that is too long, however much is written', () => {
    const words = fc.string({
      unit: fc.constantFrom('现', '场', '，', '。', '8', 'W', '（', '\n', ' '),
      maxLength: 2500,
    })
    fc.assert(
      fc.property(words, (text) => {
        const { pages } = layOut(withText(inspection, 'answers.violation', text), unit, template)
        const printed = pages.flatMap(({ lines }) => lines.map((line) => line.map((piece) => piece.text).join('')))
        expect(printed.join('')).toContain(text.trim().replaceAll('\n', '') || '／')
        for (const line of printed) expect(line.replace(/[，。]+$/u, '').length).toBeLessThanOrEqual(60)
        for (const { lines, blank, opinion } of pages)
          expect([lines.length + blank + opinion, blank >= 0]).toEqual([28, true])
        expect(pages.at(-1)?.opinion).toBe(3)
      }),
      { numRuns: 60 },
    )
  })

  it('strike out every empty place', () => {
    const lines = layOut(emptyRecord('调查询问笔录', 'common'), unit, template).pages[0]?.lines ?? []
    expect(lines.map((line) => line.map(({ text }) => text).join('')).filter((line) => /：$/.test(line))).toEqual([
      '询问内容：',
      '被询问人阅后意见（请手写“以上笔录我已看过，与我说的一致”）：',
    ])
  })
})

describe('a record as a document', () => {
  const signed = { outcome: 'signed', everyPageSigned: true, readOpinion: true, correctionsSigned: true } as const

  it('is what the contract asks, and clean when all was done', () => {
    const document = recordDocument('d1', inspection, signed)
    const read = readCaseFile({
      ...{ number: '1', unit: '652301', type: '稽查', discovered: '2017-07-06', party: { name: '合成水泥有限公司' } },
      ...{ officers: [{ certificate: '6523010001' }], documents: [document] },
    })
    expect('problems' in read ? read.problems : []).toEqual([])
    expect(document).toMatchObject({
      kind: '现场检查笔录',
      date: '2017-07-06',
      blanksStruck: true,
      corrections: 'none',
    })
    expect(checkRecord(inspection, signed, setting)).toEqual([])
  })

  it('shows the same findings as the checker while it is written, those of the signing later', () => {
    const rulesOf = (content: RecordContent, signing?: typeof signed) =>
      checkRecord(content, signing, setting).map(({ rule }) => rule)
    expect(rulesOf(emptyRecord('现场检查笔录', 'common'))).toEqual([
      ...['two-officers', 'certificates-shown', 'content-complete', 'recusal-told', 'start-end'],
    ])
    expect(rulesOf(emptyRecord('调查询问笔录', 'common'))).toContain('one-interviewee')
    const corrected = keepStruck(inspection, withText(inspection, 'place', '南门'), '2017-07-06T12:00:00Z')
    expect(checkRecord(corrected, { ...signed, correctionsSigned: false }, setting).map(({ rule }) => rule)).toEqual([
      'corrections-signed',
    ])
  })

  it('is read strictly: nothing unknown gets in', () => {
    expect(recordSchema.safeParse(inspection).success).toBe(true)
    expect(recordSchema.safeParse({ ...inspection, start: '2017-07-06 10:05' }).success).toBe(false)
    expect(recordSchema.safeParse({ ...inspection, html: '<b>' }).success).toBe(false)
  })
})
