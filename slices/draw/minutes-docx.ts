/** The minutes as .docx: A4, 仿宋 for the text and 黑体 for heads (GB/T 9704 names fonts that the office has), lines to sign on. */
import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { chinese, fangSong, hei, sizes } from '../../platform/typeset/office-paper.ts'
import type { MinutesView } from './contract-minutes.ts'
import { signatureCells } from './model.ts'

const { title: TITLE, text: TEXT, small: SMALL } = sizes

/** A line end begins a new line in the same paragraph. */
const runs = (words: string, font: typeof fangSong, size: number): TextRun[] =>
  words.split('\n').map((line, at) => new TextRun({ text: line, font, size, ...(at === 0 ? {} : { break: 1 }) }))

const text = (words: string, more: Partial<IParagraphOptions> = {}): Paragraph =>
  new Paragraph({ ...more, children: runs(words, fangSong, SMALL) })

const head = (words: string): Paragraph =>
  new Paragraph({
    ...{ keepNext: true, spacing: { before: 240, after: 120 } },
    children: [new TextRun({ text: words, font: hei, size: TEXT })],
  })

interface TableForm {
  /** In percent. */
  widths: readonly number[]
  /** Of each row below the head, in twentieths of a point; what stands in it is in its middle. */
  height?: number
}

/** A table whose head repeats on every page. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], { widths, height }: TableForm): Table {
  const tall = height === undefined ? {} : { height: { value: height, rule: HeightRule.ATLEAST } }
  const cells = (line: readonly string[]): TableCell[] =>
    line.map(
      (words, at) =>
        new TableCell({
          ...{ width: { size: widths[at] ?? 25, type: WidthType.PERCENTAGE }, verticalAlign: VerticalAlign.CENTER },
          children: [text(words, { keepNext: height !== undefined })],
        }),
    )
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(heads.length === 0 ? [] : [new TableRow({ tableHeader: true, children: cells(heads) })]),
      ...rows.map((row) => new TableRow({ cantSplit: true, ...tall, children: cells(row) })),
    ],
  })
}

const footer = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fangSong, size: SMALL })],
    }),
  ],
})

/** 1.6 cm, so that a hand can sign. */
const SIGNING_ROW = 907
/** More do not stand in one line of the column. */
const NUMBER_LINE = 17

/** A campaign's name and what is drawn, each on a line of its own: no line ends within a word. */
const titleLines = (title: string): string => title.replace('\u3000', '\n')
const unitLines = (unit: string): string => unit.replace(/ (?=[0-9A-Za-z-]+$)/, '\n')
const numberLines = (taken: string): string =>
  taken
    .split('、')
    .map((one) => (one.length > NUMBER_LINE ? one.replace('〔', '\n〔') : one))
    .join('、')

export async function minutesDocx(minutes: MinutesView): Promise<Uint8Array<ArrayBuffer>> {
  const { title, facts, drawn, empty, hash } = minutes
  const children = [
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      children: runs(titleLines(title), hei, TITLE),
    }),
    table([], facts, { widths: [32, 68] }),
    head('一、抽中'),
    table(
      ['单位', '类型', '抽中', '其后递补（件）'],
      drawn.map(({ unit, type, taken, left }) => [unitLines(unit), type, numberLines(taken), String(left)]),
      { widths: [24, 22, 40, 14] },
    ),
    head('二、无案卷可抽'),
    empty.length === 0
      ? text('每层都有案卷。')
      : table(
          ['单位', '类型'],
          empty.map(({ unit, type }) => [unit, type]),
          { widths: [50, 50] },
        ),
    head('三、签字'),
    text(`本记录的校验值（SHA-256）：\n${hash}`, { keepNext: true, spacing: { after: 120 } }),
    table(['岗位', '签字', '日期'], signatureCells(minutes), { widths: [34, 42, 24], height: SIGNING_ROW }),
  ]
  const document = new Document({
    title,
    creator: '练兵',
    styles: chinese,
    sections: [{ footers: { default: footer }, children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
