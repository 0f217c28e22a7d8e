/** What `lianbing check-file` prints for people: each finding with its rule, document, expectation and legal basis, in Chinese. */
import type { CaseDocument, CaseFile } from '../../rules/case-check/case-file.ts'
import { ruleCatalogue, type Severity } from '../../rules/case-check/catalogue.ts'
import { isCertainDefect, type CheckedFile } from '../../rules/case-check/check.ts'
import type { Finding } from '../../rules/case-check/finding.ts'
import type { ReadFiles } from './case-file-folder.ts'

const severityWords: Record<Severity, string> = { fatal: '致命', error: '错误', warning: '提醒' }

/** Words and fields of a case file, as people say them. */
const words: Readonly<Record<string, string>> = {
  confirmed: '已告知并经当事人确认',
  told: '已告知，未经确认',
  missing: '没有',
  signed: '已签名',
  'refused-noted': '注明拒签',
  'absent-noted': '注明不在场',
  unsigned: '有修改未签名',
  none: '无修改',
  true: '是',
  false: '否',
  name: '姓名',
  idNumber: '身份证号',
  post: '职务',
  relation: '与本案关系',
  production: '生产情况',
  permits: '环保手续',
  treatment: '治理设施',
  violation: '违法事实',
  officers: '在执法人员名单中',
  date: '日期',
  from: '起始日',
  to: '截止日',
  of: '所属文书',
  recheck: '复查记录',
  days: '计罚日数',
  dailyFine: '每日罚款',
  fine: '罚款',
  articles: '条款',
  everyPageSigned: '逐页签名',
  readOpinion: '末页阅后意见',
  published: '公开',
  'published.date': '公开日期',
  'published.url': '公开网址',
  start: '开始',
  end: '结束',
  'YYYY-MM-DDTHH:MM': '起止时间都精确到分',
}

/** Whole words only: a name in a document's text stays as it is where it is no word of the file. */
export const inWords = (text: string): string =>
  text
    .split(/(, | = |=| < | <= |<= | > |> | – |; | )/)
    .map((part) => words[part] ?? symbols[part.trim()] ?? part)
    .join('')

const symbols: Readonly<Record<string, string>> = { '<=': '不晚于（不高于）', '>': '晚于 ', '<': ' 早于 ' }

export function checkedText({ files, names }: ReadFiles, checked: readonly CheckedFile[]): string {
  const parts = checked.map((one, index) => fileText(one, files[index], names[index] ?? ''))
  const defective = checked.filter(({ findings }) => findings.some(isCertainDefect)).length
  const total = checked.reduce((sum, { findings }) => sum + findings.length, 0)
  return `${parts.join('')}共检查 ${checked.length} 件案卷，${defective} 件有确定的错误；${total} 条发现。\n`
}

function fileText({ number, findings }: CheckedFile, file: CaseFile | undefined, name: string): string {
  const head = `${number}（${name}）`
  if (findings.length === 0) return `${head}：没有发现\n\n`
  const documents = new Map(file?.documents.map((document) => [document.id, document]))
  const lines = findings.map((finding) => findingText(finding, documents, file?.explanations ?? []))
  return `${head}：${findings.length} 条\n${lines.join('')}\n`
}

function findingText(
  finding: Finding,
  documents: ReadonlyMap<string, CaseDocument>,
  explanations: CaseFile['explanations'],
): string {
  const { rule, severity, certainty, document, expected, found, basis, clause } = finding
  const kind = document === null ? '全卷' : `${documents.get(document)?.kind ?? ''} ${document}`
  const explained = explanations.find((one) => one.rule === rule && one.text !== '')
  const lines = [
    `  [${severityWords[severity]}${certainty === 'ask' ? '，请人工核实' : ''}] ${ruleCatalogue[rule]['zh-CN']}（${rule}）`,
    `    ${kind}：应为 ${inWords(expected)}；实为 ${found === null ? '（无）' : inWords(found)}`,
    `    依据：${basis}；条款 ${clause}`,
    ...(explained === undefined ? [] : [`    说明：${explained.text}`]),
  ]
  return `${lines.join('\n')}\n`
}
