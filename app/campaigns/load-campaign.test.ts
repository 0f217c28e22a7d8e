import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clauseUses } from '../../rules/definition/check-clauses.ts'
import {
  campaignsFolder,
  loadCampaign,
  parseCampaign,
  shippedCampaigns,
  type CampaignFile,
  type CampaignProblem,
} from './load-campaign.ts'

const shipped = await shippedCampaigns()

async function filesOf(name: string): Promise<CampaignFile[]> {
  const loaded = await loadCampaign(name)
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded.files
}
const edit = (files: CampaignFile[], name: string, change: (text: string) => string): CampaignFile[] =>
  files.map((file) => (file.name === name ? { name, text: change(file.text) } : file))
const problemsOf = (files: CampaignFile[]): CampaignProblem[] => {
  const loaded = parseCampaign(files)
  return 'problems' in loaded ? loaded.problems : []
}
const lineOf = (files: CampaignFile[], text: string): number =>
  (files.find((file) => file.name === 'campaign.yaml')?.text ?? '')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

describe.each(shipped)('%s', (name) => {
  test('every quote stands word for word in its document', async () => {
    const notice = (await readFile(join(campaignsFolder, name, 'notice.zh.md'), 'utf8')).replace(/\s+/g, '')
    const loaded = await loadCampaign(name)
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
    const clauses = Object.entries(loaded.campaign.clauses)
    const broken = clauses.filter(([, { quote }]) => quote === '' || !notice.includes(quote.replace(/\s+/g, '')))
    expect(broken.map(([id]) => id)).toEqual([])
    expect(clauses.filter(([, clause]) => clause.en === undefined)).toEqual([])
  })
  test('every reading is worded in both languages and takes an option of its page', async () => {
    const loaded = await loadCampaign(name)
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
    const pages = Object.values(loaded.campaign.readings)
    expect(Object.keys(loaded.campaign.readings).toSorted()).toEqual(
      Object.keys(loaded.campaign.definition.readings).toSorted(),
    )
    for (const page of pages) expect(page.options.map((option) => option.choice)).toContain(page.default)
  })
})

test('the notice of 2017 is the document as it came', async () => {
  const [head = '', ...rest] = (await readFile(join(campaignsFolder, 'xinjiang-2017', 'notice.zh.md'), 'utf8')).split(
    '-->\n',
  )
  const hash = createHash('sha256').update(rest.join('-->\n')).digest('hex')
  expect(head).toContain(hash)
})

test('2017: 88 clauses, 31 readings with the contract’s defaults, and every rule clause carries something', async () => {
  const loaded = await loadCampaign('xinjiang-2017')
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  const { definition, clauses, readings } = loaded.campaign
  expect([Object.keys(clauses).length, Object.keys(readings).length]).toEqual([88, 31])
  for (const [id, taken] of Object.entries(definition.readings))
    expect([id, taken.choice]).toEqual([id, readings[id]?.default])
  const used = new Set(
    [...clauseUses(definition), ...Object.values(readings).flatMap((page) => clauseUses(page))].map(
      (use) => use.clause,
    ),
  )
  const unused = Object.entries(clauses).filter(([id, { kind }]) => kind === 'rule' && !used.has(id))
  // What these ask of a person or a page is not a parameter of the definition.
  expect(unused.map(([id]) => id)).toEqual(['n2.2a', 'n5.1', 'n5.4a', 'a2.2b', 'a2.3c'])
})

