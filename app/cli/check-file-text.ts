/** What `lianbing check-file` prints for people: each finding with its rule, document, expectation and legal basis; or by unit. */
import type { CaseFile } from '../../rules/case-check/case-file.ts'
import { basisInEnglish } from '../../rules/case-check/basis-words.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { isCertainDefect, type CheckedFile } from '../../rules/case-check/check.ts'
import type { Finding } from '../../rules/case-check/finding.ts'
import { findingWords, type TitledDocument } from '../../rules/case-check/finding-words.ts'
import type { LegalLimits } from '../../rules/case-check/limits.ts'
import { vetoesOf } from '../../rules/case-check/rubric-vetoes.ts'
import type { UnitReport } from '../../rules/case-check/unit-report.ts'
import type { ReadFiles } from './case-file-folder.ts'
import { said, severityWords } from './check-file-words.ts'
import type { Language } from './score-words.ts'

export interface Shown {
  language: Language
  limits: LegalLimits
}

export function checkedText({ files, names }: ReadFiles, checked: readonly CheckedFile[], shown: Shown): string {
  const elsewhere = new Map(files.map(({ number, documents }) => [number, documents]))
  const parts = checked.map((one, index) =>
    fileText(one, { file: files[index], name: names[index] ?? '', elsewhere }, shown),
  )
  const defective = checked.filter(({ findings }) => findings.some(isCertainDefect)).length
  const total = checked.reduce((sum, { findings }) => sum + findings.length, 0)
  return `${parts.join('')}${said[shown.language].total(checked.length, defective, total)}\n`
}

interface Source {
  file: CaseFile | undefined
  name: string
  /** The documents of the files checked together, by number. */
  elsewhere: ReadonlyMap<string, readonly TitledDocument[]>
}

function fileText({ number, findings }: CheckedFile, source: Source, shown: Shown): string {
  const head = said[shown.language].head(number, source.name, findings.length)
  return `${head}\n${findings.map((finding) => findingText(finding, source, shown)).join('')}\n`
}

function findingText(finding: Finding, { file, elsewhere }: Source, { language, limits }: Shown): string {
  const { rule, severity, certainty, clause } = finding
  const words = said[language]
  const { place, expected, found } = findingWords(finding, { documents: file?.documents ?? [], language, elsewhere })
  const explained = file?.explanations.find((one) => one.rule === rule && one.text !== '')
  const basis = language === 'en' ? basisInEnglish(limits, finding) : finding.basis
  const vetoes = vetoesOf(rule).join(language === 'en' ? ', ' : '、')
  const lines = [
    `  [${severityWords[language][severity]}${certainty === 'ask' ? words.asked : ''}] ${titleOf(rule, language)}`,
    `    ${place}${language === 'en' ? ': ' : '：'}${words.finding(expected, found)}`,
    `    ${words.basis(basis, clause)}${vetoes === '' ? '' : words.veto(vetoes)}`,
    ...(explained === undefined ? [] : [`    ${words.explained}${language === 'en' ? ': ' : '：'}${explained.text}`]),
  ]
  return `${lines.join('\n')}\n`
}

const titleOf = (rule: Finding['rule'], language: Language): string =>
  language === 'en' ? `${ruleCatalogue[rule].en} (${rule})` : `${ruleCatalogue[rule]['zh-CN']}（${rule}）`

/** Which defects recur, unit by unit: what each has to practise (n1.3). */
export function reportText(units: readonly UnitReport[], language: Language): string {
  const words = said[language]
  return units
    .map(({ unit, files, defective, rules }) => {
      const lines = rules.map(({ rule, severity, ...counts }) => {
        const title = ruleCatalogue[rule][language]
        return `  [${severityWords[language][severity]}] ${words.recurring({ title, id: rule, ...counts })}`
      })
      return `${[words.unit(unit, files, defective), ...(lines.length === 0 ? [words.clean] : lines)].join('\n')}\n`
    })
    .join('\n')
}
