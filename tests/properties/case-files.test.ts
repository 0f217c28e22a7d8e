/**
 * a1.1a: unseen case files with planted defects, and twins that only just miss them: every planted rule is found, and nothing else.
 * A small share among all tests; 600 files under `npm run soak`.
 */
import { describe, expect, test } from 'vitest'
import { loadLegalLimits } from '../../app/campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../../app/campaigns/load-working-days.ts'
import { makeDossiers, plantedDefects } from '../../app/simulate/dossiers/set.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { checkFiles } from '../../rules/case-check/check.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import { seedOf, share } from '../soak.ts'

const limits = await loadLegalLimits()
const calendar = await loadWorkingDays()
const setting = { calendar, limits, window: { from: '2017-04-01', to: '2017-12-31' } }

describe('case files with planted defects and their twins', () => {
  const files = makeDossiers(String(seedOf('case-files')), share(200, 600), calendar)
  // Each alone: by chance an officer of two files has one certificate.
  const checked = files.map(({ file }) => {
    const read = readCaseFile(JSON.parse(JSON.stringify(file)))
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    const outside = !file.discovered.startsWith('2017')
    const [{ findings } = { findings: [] }] = checkFiles([read.file], setting)
    return findings.filter(({ rule }) => !(outside && rule === 'in-campaign'))
  })
  const rulesOf = (index: number, certainty: 'certain' | 'ask') =>
    new Set<string>((checked[index] ?? []).filter((one) => one.certainty === certainty).map(({ rule }) => rule))

  test('every planted defect is found', () => {
    const missed = files.flatMap(({ file, planted, asks }, index) => {
      const [certain, asked] = [rulesOf(index, 'certain'), rulesOf(index, 'ask')]
      return planted
        .filter((rule) => !(asks.includes(rule) ? asked : certain).has(rule))
        .map((rule) => `${file.number} ${file.type} ${rule}`)
    })
    expect(missed).toEqual([])
  })
  test('nothing is certain that was not planted or caused, and nothing at all is said of the twins', () => {
    const alarms = files.flatMap(({ file, planted, causes }, index) => {
      const found = [...rulesOf(index, 'certain'), ...(planted.length === 0 ? rulesOf(index, 'ask') : [])]
      return found
        .filter((rule) => !planted.includes(rule) && !causes.includes(rule))
        .map((rule) => `${file.number} ${file.type} [${planted.join(', ')}] ${rule}`)
    })
    expect(alarms).toEqual([])
  })
  test('every rule is planted, all about as often, and half of the files are clean', () => {
    const times = new Map<string, number>(Object.keys(ruleCatalogue).map((rule) => [rule, 0]))
    for (const { planted } of files) for (const rule of planted) times.set(rule, (times.get(rule) ?? 0) + 1)
    const least = Math.floor(files.length / 60)
    expect([...times].filter(([, count]) => count < least)).toEqual([])
    expect(plantedDefects.map(({ rule }) => rule).toSorted()).toEqual(Object.keys(ruleCatalogue).toSorted())
    expect(files.filter(({ planted }) => planted.length === 0)).toHaveLength(files.length / 2)
  })
})
