/** What the official form says, top to bottom (现场检查（勘察）笔录, 调查询问笔录): heading, particulars, what was told, the body. n2.2a. */
import { demands } from './demands.ts'
import { beijingMinute, shownMinute } from './moments.ts'
import { questionsOf } from './questions.ts'
import type { Answer, Photo, RecordContent } from './record.ts'
import type { Template } from './template.ts'
import { headingOf, textsOf } from './texts.ts'
import type { RecordKind } from './words.ts'

export interface Piece {
  text: string
  /** Replaced after printing: stays legible. */
  struck?: true
}
/** One paragraph; `indent` in characters. */
export interface Paragraph {
  pieces: Piece[]
  indent: number
}

export const titleOf = (kind: RecordKind): string => (kind === '现场检查笔录' ? '现场检查（勘察）笔录' : '调查询问笔录')

/** Who signs each page, in the order of the form. */
export const signersOf = (kind: RecordKind): readonly string[] =>
  kind === '现场检查笔录' ? ['被检查人（现场负责人）', '检查（勘察）人', '记录人'] : ['被询问人', '询问人', '记录人']

const minuteText = (moment: string): string => {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(moment) ?? []
  return year === undefined ? '' : `${year}年${Number(month)}月${Number(day)}日${hour}时${minute}分`
}

/** Of the same day the hour alone. */
const endText = (start: string, end: string): string =>
  start.slice(0, 10) === end.slice(0, 10) ? minuteText(end).replace(/^.*日/, '') : minuteText(end)

/** An empty place is struck out: nothing can be written into it later. */
const orBlank = (text: string): string => (text.trim() === '' ? '／' : text.trim())

export function formTexts(content: RecordContent, unitName: string, template: Template): Paragraph[] {
  const isInquiry = content.kind === '调查询问笔录'
  const form = new Form(content)
  const { told, opinion } = template
  const verb = isInquiry ? '询问' : '检查（勘察）'
  form.line([`${verb}时间：`, form.of('start', minuteText), '至', form.of('end', (end) => endText(content.start, end))])
  form.line([`${verb}地点：`, form.of('place')])
  form.line([`${isInquiry ? '当事人' : '被检查（勘察）人'}名称：`, form.of('party.name')])
  form.line(['统一社会信用代码（组织机构代码）：', form.of('party.code')])
  form.line(['法定代表人（负责人）：', form.of('party.representative'), '　地址：', form.of('party.address')])
  form.line([
    isInquiry ? '被询问人姓名：' : '现场负责人姓名：',
    form.of('person.name'),
    '　身份证号：',
    form.of('person.idNumber'),
  ])
  form.line(['职务：', form.of('person.post'), '　与本案关系：', form.of('person.relation')])
  form.line(['电话：', form.of('person.phone'), '　住址：', form.of('person.address')])
  form.line(['其他参加人姓名及工作单位：', form.of('others')])
  form.line([`${verb}人及执法证号：`, form.of('officers')])
  form.line(['记录人及执法证号：', form.of('recorder'), '　工作单位：', orBlank(unitName)])
  const words = told[content.kind]
  form.line([`告知：${words.certificates}`, ...confirmed(form, 'certificates')])
  form.line([words.recusal, ...confirmed(form, 'recusal')])
  form.line([isInquiry ? '询问内容：' : '检查（勘察）情况：'])
  for (const answer of content.answers) form.answer(answer, isInquiry)
  content.photos.forEach((photo, index) => form.line([photoText(photo, index + 1)]))
  for (const of of reasonsIn(content))
    form.line([`未填写项目的说明（${reasonTitle(of, content, template)}）：`, form.of(`reason.${of}`)])
  form.line([`${isInquiry ? '被询问人' : '被检查人'}阅后意见（请手写“${opinion[content.kind]}”）：`])
  return form.paragraphs
}

/** The camera's claim on Beijing's clock, and the whole hash, on a line of its own. */
const photoText = ({ caption, takenAt, sha256 }: Photo, number: number): string =>
  `照片${number}：${caption.trim() === '' ? '现场照片' : caption.trim()}，${shownMinute(beijingMinute(takenAt))}摄\nSHA-256：${sha256}`

/** Those that stand in the record and those that were struck out, once each. */
const reasonsIn = ({ reasons, struck }: RecordContent): string[] => [
  ...new Set([
    ...reasons.map(({ of }) => of),
    ...struck.flatMap(({ field }) => (field.startsWith('reason.') ? [field.slice('reason.'.length)] : [])),
  ]),
]

function reasonTitle(of: string, { kind, bank, answers }: RecordContent, template: Template): string {
  const stated = demands.find(({ item, kinds }) => item === of && kinds.includes(kind))
  if (stated !== undefined) return stated.title.zh
  const asked = answers.find(({ id }) => `answers.${id}` === of)?.asked
  const question = questionsOf(template, kind, bank).find(({ id }) => `answers.${id}` === of)
  return headingOf(asked ?? question?.ask ?? '')
}

const toldWords: Record<string, string> = {
  confirmed: '已告知，对方确认。',
  told: '已告知，对方未确认。',
  missing: '未告知。',
}

const confirmed = (form: Form, field: 'certificates' | 'recusal'): (string | Piece[])[] => [
  '（',
  form.of(field, (word) => toldWords[word] ?? ''),
  '）',
]

/** Builds paragraphs; a corrected text shows what stood there before, struck. */
class Form {
  readonly paragraphs: Paragraph[] = []
  readonly #content: RecordContent
  readonly #texts: Map<string, string>

  constructor(content: RecordContent) {
    this.#content = content
    this.#texts = textsOf(content)
  }

  of(field: string, say: (text: string) => string = (text) => text): Piece[] {
    const before = this.#content.struck
      .filter((one) => one.field === field && say(one.text) !== '')
      .map(({ text }): Piece => ({ text: say(text), struck: true }))
    return [...before, { text: orBlank(say(this.#texts.get(field) ?? '')) }]
  }

  line(parts: (string | Piece[])[], indent = 0): void {
    const pieces = parts.flatMap((part) => (typeof part === 'string' ? [{ text: part }] : part))
    this.paragraphs.push({ pieces, indent })
  }

  /** An inquiry as 问 and 答, an inspection as running text. Line breaks of the writer stay. */
  answer({ id }: Answer, isInquiry: boolean): void {
    if (!isInquiry) return this.line([this.of(`asked.${id}`), this.of(`answers.${id}`)], 2)
    this.line(['问：', this.of(`asked.${id}`)])
    this.line(['答：', this.of(`answers.${id}`)])
  }
}
