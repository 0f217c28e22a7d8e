/** The verifier of a folder: a whole one holds, one that was touched anywhere does not, and it says where. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { draw } from '../../../../rules/draw/draw.ts'
import { makeUniverse } from '../../../../rules/draw/universe.ts'
import { maskedFiles, wholeFiles } from '../../folder-text.ts'
import type { FolderAsk } from '../../worker-input.ts'
import { bytesOf, rowsOf, verifyFolder } from './verify-folder.ts'

const types = ['按日连续处罚', '移送行政拘留']
const seed = '31415926535897932384'
const files = [
  ...['甲1', '甲,2', '甲"3'].map((number) => ({ number, unit: '650100', type: '按日连续处罚' })),
  { number: '乙1', unit: '650102', type: '移送行政拘留' },
]
const units = ['650100', '650102'].map((code) => ({ code, level: code === '650100' ? '市级' : '县级' }))
const levels = { 市级: types, 县级: types }
const universe = makeUniverse({ types: levels, clauses: [] }, { units, files })
const record = draw(universe, { campaign: 'xinjiang-2017', round: 1, seed })
const sha = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
const lineOf = ({ number, unit, type }: (typeof files)[number]) => `${number}\t${unit}\t${type}\n`

const strata = units.flatMap(({ code }) =>
  types.map((type) => {
    const own = universe.files.filter((one) => one.unit === code && one.type === type)
    const drawn = record.drawn.find((one) => one.unit === code && one.type === type)
    const order = drawn === undefined ? [] : [drawn.file, ...drawn.replacements]
    const text = (numbers: string[], end: string) => numbers.map((one) => `${one}${end}`).join('')
    return {
      unit: code,
      type,
      places: 1,
      lines: text(
        own.map(({ number }) => number),
        '\t2017-06-01\n',
      ),
      ordered: text(order, '\n'),
    }
  }),
)
const ask: FolderAsk = {
  ...{ kind: 'whole', purpose: 'case-files', campaign: 'xinjiang-2017', seed, strata, levels, record, recusals: [] },
  promised: {
    campaign: 'xinjiang-2017',
    round: 1,
    universeHash: universe.hash,
    commitment: record.commitment,
    committedAt: '',
  },
  unitHashes: units.map(({ code }) => {
    const own = universe.files.filter(({ unit }) => unit === code)
    return { unit: code, lines: own.length, hash: sha(own.map(lineOf).join('')) }
  }),
  units: units.map(({ code, level }) => [code, code, level, '', '0', '0', '2017']),
  ...{ visible: [], visibleUnits: [], readme: '', verifier: '', minutes: null, date: '' },
}

/** With the sums as the server writes them, or as they were before somebody touched a file. */
function folderOf(
  made: Map<string, string | Uint8Array>,
  touch: Record<string, (text: string) => string> = {},
  seal = true,
) {
  const before = new Map([...made].map(([name, text]) => [name, String(text)]))
  const after = new Map([...before].map(([name, text]) => [name, touch[name]?.(text) ?? text]))
  const sums = [...(seal ? after : before)].map(([name, text]) => `${sha(text)}  ${name}\n`).join('')
  return new Map([...after, ['SHA256SUMS', sums] as const].map(([name, text]) => [name, bytesOf(text)]))
}
const wrong = (folder: ReturnType<typeof folderOf>) =>
  verifyFolder(folder)
    .findings.filter(({ holds }) => holds === false)
    .map(({ key }) => key)

test('a whole folder holds, quotes and commas in case numbers included', () => {
  expect(wrong(folderOf(wholeFiles(ask)))).toEqual([])
  expect(rowsOf('\ufeffa,b\n"x,1","y""2"\n')).toEqual([['x,1', 'y"2']])
})

test.each([
  ['another seed', 'draw.json', seed, '11111111111111111111', 'drawn 650100 按日连续处罚'],
  ['another drawn file', 'draw.json', '"file": "', '"file": "甲9', 'drawn 650100 按日连续处罚'],
  ['a file slipped in', 'universe.csv', '乙1', '乙2', 'universe-hash'],
  ['another promise', 'commitment.json', record.commitment, 'f'.repeat(64), 'commitment'],
])('%s is found, even where all sums were made anew', (_, name, from, to, key) => {
  expect(wrong(folderOf(wholeFiles(ask), { [name]: (text) => text.replace(from, to) }))).toContain(key)
})

test('a touched file is named by its sum', () => {
  const touched = folderOf(wholeFiles(ask), { 'units.csv': (text) => text.replace('2017', '2016') }, false)
  expect(wrong(touched)).toEqual(['SHA256SUMS units.csv'])
})

test('the public folder holds without the numbers that are not public, and says how many it cannot see', () => {
  const made = maskedFiles({ ...ask, kind: 'masked', visible: ['甲1'], visibleUnits: ['650102'] })
  expect(String(made.get('draw-public.json'))).not.toContain('甲,2')
  const { findings } = verifyFolder(folderOf(made))
  expect(findings.filter(({ holds }) => holds === false)).toEqual([])
  expect(findings.find(({ key }) => key === 'hidden')?.recorded).toBe('2')
  expect(findings.find(({ key }) => key === 'own-unit 650102')?.holds).toBe(true)
  const swapped = (text: string) =>
    text.replace(record.drawn[0]?.ticket ?? '', '0'.repeat(64)).replace('"甲1"', '"甲7"')
  expect(wrong(folderOf(made, { 'draw-public.json': swapped })).length).toBeGreaterThan(0)
})