describe('what is wrong is told with its place', () => {
  test('every problem at once, with line and column', async () => {
    const files = await filesOf('minimal')
    const broken = edit(files, 'campaign.yaml', (text) =>
      text
        .replace("points: '30'", 'points: 30')
        .replace('places: 3', 'places: 0')
        .replace('timezone: Asia/Shanghai', 'timezone: UTC')
        .replace('kind: case-files', 'kind: case-file'),
    )
    const problems = problemsOf(broken)
    expect(problems.map((problem) => problem.path)).toEqual([
      'timezone',
      'indicators[0].points',
      'individuals[0].kind',
      'awards[1].places',
    ])
    for (const problem of problems)
      expect(problem).toMatchObject({ file: 'campaign.yaml', line: expect.any(Number), message: expect.any(String) })
    expect(problems[0]).toMatchObject({ line: lineOf(broken, 'timezone: UTC'), column: 11 })
    expect(problems[1]).toMatchObject({ line: lineOf(broken, 'points: 30'), column: 13 })
    expect(problems[3]?.line).toBe(lineOf(broken, 'places: 0'))
  })
  test('a field that does not exist, at its own name', async () => {
    const broken = edit(await filesOf('minimal'), 'campaign.yaml', (text) =>
      text.replace('rootRegister:', 'colour: red\nrootRegister:'),
    )
    expect(problemsOf(broken)).toEqual([
      {
        file: 'campaign.yaml',
        line: lineOf(broken, 'colour'),
        column: 1,
        path: 'colour',
        message: '"colour" is not a field here',
      },
    ])
  })
  test('YAML that is none, and a key twice', async () => {
    const files = await filesOf('minimal')
    expect(problemsOf(edit(files, 'campaign.yaml', (text) => `${text}\n\t- [`))[0]).toMatchObject({
      file: 'campaign.yaml',
      path: '',
    })
    const twice = problemsOf(edit(files, 'clauses.yaml', (text) => `${text}m1: { title: a, kind: rule, quote: b }\n`))
    expect(twice[0]).toMatchObject({ file: 'clauses.yaml', column: 1, message: 'Map keys must be unique' })
  })
  test.each([
    ['reading: M1', 'reading: M9', 'reading M9 is not among the definition’s readings'],
    ['choice: half-and-half', 'choice: guess', '"guess" is none of the options of M1: half-and-half, mean-only'],
    ['tieBreak: [files]', 'tieBreak: [beauty]', '"beauty" is not known here; known: files, cases, exercise, exam'],
    ['of: station,', 'of: village,', '"village" is not known here; known: district, station, investigator'],
    ['within: district', 'within: village', '"village" is not known here; known: district, station'],
    ["target: '2'", "goal: '2'", 'reading M1 must give the number "target"'],
    ['id: cases', 'id: files', 'the id "files" stands twice'],
  ])('%s → %s', async (from, to, message) => {
    const broken = edit(await filesOf('minimal'), 'campaign.yaml', (text) => text.replace(from, to))
    const problems = problemsOf(broken)
    expect(problems.map((problem) => problem.message)).toContain(message.replace('’', "'"))
    expect(problems[0]?.line).toBeGreaterThan(1)
  })
  test('a day that the calendar does not have', async () => {
    const broken = edit(await filesOf('minimal'), 'campaign.yaml', (text) =>
      text.replaceAll("'2019-09-30'", "'2019-02-30'"),
    )
    const problems = problemsOf(broken)
    expect(problems[0]).toMatchObject({ path: 'period.to', message: 'a day that exists, YYYY-MM-DD' })
  })
  test('no such campaign: what there is', async () => {
    const loaded = await loadCampaign('no-such')
    expect('problems' in loaded && loaded.problems[0]?.message).toContain('minimal, province-2024, xinjiang-2017')
  })
})

describe('the hash', () => {
  const hashOf = (files: CampaignFile[]): string => {
    const loaded = parseCampaign(files)
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
    return loaded.campaign.hash
  }
  test('is of the content: comments, quotes and the order of keys never matter', async () => {
    const files = await filesOf('minimal')
    const same = edit(
      files,
      'campaign.yaml',
      (text) =>
        `# a comment\n${text.replace('curve: { is: capped-ratio }\n    zeroBaseline: { is: zero }', "zeroBaseline: { is: 'zero' }\n    curve: { is: capped-ratio }")}`,
    )
    expect(same).not.toEqual(files)
    expect(hashOf(same)).toBe(hashOf(files))
  })
  test('changes with a number, a quote or a page', async () => {
    const files = await filesOf('minimal')
    const others = [
      edit(files, 'campaign.yaml', (text) => text.replace('places: 3', 'places: 4')),
      edit(files, 'clauses.yaml', (text) => text.replace('30 分', '31 分')),
      edit(files, 'readings/M1.yaml', (text) => text.replace('moves: scores', 'moves: process')),
    ]
    expect(new Set([files, ...others].map(hashOf)).size).toBe(4)
  })
})
