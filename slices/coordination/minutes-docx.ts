/** The minutes as .docx: A4, 仿宋 for the text and 黑体 for heads (GB/T 9704 names fonts that the office has). Chinese whatever the page's language. */
import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { chinese, fangSong, hei, sizes } from '../../platform/typeset/office-paper.ts'
import type { MeetingView } from './contract-problems.ts'
import { minutesParts, type MinutesPart } from './contract-minutes.ts'

const { title: TITLE, text: TEXT, small: SMALL } = sizes
/** GB/T 9704: 28 points a line; margins 37, 28, 35, 26 mm in twentieths of a point. */
const line = { line: 560, lineRule: LineRuleType.EXACT } as const
const margin = { top: 2098, left: 1588, bottom: 1984, right: 1474 }

const text = (words: string): Paragraph =>
  new Paragraph({
    ...{ spacing: line, indent: { firstLine: 2 * (TEXT / 2) * 20 } },
    children: [new TextRun({ text: words, font: fangSong, size: TEXT })],
  })
const head = (words: string): Paragraph =>
  new Paragraph({ spacing: line, keepNext: true, children: [new TextRun({ text: words, font: hei, size: TEXT })] })
const cell = (words: string): TableCell =>
  new TableCell({
    children: [new Paragraph({ children: [new TextRun({ text: words, font: fangSong, size: SMALL })] })],
  })

function partOf(part: MinutesPart): (Paragraph | Table)[] {
  const rows = part.rows ?? []
  return [
    head(part.head),
    ...(part.lines ?? []).map(text),
    ...(rows.length === 0
      ? []
      : [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: rows.map(
              (cells, at) => new TableRow({ tableHeader: at === 0, cantSplit: true, children: cells.map(cell) }),
            ),
          }),
        ]),
  ]
}

const footer = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fangSong, size: SMALL })],
    }),
  ],
})

export async function minutesDocx(signed: NonNullable<MeetingView['signed']>): Promise<Uint8Array<ArrayBuffer>> {
  const children = [
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      children: [new TextRun({ text: `${signed.title}会议纪要`, font: hei, size: TITLE })],
    }),
    ...minutesParts(signed).flatMap(partOf),
  ]
  const sections = [{ properties: { page: { margin } }, footers: { default: footer }, children }]
  const document = new Document({ title: signed.title, creator: '练兵', styles: chinese, sections })
  return new Uint8Array(await Packer.toBuffer(document))
}
