/** The verifier of a folder: a whole one holds, one that was touched anywhere does not, and it says where. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitmentOf, draw } from '../../../../rules/draw/draw.ts'
import { makeUniverse } from '../../../../rules/draw/universe.ts'
import { linesRoot } from '../../../../rules/draw/lines-root.ts'
import { maskedFiles, wholeFiles } from '../../folder-text.ts'
import type { FolderAsk } from '../../worker-input.ts'
import { knowsNothing, type Known } from './finding.ts'
import { bytesOf, rowsOf } from './read-folder.ts'
import { verifyFolder } from './verify-folder.ts'

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
      hash: sha(own.map(lineOf).join('')),
      size: own.length,
    }
  }),
)
const ask: FolderAsk = {
  ...{ kind: 'whole', purpose: 'case-files', campaign: 'xinjiang-2017', seed, strata, levels, record, recusals: [] },
  promised: {
    campaign: 'xinjiang-2017',
    round: 1,
    universeHash: universe.hash,
    linesRoot: linesRoot(strata.map(({ hash: linesHash, ...one }) => ({ ...one, linesHash }))),
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
const wrong = (folder: ReturnType<typeof folderOf>, known?: Partial<Known>) =>
  verifyFolder(folder, { ...knowsNothing, ...known })
    .findings.filter(({ holds }) => holds === false)
    .map(({ key, at = '' }) => `${key} ${at}`.trim())
const verdict = (folder: ReturnType<typeof folderOf>, known?: Partial<Known>) => {
  const { outcome, recomputed, of } = verifyFolder(folder, { ...knowsNothing, ...known })
  return [outcome, recomputed, of]
}

test('a whole folder is verified, quotes and commas in case numbers included', () => {
  expect(wrong(folderOf(wholeFiles(ask)))).toEqual([])
  expect(verdict(folderOf(wholeFiles(ask)))).toEqual(['verified', 4, 4])
  expect(rowsOf('\ufeffa,b\n"x,1","y""2"\n')).toEqual([['x,1', 'y"2']])
})

test.each([
  ['another seed', 'draw.json', seed, '11111111111111111111', 'differs-tickets drawn 650100 按日连续处罚'],
  ['a seed that is too short', 'draw.json', seed, '1', 'differs-seed seed'],
  ['another drawn file', 'draw.json', '"file": "', '"file": "甲9', 'differs-tickets drawn 650100 按日连续处罚'],
  ['a file slipped in', 'universe.csv', '乙1', '乙2', 'universe-hash'],
  ['a line taken out', 'universe.csv', '乙1,650102,移送行政拘留,2017-06-01,\n', '', 'units 650102'],
  ['another promise', 'commitment.json', record.commitment, 'f'.repeat(64), 'commitment'],
  ['another round', 'draw.json', '"round": 1', '"round": 2', 'differs-commitment commitment'],
  ['a stratum’s size', 'commitment.json', ask.promised.linesRoot ?? '-', 'f'.repeat(64), 'lines-root'],
  ['another type', 'draw.json', '"移送行政拘留"', '"别的"', 'differs-tickets drawn 650102 移送行政拘留'],
])('%s is found, even where all sums were made anew', (_, name, from, to, key) => {
  const folder = folderOf(wholeFiles(ask), { [name]: (text) => text.replace(from, to) })
  expect(wrong(folder)).toContain(key)
  expect(verifyFolder(folder).outcome).toBe('differs')
})

test('a touched file is named by its sum; one that was not chosen is missing, not wrong', () => {
  const touched = folderOf(wholeFiles(ask), { 'units.csv': (text) => text.replace('2017', '2016') }, false)
  expect(wrong(touched)).toEqual(['sums units.csv'])
  for (const name of ['universe.txt', 'draw.json', 'SHA256SUMS']) {
    const folder = folderOf(wholeFiles(ask))
    folder.delete(name)
    const said = verifyFolder(folder)
    expect([said.outcome, said.missing]).toEqual(['cannot', [name]])
  }
  expect(verifyFolder(new Map()).outcome).toBe('cannot')
})

const masked = (visible: string[], visibleUnits: string[] = []) =>
  maskedFiles({ ...ask, kind: 'masked', visible, visibleUnits })

test('a public folder without a public case cannot be verified, whatever seed and order stand in it', () => {
  expect(verdict(folderOf(masked([])))).toEqual(['cannot', 0, 4])
  const other = '99999999999999999999'
  expect(verdict(folderOf(masked([]), { 'draw-public.json': (text) => text.replace(seed, other) }))).toEqual([
    'cannot',
    0,
    4,
  ])
  const forged = maskedFiles({ ...ask, kind: 'masked', seed: other, promised: forgedPromise() })
  expect(verdict(folderOf(forged))).toEqual(['cannot', 0, 4])
})

/** A universe that nobody has seen, with a commitment that fits it. */
function forgedPromise() {
  const universeHash = sha('nothing')
  return {
    ...ask.promised,
    universeHash,
    commitment: commitmentOf({ campaign: 'xinjiang-2017', round: 1, universeHash }),
  }
}

