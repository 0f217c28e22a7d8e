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
  test('a path that leads nowhere, no path, an empty folder', async () => {
    for (const args of [['/nowhere'], [], [folderOf({})]]) expect((await caught(run, args)).code).toBe(2)
  })
})
