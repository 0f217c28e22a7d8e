/** a1.1d, a1.1f: the draw as the contract writes it, and as anybody would recompute it. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareUtf8 } from './bytes.ts'
import { draw } from './draw.ts'
import { readSeed, refuseSeed } from './seed.ts'
import { canonicalUniverse, makeUniverse } from './universe.ts'

const types = ['按日连续处罚', '移送行政拘留', '涉嫌犯罪移送', '申请法院强制执行']
const rules = { types: { city: types, county: types }, clauses: ['a1.1d'] }
const units = [
  { code: '650100', level: 'city' },
  { code: '650000', level: 'root' },
  { code: '650102', level: 'county' },
]
const file = (number: string, unit: string, type: string) => ({ number, unit, type })
const files = [
  file('丙1', '650102', '按日连续处罚'),
  file('丙2', '650102', '按日连续处罚'),
  file('丙3', '650102', '按日连续处罚'),
  file('甲1', '650100', '按日连续处罚'),
  file('甲2', '650100', '一般行政处罚'),
  file('甲3', '650000', '按日连续处罚'),
  file('甲4', '650100', '移送行政拘留'),
]
const round = { campaign: 'xinjiang-2017', round: 1, seed: '31415926535897932384' }

describe('a program of ten lines, knowing only the published texts, agrees', () => {
  const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
  const own = files.filter((one) => one.unit !== '650000' && types.includes(one.type))
  const lines = own.map((one) => Buffer.from(`${one.number}\t${one.unit}\t${one.type}\n`)).sort(Buffer.compare)
  const hash = sha(Buffer.concat(lines).toString())
  const commitment = sha(`lianbing-draw-1\n${round.campaign}\n${round.round}\n${hash}\n`)
  const ticket = (number: string) => sha(`${commitment}\n${round.seed}\n${number}\n`)
  const record = draw(makeUniverse(rules, { units, files }), round)

  test('on universe and commitment', () => {
    expect([record.universeHash, record.commitment]).toEqual([hash, commitment])
  })
  test('on every stratum: the lowest ticket is drawn, the others follow in order', () => {
    for (const { unit, type, ...drawn } of record.drawn) {
      const all = own.filter((one) => one.unit === unit && one.type === type).map((one) => one.number)
      all.sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1))
      expect([drawn.file, ...drawn.replacements]).toEqual(all)
      expect(drawn.ticket).toBe(ticket(drawn.file))
    }
    expect(record.drawn.map(({ unit, type }) => `${unit} ${type}`)).toEqual([
      '650100 按日连续处罚',
      '650100 移送行政拘留',
      '650102 按日连续处罚',
    ])
  })
  test('a stratum without a file is empty, by unit and then by the definition’s order of types', () => {
    expect(record.empty.map(({ unit, type }) => `${unit} ${type}`)).toEqual([
      '650100 涉嫌犯罪移送',
      '650100 申请法院强制执行',
      '650102 移送行政拘留',
      '650102 涉嫌犯罪移送',
      '650102 申请法院强制执行',
    ])
  })
})

test('the order of the rows in the register moves nothing', () => {
  const [one, other] = [files, files.toReversed()].map((rows) =>
    draw(makeUniverse(rules, { units, files: rows }), round),
  )
  expect(other).toEqual(one)
})

test('only rows of a type drawn for the unit’s own level are in the universe, whatever is drawn elsewhere', () => {
  const narrow = { types: { city: ['移送行政拘留'], county: ['按日连续处罚'] }, clauses: [] }
  const universe = makeUniverse(narrow, { units, files })
  expect(universe.files.map(({ number }) => number)).toEqual(['丙1', '丙2', '丙3', '甲4'])
})

test('lines stand in the order of UTF-8 bytes, rare characters (two surrogates) after U+FFFD', () => {
  const rare = ['\u{20000}', '\uffee', '甲', 'A'].map((number) => file(number, '650100', '按日连续处罚'))
  const lines = canonicalUniverse(makeUniverse(rules, { units, files: rare })).split('\n')
  expect(lines.map((line) => line.split('\t')[0])).toEqual(['A', '甲', '\uffee', '\u{20000}', ''])
})

test('the comparison is that of bytes for any two texts', () => {
  const texts = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed())
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
    }),
    { seed: 7, numRuns: 500 },
  )
})

test.each([
  ['314-159 26535897932384', { seed: '31415926535897932384' }],
  ['3141 5926-5358 9793-238', { refused: 'too-short', found: '19' }],
  ['314-159 26535897932384626', { seed: '31415926535897932384626' }],
  ['1234567890123456789', { refused: 'too-short', found: '19' }],
  ['12345678901234567890', { seed: '12345678901234567890' }],
  ['1234567890123456789x', { refused: 'not-digits', found: 'x' }],
  ['１2345678901234567890', { refused: 'not-digits', found: '１' }],
  ['12345678901234567890\n', { refused: 'not-digits', found: '\n' }],
  ['123456789012345\t67890', { refused: 'not-digits', found: '\t' }],
  ['', { refused: 'too-short', found: '0' }],
])('seed %j', (text, expected) => {
  expect(readSeed(text)).toEqual(expected)
})

test.each([
  ['before its commitment', [{ round: 1 }], 'not-committed'],
  ['of a round nobody opened', [], 'not-committed'],
  ['a second time', [{ round: 1, commitment: 'c', seed: '2' }], 'seeded-already'],
  [
    'of another round',
    [
      { round: 1, commitment: 'c' },
      { round: 2, commitment: 'd', seed: '1' },
    ],
    'seed-used-in-another-round',
  ],
  [
    'of its own',
    [
      { round: 1, commitment: 'c' },
      { round: 2, commitment: 'd', seed: '2' },
    ],
    undefined,
  ],
])('a seed %s', (_, rounds, refusal) => {
  expect(refuseSeed(rounds, { round: 1, seed: '1' })).toBe(refusal)
})