test('what was noted in the hall finds a folder that was forged as a whole', () => {
  const noted = {
    commitment: record.commitment,
    linesRoot: ask.promised.linesRoot ?? '',
    seed: `${seed.slice(0, 5)} ${seed.slice(5)}`,
  }
  expect(wrong(folderOf(wholeFiles(ask)), noted)).toEqual([])
  const forged = maskedFiles({ ...ask, kind: 'masked', seed: '99999999999999999999', promised: forgedPromise() })
  expect(wrong(folderOf(forged), noted)).toEqual(['hall-commitment', 'hall-seed'])
})

test('the public folder is verified in part, without the numbers that are not public, and says how many', () => {
  const made = masked(['甲1'], ['650102'])
  expect(String(made.get('draw-public.json'))).not.toContain('甲,2')
  const { findings } = verifyFolder(folderOf(made))
  expect(verdict(folderOf(made))).toEqual(['partly', 2, 4])
  expect(findings.find(({ key }) => key === 'hidden')?.recorded).toBe('2 / 4')
  expect(findings.find(({ key }) => key === 'whole-strata')?.recorded).toBe('1 / 2')
})

test('a public folder with every number is as good as the whole one', () => {
  expect(verdict(folderOf(masked(files.map(({ number }) => number))))).toEqual(['verified', 4, 4])
})

test('who knows a number finds its place, and learns that one which was left out is not there', () => {
  const folder = folderOf(masked([]))
  expect(verdict(folder, { numbers: ['甲,2', '漏1'] })).toEqual(['partly', 1, 4])
  const { findings } = verifyFolder(folder, { ...knowsNothing, numbers: ['甲,2', '漏1'] })
  const place = [record.drawn[0]?.file, ...(record.drawn[0]?.replacements ?? [])].indexOf('甲,2') + 1
  expect(findings.find(({ key }) => key === 'number-found')?.at).toBe(`甲,2 → 650100 按日连续处罚 #${place}`)
  expect(findings.find(({ key }) => key === 'number-absent')?.at).toBe('漏1')
})

test.each([
  ['a seed that fits no number', seed, '11111111111111111111', 'differs-tickets 650100 按日连续处罚 甲1'],
  ['a swapped commitment', record.commitment, 'a'.repeat(64), 'differs-commitment commitment'],
  ['another number at a ticket', '"甲1"', '"甲7"', 'differs-tickets 650100 按日连续处罚 甲7'],
  ['a stratum’s size', '"size": 3', '"size": 4', 'differs-lines linesRoot'],
  ['a unit’s count', '"lines": 3', '"lines": 2', 'differs-lines units 650100'],
  ['no round', '"round": 1', '"round": 0', 'record-unreadable round'],
])('in a public folder %s is found', (_, from, to, key) => {
  const folder = folderOf(masked(['甲1']), { 'draw-public.json': (text) => text.replace(from, to) })
  expect(wrong(folder).some((one) => one.startsWith(key.trim()))).toBe(true)
  expect(verifyFolder(folder).outcome).toBe('differs')
})

test.each([
  [
    'a line hidden from the list',
    (text: string) => text.replace('甲1,650100,按日连续处罚\n', ''),
    '差 lines 650100 按日连续处罚 甲1',
  ],
  ['a line slipped into the list', (text: string) => `${text}甲8,650100,按日连续处罚\n`, '650100 按日连续处罚 甲8'],
])('in a public folder %s is found', (_, touch, at) => {
  const folder = folderOf(masked(['甲1']), { 'lines.csv': touch })
  expect(wrong(folder).join('\n')).toContain(at.replace('差 ', ''))
})

test('before the draw a folder promises, and says that nothing is drawn', () => {
  const before = { ...ask, seed: null, record: null, strata: strata.map((one) => ({ ...one, ordered: null })) }
  expect(verdict(folderOf(wholeFiles(before)))).toEqual(['verified', 4, 4])
  expect(verdict(folderOf(maskedFiles({ ...before, kind: 'masked', visible: ['甲1'] })))).toEqual(['cannot', 0, 4])
  expect(verdict(folderOf(maskedFiles({ ...before, kind: 'masked', visible: [], visibleUnits: ['650102'] })))).toEqual([
    'partly',
    1,
    4,
  ])
})

test('a hidden ticket that was taken out of an order is missed', () => {
  const folder = folderOf(masked(['甲1']), {
    'draw-public.json': (text) => {
      const read: { strata: { order: { file?: string }[] }[] } = JSON.parse(text)
      const order = read.strata[0]?.order ?? []
      order.splice(
        order.findIndex(({ file }) => file === undefined),
        1,
      )
      return JSON.stringify(read)
    },
  })
  expect(wrong(folder)).toEqual(['differs-tickets order 650100 按日连续处罚'])
})
