/** What `lianbing check-file` prints for people: each finding with its rule, document, expectation and legal basis; or by unit. */
import type { CaseDocument, CaseFile } from '../../rules/case-check/case-file.ts'
import { basisInEnglish } from '../../rules/case-check/basis-words.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { isCertainDefect, type CheckedFile } from '../../rules/case-check/check.ts'
import type { Finding } from '../../rules/case-check/finding.ts'
import type { LegalLimits } from '../../rules/case-check/limits.ts'
import { vetoesOf } from '../../rules/case-check/rubric-vetoes.ts'
import type { UnitReport } from '../../rules/case-check/unit-report.ts'
import type { ReadFiles } from './case-file-folder.ts'
import { inWords, kindIn, said, severityWords } from './check-file-words.ts'
import type { Language } from './score-words.ts'

export interface Shown {
  language: Language
  limits: LegalLimits
}

export function checkedText({ files, names }: ReadFiles, checked: readonly CheckedFile[], shown: Shown): string {
  const parts = checked.map((one, index) => fileText(one, { file: files[index], name: names[index] ?? '' }, shown))
  const defective = checked.filter(({ findings }) => findings.some(isCertainDefect)).length
  const total = checked.reduce((sum, { findings }) => sum + findings.length, 0)
  return `${parts.join('')}${said[shown.language].total(checked.length, defective, total)}\n`
}

interface Source {
  file: CaseFile | undefined
  name: string
}

function fileText({ number, findings }: CheckedFile, { file, name }: Source, shown: Shown): string {
  const head = said[shown.language].head(number, name, findings.length)
  const documents = new Map(file?.documents.map((document) => [document.id, document]))
  const lines = findings.map((finding) => {
    const document = finding.document === null ? undefined : documents.get(finding.document)
    return findingText(finding, { document, explanations: file?.explanations ?? [] }, shown)
  })
  return `${head}\n${lines.join('')}\n`
}

interface Around {
  document: CaseDocument | undefined
  explanations: CaseFile['explanations']
}

function findingText(finding: Finding, { document, explanations }: Around, { language, limits }: Shown): string {
  const { rule, severity, certainty, expected, found, clause } = finding
  const words = said[language]
  const place = document === undefined ? words.wholeFile : `${kindIn(document.kind, language)} ${document.id}`
  const explained = explanations.find((one) => one.rule === rule && one.text !== '')
  const basis = language === 'en' ? basisInEnglish(limits, finding) : finding.basis
  const vetoes = vetoesOf(rule).join(language === 'en' ? ', ' : '、')
  const compared = words.finding(inWords(expected, language), found === null ? words.nothing : inWords(found, language))
  const lines = [
    `  [${severityWords[language][severity]}${certainty === 'ask' ? words.asked : ''}] ${titleOf(rule, language)}`,
    `    ${place}${language === 'en' ? ': ' : '：'}${compared}`,
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
