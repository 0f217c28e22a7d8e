/** a1.1a: `lianbing check-file` on the vectors, on what is no case file, on one file and on a folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanCase, drop, set, top, type Json } from '../../tests/case-check/cases.ts'
import { caught, folderOf } from '../../tests/scoring/run-score.ts'
import { run } from './check-file.ts'

const sample = join(import.meta.dirname, '../../tests/vectors/case-check/sample')

interface Output {
  files: { number: string; score: null; findings: { rule: string; certainty: string; severity: string }[] }[]
}
interface Refused {
  errors: { file: string; path: string; value: string; message: string }[]
}

describe('the vectors', () => {
  const known: Record<string, string[]> = JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8'))
  test('every planted defect is certain; a clean file has no certain finding of any severity', async () => {
    const { code, out, err } = await caught(run, [sample, '--json'])
    const { files }: Output = JSON.parse(out)
    expect([code, err, files.map(({ number }) => number)]).toEqual([1, '', Object.keys(known)])
    for (const { number, findings } of files) {
      const certain = [...new Set(findings.filter((one) => one.certainty === 'certain').map(({ rule }) => rule))]
      // A filing moved behind the notice is late too.
      const caused = known[number]?.[0] === 'order-of-steps' ? ['filed-in-time'] : []
      expect([number, ...certain]).toEqual([number, ...(known[number] ?? []), ...caused])
    }
  })
  test('a file alone gives what it gives in the folder, with the contract’s fields in their order', async () => {
    const { code, out } = await caught(run, [join(sample, '0018.json'), '--json'])
    const { files }: Output = JSON.parse(out)
    expect(code).toBe(1)
    expect(Object.keys(files[0] ?? {})).toEqual(['number', 'score', 'findings'])
    expect(files[0]?.findings).toEqual([
      expect.objectContaining({ rule: 'on-the-spot', clause: 'a1.1a', document: 'd1' }),
    ])
    const fields = ['rule', 'severity', 'certainty', 'document', 'expected', 'found', 'basis', 'clause']
    expect(Object.keys(files[0]?.findings[0] ?? {})).toEqual(fields)
  })
  test('is readable in Chinese without --json', async () => {
    const { out } = await caught(run, [join(sample, '0018.json')])
    expect(out).toContain('[错误] 现场检查笔录不是当日制作（on-the-spot）')
    expect(out).toContain('依据：《环境行政处罚证据指南》：现场检查笔录应当场制作（条文凭记忆，待核）；条款 a1.1a')
    expect(out).toContain('共检查 1 件案卷，1 件有确定的错误；1 条发现。')
  })
})

const folder = (files: Record<string, unknown>) =>
  folderOf(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, JSON.stringify(file)])))

describe('in English', () => {
  test('findings, their words and their basis; the result document stays as it is', async () => {
    const { out } = await caught(run, [join(sample, '0018.json'), '--lang', 'en'])
    expect(out).toContain('[error] the inspection record was not made on the spot (on-the-spot)')
    expect(out).toContain('site inspection record 2017-07-13: expected 2017-07-10; found 2017-07-13')
    expect(out).toContain('Basis: Guide to Evidence in Environmental Administrative Penalties: an inspection record')
    expect(out).toContain('(article recalled, to be verified); clause a1.1a')
    expect(out).toContain('1 case files checked, 1 with certain defects; 1 findings.')
    const [chinese, english] = [
      await caught(run, [sample, '--json']),
      await caught(run, [sample, '--json', '--language', 'en']),
    ]
    expect(english.out).toBe(chinese.out)
  })
  test('titles, bases and kinds of documents of all vectors: nothing is left in Chinese', async () => {
    const { out } = await caught(run, [sample, '--lang', 'en'])
    const words = out.split('\n').flatMap((line) => {
      const place = /^ {4}([^:]*): expected /.exec(line)?.[1]
      return place ?? (/^ {2}\[|Basis:/.test(line) ? [line] : [])
    })
    expect(words.filter((line) => /[\u4e00-\u9fff]/.test(line))).toEqual([])
  })
  test('problems of form', async () => {
    const raw = { ...cleanCase(), discovered: '2017-02-30', type: '罚款' }
    const { code, err } = await caught(run, [folder({ 'a.json': raw }), '--lang', 'en'])
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('not a date; write it as 2017-05-28 (written: "2017-02-30")'),
    ])
    expect(err).toContain('2 problems of form, nothing checked')
    expect(err.replace('罚款', '').split('one of: ')[0]).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('--report: by unit', () => {
  const [first, second, other] = [cleanCase(), cleanCase(), cleanCase()]
  for (const raw of [first, second]) set('d1', { recusal: 'told' })(raw)
  set('d2', { blanksStruck: false })(second)
  top({ unit: '650200' })(other)
  for (const [raw, hour] of [
    [first, '08'],
    [second, '12'],
    [other, '20'],
  ] as const) {
    set('d1', { start: `2017-06-12T${hour}:00`, end: `2017-06-12T${hour}:30` })(raw)
    set('d2', { start: `2017-06-12T${hour}:30`, end: `2017-06-12T${hour}:50` })(raw)
  }
  const place = folder({ 'a.json': first, 'b.json': second, 'c.json': other })
  test('which rules recur, most first', async () => {
    const { code, out } = await caught(run, [place, '--report', '--json'])
    const counts = { toLookAt: 0 }
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        units: [
          {
            ...{ unit: '650100', files: 2, defective: 2 },
            rules: [
              { rule: 'recusal-told', severity: 'error', files: 2, ...counts, findings: 2 },
              { rule: 'blanks-struck', severity: 'warning', files: 1, ...counts, findings: 1 },
            ],
          },
          { unit: '650200', files: 1, defective: 0, rules: [] },
        ],
      },
    ])
  })
  test('for people, in both languages', async () => {
    const chinese = await caught(run, [place, '--report'])
    expect(chinese.out).toContain('单位 650100：案卷 2 件，其中 2 件有确定的错误\n  [错误] 未告知申请回避的权利')
    const english = await caught(run, [place, '--report', '--lang', 'en'])
    expect(english.out).toContain('Unit 650200: 1 files, 0 of them with certain defects\n  nothing recurs')
  })
})

test('--rubric asks what a file leaves open', async () => {
  const { code, out } = await caught(run, [folder({ 'a.json': cleanCase('查封扣押') }), '--rubric'])
  expect(code).toBe(0)
  expect(out).toContain('[致命，请人工核实] 查封扣押未当场告知理由、依据、权利、救济，或未听取陈述申辩（seizure-told）')
  expect(out).toContain('2024 年评查否决项 16')
})

describe('exit code', () => {
  test('0: a warning or a question alone', async () => {
    const raw = cleanCase()
    set('d1', { blanksStruck: false })(raw)
    set('d4', { party: undefined })(raw)
    const { code, out } = await caught(run, [folder({ 'a.json': raw }), '--json'])
    const { files }: Output = JSON.parse(out)
    expect([code, files[0]?.findings.map(({ severity, certainty }) => `${severity} ${certainty}`)]).toEqual([
      0,
      ['fatal ask', 'warning certain'],
    ])
  })
  test('--at leaves out what was not yet due', async () => {
    const raw = cleanCase()
    drop('d8')(raw)
    const place = folder({ 'a.json': raw })
    const codes = [[], ['--at', '2017-07-17'], ['--at', '2017-07-18'], ['--at', '2017-7-18']]
    const found: number[] = []
    for (const more of codes) found.push((await caught(run, [place, ...more])).code)
    expect(found).toEqual([1, 0, 1, 2])
  })
})

describe('what is no case file: exit 2, every problem at once', () => {
  const refused = async (file: unknown): Promise<string[]> => {
    const { code, out, err } = await caught(run, [folder({ 'a.json': file }), '--json'])
    expect(code).toBe(2)
    const { errors }: Refused = JSON.parse(out)
    expect(err).toContain(`共 ${errors.length} 处格式问题`)
    return errors.map(({ path, value }) => (value === '' ? path : `${path} ${value}`))
  }
  const spoilt = (fields: Json) => {
    const raw = cleanCase()
    top(fields)(raw)
    return raw
  }
  test.each<[string, unknown, string[]]>([
    ['nothing in it', {}, ['type', 'number', 'unit', 'discovered', 'party', 'officers', 'documents']],
    ['a list', [], [' []']],
    ['null', null, ['']],
    ['no name of the party', spoilt({ party: { code: '1' } }), ['party.name']],
    ['a type nobody knows', spoilt({ type: '罚款' }), ['type 罚款']],
    ['a discovery on no day', spoilt({ discovered: '2017-02-30' }), ['discovered 2017-02-30']],
    ['a discovery without end', spoilt({ discovered: '9999-12-31' }), ['discovered 9999-12-31']],
    ['a unit in digits', spoilt({ unit: 650100 }), ['unit 650100']],
    ['a publication on no day', spoilt({ published: { date: '7 月' } }), ['published.date 7 月']],
    ['officers who are no list', spoilt({ officers: 'A' }), ['officers A']],
    ['a validity on no day', spoilt({ officers: [{ certificate: '1', validFrom: 'x' }] }), ['officers[0].validFrom x']],
    [
      'documents of every kind of trouble',
      spoilt({
        documents: [
          { id: 'a', kind: '现场检查笔录' },
          { id: 'a', kind: '笔录', date: '2017-13-01' },
          { kind: '送达回证', fine: '一万' },
          'd4',
          { id: 'b', kind: '采样记录', start: '2017-02-30T10:00', signature: 'yes', everyPageSigned: 1, officers: [7] },
        ],
      }),
      [
        'documents[3] d4',
        'documents[1].id a',
        'documents[1].kind 笔录',
        'documents[1].date 2017-13-01',
        'documents[2].id',
        'documents[2].fine 一万',
        'documents[4].start 2017-02-30T10:00',
        'documents[4].officers[0] 7',
        'documents[4].signature yes',
        'documents[4].everyPageSigned 1',
      ],
    ],
  ])('%s', async (_, file, problems) => {
    expect(await refused(file)).toEqual(problems)
  })
  test('several files: each is named, nothing is checked; expected.json is no case file', async () => {
    const place = folderOf({
      'b.json': '{',
      'a.json': '{}',
      'expected.json': '{}',
      'c.json': JSON.stringify(cleanCase()),
    })
    const { code, out } = await caught(run, [place, '--json'])
    const { errors }: Refused = JSON.parse(out)
    expect([code, [...new Set(errors.map(({ file }) => file))]]).toEqual([2, ['a.json', 'b.json']])
  })
  test.each([
    ['an archive', 'PK\u0003\u0004', /压缩包.*解压/, /archive.*unpack/],
    ['half a file', '{"number": "x",\n "unit"', /第 2 行第 \d+ 个字符/, /line 2, character \d+/],
    ['nothing', ' ', /文件是空的/, /the file is empty/],
  ])('%s, in the language asked for', async (_, content, chinese, english) => {
    const place = folderOf({ 'a.json': content })
    expect((await caught(run, [place])).err).toMatch(chinese)
    expect((await caught(run, [place, '--lang', 'en'])).err).toMatch(english)
  })
  test.each([
    [['--foo'], /没有选项“--foo”/, /no option "--foo"/],
    [['.', '--at'], /“--at”的值/, /"--at" has no value/],
  ])('options %s', async (args, chinese, english) => {
    const answers = [await caught(run, args), await caught(run, ['--lang', 'en', ...args])]
    expect(answers.map(({ code }) => code)).toEqual([2, 2])
    expect(answers[0]?.err).toMatch(chinese)
    expect(answers[1]?.err).toMatch(english)
  })
  test('a path that leads nowhere, no path, an empty folder', async () => {
    for (const args of [['/nowhere'], [], [folderOf({})]]) expect((await caught(run, args)).code).toBe(2)
  })
})
