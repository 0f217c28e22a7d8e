/** a1.1d: `lianbing draw` and `verify-draw` on the vector, on bad input, and on records that somebody has changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caught, folderOf } from '../../tests/scoring/run-score.ts'
import { run as draw } from './draw.ts'
import { definition2017 } from '../../tests/scoring-vectors.ts'
import { tickets } from '../../rules/draw/draw.ts'
import { linesHash, linesRoot } from '../../rules/draw/lines-root.ts'
import { run as verify } from './verify-draw.ts'

const small = join(import.meta.dirname, '../../tests/vectors/draw/small')
const [cases, units] = [join(small, 'cases.csv'), join(small, 'units.csv')]
const seed = '314-159 26535897932384'
const known = readFileSync(join(small, 'expected.json'), 'utf8')
const standard = [cases, '--units', units, '--round', '1', '--seed', seed, '--json']

const unitRows =
  '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n650000,区,自治区级,,,,\n650100,市,市级,650000,1,,2017\n'
const caseHead = '案号,单位代码,案件类型,决定日期,罚款金额\n'
const folder = (rows: string) => folderOf({ 'u.csv': unitRows, 'c.csv': caseHead + rows })
const on = (place: string, more: string[] = []) => [join(place, 'c.csv'), '--units', join(place, 'u.csv'), ...more]
const ready = ['--round', '1', '--seed', '12345678901234567890', '--json']

const errorsOf = (out: string) => {
  const { errors }: { errors: { file: string; row: number; column: string; value: string }[] } = JSON.parse(out)
  return errors.map(({ file, row, column, value }) => [file, row, column, value])
}

describe('draw', () => {
  test('gives the known answer, keys in the contract’s order, the same bytes twice', async () => {
    const [first, second] = [await caught(draw, standard), await caught(draw, standard)]
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(JSON.stringify(JSON.parse(first.out))).toBe(JSON.stringify(JSON.parse(known)))
    expect(second.out).toBe(first.out)
  })
  test('is readable without --json', async () => {
    const { code, out } = await caught(draw, standard.slice(0, -1))
    expect(code).toBe(0)
    expect(out).toContain('650100 移送行政拘留 650100〔2017〕6号（递补 650100〔2017〕12号）')
    expect(out).toContain('没有案卷可抽：')
  })
  test('a register that cannot be read strictly draws nothing, every error told', async () => {
    const place = folder('1号,659999,按日连续处罚,2017-06-01,1\n1号,650100,没有,2017-02-30,-1\n')
    const { code, out, err } = await caught(draw, on(place, ready))
    expect(code).toBe(2)
    expect(errorsOf(out)).toEqual([
      ['c.csv', 2, '单位代码', '659999'],
      ['c.csv', 3, '案号', '1号'],
      ['c.csv', 3, '案件类型', '没有'],
      ['c.csv', 3, '决定日期', '2017-02-30'],
      ['c.csv', 3, '罚款金额', '-1'],
    ])
    expect(err).toContain('共 5 处错误，未抽取')
  })
  test('a name with a separator could stand for two rows: refused', async () => {
    const { code, out } = await caught(draw, on(folder('"1\t650100",650100,按日连续处罚,2017-06-01,1\n'), ready))
    expect([code, errorsOf(out)]).toEqual([2, [['c.csv', 2, '案号', '1\t650100']]])
  })
  test.each([
    ['no seed', ['--round', '1', '--json'], '--seed'],
    ['a seed of words', ['--round', '1', '--seed', '红心皇后红心皇后红心皇后红心皇后红心皇后', '--json'], '--seed'],
    ['19 digits', ['--round', '1', '--seed', '1234567890123456789', '--json'], '--seed'],
    ['round 0', ['--round', '0', '--seed', '12345678901234567890', '--json'], '--round'],
    ['round one', ['--round', 'one', '--seed', '12345678901234567890', '--json'], '--round'],
  ])('%s is refused', async (_, more, column) => {
    const { code, out } = await caught(draw, on(folder(''), more))
    expect([code, errorsOf(out).map(([, , at]) => at)]).toEqual([2, [column]])
  })
  test('a seed that begins with a hyphen is a seed', async () => {
    const { code } = await caught(draw, on(folder(''), ['--round', '1', '--seed', '-12345678901234567890', '--json']))
    expect(code).toBe(0)
  })
  test('a file that is not there, a campaign without a draw', async () => {
    const absent = await caught(draw, ['/nowhere/c.csv', '--units', units, ...ready])
    expect([absent.code, errorsOf(absent.out).map(([file]) => file)]).toEqual([2, ['c.csv']])
    const other = await caught(draw, [...standard, '--campaign', 'minimal'])
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('没有可抽的类型')])
  })
})

describe('in English', () => {
  test('the record is the same, the text and every refusal are English with a cure', async () => {
    const [chinese, english] = [await caught(draw, standard), await caught(draw, [...standard, '--lang', 'en'])]
    expect(english.out).toBe(chinese.out)
    const text = await caught(draw, [...standard.slice(0, -1), '--lang', 'en'])
    expect(text.out).toContain('No file to draw from:')
    const wrong: [string[], string][] = [
      [[], 'name the register of units with --units'],
      [on(folder(''), ['--lang', 'en']), 'give the round with --round'],
      [on(folder(''), ['--round', '0', '--seed', '1', '--lang', 'en']), '--seed: the seed has only 1 digits'],
      [[...standard, '--campaign', 'minimal'], 'choose another, or define one'],
      [on(folder('1号,659999,按日连续处罚,2017-06-01,1\n'), ready), 'c.csv row 2'],
    ]
    for (const [args, sentence] of wrong) {
      const { code, err } = await caught(draw, [...args, '--lang', 'en'])
      expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
      expect(err).toMatch(/errors, nothing drawn\n$/)
    }
  })
  test('verify-draw, and a language that there is not', async () => {
    const args = [join(small, 'expected.json'), cases, '--units', units]
    const holds = await caught(verify, [...args, '--language', 'en'])
    expect([holds.code, holds.out]).toEqual([0, expect.stringMatching(/^It holds: .* of round 1 /)])
    const more = folderOf({ 'cases.csv': `${readFileSync(cases, 'utf8')}新增1号,650100,移送行政拘留,2017-06-01,\n` })
    const differs = await caught(verify, [
      join(small, 'expected.json'),
      join(more, 'cases.csv'),
      ...args.slice(2),
      '--lang',
      'en',
    ])
    expect([differs.code, differs.out]).toEqual([1, expect.stringContaining('Check that record, register and units')])
    expect((await caught(verify, [...args, '--lang', 'fr'])).code).toBe(2)
  })
})

interface Changed {
  campaign: unknown
  round: unknown
  universeHash: string
  seed: string
  drawn: { file: string; replacements: string[] }[]
  empty?: unknown[]
}

const penalty = 'drawn 650100 移送行政拘留'

describe('verify-draw', () => {
  const check = async (change: (record: Changed) => void, more: string[] = []) => {
    const record: Changed = JSON.parse(known)
    change(record)
    const path = join(folderOf({}), 'draw.json')
    writeFileSync(path, JSON.stringify(record))
    return caught(verify, [path, cases, '--units', units, ...more])
  }

  test('says in a sentence that a true record holds', async () => {
    const { code, out } = await check(() => undefined)
    expect([code, out]).toEqual([0, expect.stringMatching(/^一致：第 1 轮.*\n$/)])
  })
  test.each<[string, (record: Changed) => void, string]>([
    [
      'another file drawn',
      ({ drawn: [first] }) => void Object.assign(first ?? {}, { file: '650100〔2017〕12号' }),
      penalty,
    ],
    ['a replacement left out', ({ drawn: [first] }) => void first?.replacements.pop(), penalty],
    ['a stratum left out', (record) => void record.drawn.shift(), penalty],
    ['two strata exchanged', (record) => void record.drawn.reverse(), 'drawn (order)'],
    ['an entry twice', (record) => void record.empty?.unshift(record.empty[0]), 'empty (order)'],
    ['no list of empty strata', (record) => void delete record.empty, 'empty'],
    ['another seed', (record) => void (record.seed = '12345678901234567890'), penalty],
    ['a seed too short', (record) => void (record.seed = '123'), 'seed'],
    ['another round', (record) => void (record.round = 2), 'commitment'],
    ['a round in words', (record) => void (record.round = 'one'), 'round'],
    ['another campaign', (record) => void (record.campaign = 'other'), 'campaign'],
    ['another universe', (record) => void (record.universeHash = 'ab'), 'universeHash'],
  ])('%s: exit 1, and it is named', async (_, change, at) => {
    const { code, out } = await check(change, ['--json'])
    const { holds, differences }: { holds: boolean; differences: { at: string }[] } = JSON.parse(out)
    expect([code, holds, differences.map((one) => one.at)]).toEqual([1, false, expect.arrayContaining([at])])
  })
  test('a register with one row more is another universe', async () => {
    const more = join(
      folderOf({ 'cases.csv': `${readFileSync(cases, 'utf8')}新增1号,650100,移送行政拘留,2017-06-01,\n` }),
      'cases.csv',
    )
    const { code, out } = await caught(verify, [join(small, 'expected.json'), more, '--units', units])
    expect([code, out]).toEqual([1, expect.stringContaining('universeHash')])
  })
  test('what is no record, and a bad register, are refused', async () => {
    const place = folderOf({ 'a.json': '[]', 'b.json': '{' })
    for (const name of ['a.json', 'b.json', 'none.json'])
      expect((await caught(verify, [join(place, name), cases, '--units', units])).code).toBe(2)
    const bad = folder('1号,659999,按日连续处罚,2017-06-01,1\n')
    expect((await caught(verify, [join(small, 'expected.json'), ...on(bad)])).code).toBe(2)
  })

  describe('a public record', () => {
    const all: {
      universeHash: string
      commitment: string
      seed: string
      drawn: { unit: string; type: string; file: string; replacements: string[] }[]
      empty: { unit: string; type: string }[]
    } = JSON.parse(known)
    const ticket = tickets(all.commitment, all.seed)
    const rank = (type: string) => definition2017.draw?.types['county']?.indexOf(type) ?? 0
    const strata = [
      ...all.drawn.map(({ unit, type, file, replacements }) => ({ unit, type, numbers: [file, ...replacements] })),
      ...all.empty.map((one) => ({ ...one, numbers: [] })),
    ]
      .toSorted((a, b) => Number(a.unit) - Number(b.unit) || rank(a.type) - rank(b.type))
      .map(({ unit, type, numbers }) => ({
        ...{ unit, type, size: numbers.length, order: numbers.map((number) => ({ ticket: ticket(number) })) },
        linesHash: linesHash(numbers.map((number) => ({ number, unit, type }))),
      }))
    const units = [...Map.groupBy(strata, ({ unit }) => unit)].map(([unit, own]) => ({
      unit,
      lines: own.reduce((sum, { size }) => sum + size, 0),
      hash: unitHash(unit),
    }))
    function unitHash(unit: string) {
      return linesHash(
        all.drawn
          .filter((one) => one.unit === unit)
          .flatMap(({ type, file, replacements }) => [file, ...replacements].map((number) => ({ number, unit, type }))),
      )
    }
    const { universeHash, commitment, seed } = all
    const record = {
      format: 'lianbing-draw-public-2',
      campaign: 'xinjiang-2017',
      round: 1,
      universeHash,
      commitment,
      seed,
      linesRoot: linesRoot(strata),
      units,
      strata,
    }
    const verdict = async (content: object, register = cases) => {
      const path = join(folderOf({}), 'draw-public.json')
      writeFileSync(path, JSON.stringify(content))
      const { code, out } = await caught(verify, [path, register, '--units', unitsFile, '--json'])
      const { outcome, recomputed, of }: { outcome: string; recomputed: number; of: number } = JSON.parse(out)
      return [code, outcome, recomputed, of]
    }
    const unitsFile = join(small, 'units.csv')
    const lines = units.reduce((sum, one) => sum + one.lines, 0)

    test('holds against the whole register, and no order in it may be moved', async () => {
      expect(await verdict(record)).toEqual([0, 'verified', lines, lines])
      const moved = strata.map((one) => ({ ...one, order: one.order.toReversed() }))
      expect((await verdict({ ...record, strata: moved })).slice(0, 2)).toEqual([1, 'differs'])
      expect((await verdict({ ...record, seed: '99999999999999999999' })).slice(0, 2)).toEqual([1, 'differs'])
      expect((await verdict({ format: record.format })).slice(0, 2)).toEqual([1, 'differs'])
    })
    test('cannot be verified against a register without its lines, in part against some', async () => {
      const [head = '', ...rows] = readFileSync(cases, 'utf8').trim().split(/\r?\n/)
      const none = join(folderOf({ 'cases.csv': `${head}\n` }), 'cases.csv')
      expect(await verdict(record, none)).toEqual([1, 'cannot', 0, lines])
      const own = rows.filter((row) => row.includes(strata.find(({ size }) => size > 0)?.unit ?? '-'))
      const some = join(folderOf({ 'cases.csv': `${[head, ...own].join('\n')}\n` }), 'cases.csv')
      const [code, outcome, recomputed] = await verdict(record, some)
      expect([code, outcome, Number(recomputed) > 0 && Number(recomputed) < lines]).toEqual([1, 'partly', true])
    })
  })
})
