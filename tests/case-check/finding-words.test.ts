/** a1.1a: no sentence about a finding carries a word of the JSON or an id that only programs know; every rule, both languages. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadLegalLimits } from '../../app/campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../../app/campaigns/load-working-days.ts'
import { makeDossiers } from '../../app/simulate/dossiers/set.ts'
import { cleanCase, drop, set, top } from './cases.ts'
import { basisInEnglish } from '../../rules/case-check/basis-words.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { checkFiles, type CheckedFile } from '../../rules/case-check/check.ts'
import { caseFileTypes, type CaseFile } from '../../rules/case-check/case-file.ts'
import { inWords } from '../../rules/case-check/finding-terms.ts'
import { documentTitle, findingWords } from '../../rules/case-check/finding-words.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'

const [calendar, limits] = await Promise.all([loadWorkingDays(), loadLegalLimits()])
const setting = { calendar, limits, window: { from: '2017-04-01', to: '2017-12-31' }, rubric: true }

/** As the editor names documents that came from elsewhere. */
function withLongIds(raw: unknown): unknown {
  const ids = new Map<unknown, string>()
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => {
        if (name !== 'id' && name !== 'of' && name !== 'recheck') return [name, walk(field)]
        ids.set(field, ids.get(field) ?? randomUUID())
        return [name, ids.get(field)]
      }),
    )
  }
  return walk(raw)
}

const read = (raw: unknown): CaseFile => {
  const found = readCaseFile(withLongIds(JSON.parse(JSON.stringify(raw))))
  if ('problems' in found) throw new Error(JSON.stringify(found.problems))
  return found.file
}

/** Planted, spoilt field by field, and two files in which one officer is in two places. */
function spoilt(): CaseFile[] {
  const fields = ['officers', 'start', 'end', 'content', 'interviewees', 'fine', 'articles', 'date', 'party', 'of']
  const made = caseFileTypes.flatMap((type) =>
    cleanCase(type).documents.flatMap(({ id }) =>
      fields.map((field) => {
        const raw = cleanCase(type)
        drop(String(id), field)(raw)
        return read(raw)
      }),
    ),
  )
  const blank = cleanCase()
  top({ officers: [], published: { url: 'https://example.org' }, complex: true })(blank)
  const told = cleanCase()
  set('d5', { rights: 'missing', statementMade: true, hearingRequested: true })(told)
  return [...made, read(blank), read(told), ...makeDossiers('words', 300, calendar).map(({ file }) => read(file))]
}

const files = spoilt()
const checked: CheckedFile[] = checkFiles(files, setting)
const elsewhere = new Map(files.map(({ number, documents }) => [number, documents]))
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-/
/** The words of the JSON that are no words of English. */
const keys =
  /\b(idNumber|everyPageSigned|readOpinion|blanksStruck|dailyFine|validFrom|validTo|statement(Heard|Reviewed|Made)|hearing(On|Requested)|violationEnded|legalReview|recusalRequests|urgent|undefined|null|true|false|recheck|refused-noted|absent-noted|YYYY)\b/

test.each(['zh-CN', 'en'] as const)('every rule is found, and says nothing internal in %s', (language) => {
  const internal = checked.flatMap(({ findings }, at) =>
    findings.flatMap((finding) => {
      const around = { documents: files[at]?.documents ?? [], language, elsewhere }
      const { place, expected, found } = findingWords(finding, around)
      const basis = language === 'en' ? basisInEnglish(limits, finding) : finding.basis
      const sentence = [place, expected, found, basis].join(' · ')
      const latin = language === 'zh-CN' && /[a-z]{2,}/i.test([place, expected, found].join(' '))
      return uuid.test(sentence) || keys.test(sentence) || latin ? [`${finding.rule}: ${sentence}`] : []
    }),
  )
  expect([...new Set(internal)].slice(0, 20)).toEqual([])
  const found = new Set<string>(checked.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  expect(Object.keys(ruleCatalogue).filter((rule) => !found.has(rule))).toEqual([])
})

test('two documents of one kind and day are told apart by their place', () => {
  const documents = [
    { id: 'a', kind: '现场检查笔录', date: '2017-05-28' },
    { id: 'b', kind: '现场检查笔录', start: '2017-05-28T10:05' },
    { id: 'c', kind: '采样记录' },
  ]
  expect(['a', 'b', 'c', 'x'].map((id) => documentTitle(id, documents, 'zh-CN'))).toEqual([
    '现场检查笔录 2017-05-28（第 1 份）',
    '现场检查笔录 2017-05-28（第 2 份）',
    '采样记录',
    '该份文书',
  ])
  expect(documentTitle('b', documents, 'en')).toBe('site inspection record 2017-05-28 (the 2. one)')
})

test('a day is not before or after, an amount not above or below', () => {
  expect(inWords('审核通过 <= 2017-04-21', 'zh-CN')).toBe('审核通过不晚于 2017-04-21')
  expect(inWords('fine <= 100000', 'en')).toContain('at most 100000')
  expect(inWords('>= 2', 'zh-CN')).toContain('不低于 2')
})
