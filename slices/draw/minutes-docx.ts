/** The minutes as .docx: A4, 仿宋 for the text and 黑体 for heads (GB/T 9704 names fonts that the office has), lines to sign on. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { MinutesView } from './contract-minutes.ts'
import { signatureCells } from './model.ts'

const song = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
/** Half-points: 二号, 三号, 五号. */
const [TITLE, TEXT, SMALL] = [44, 32, 21]

/** Without it Chinese is set in Japanese shapes where the named fonts are missing. */
const styles = { default: { document: { run: { language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } } }

const text = (words: string, size = SMALL): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: words, font: song, size })] })

const head = (words: string): Paragraph =>
  new Paragraph({
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: words, font: hei, size: TEXT })],
  })

/** A table whose head repeats on every page. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  const cells = (line: readonly string[]): TableCell[] =>
    line.map(
      (words, at) =>
        new TableCell({ width: { size: widths[at] ?? 25, type: WidthType.PERCENTAGE }, children: [text(words)] }),
    )
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(heads.length === 0 ? [] : [new TableRow({ tableHeader: true, children: cells(heads) })]),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row) })),
    ],
  })
}

const footer = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: song, size: SMALL })],
    }),
  ],
})

export async function minutesDocx(minutes: MinutesView): Promise<Uint8Array<ArrayBuffer>> {
  const { title, facts, drawn, empty, hash } = minutes
  const children = [
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      children: [new TextRun({ text: title, font: hei, size: TITLE })],
    }),
    table([], facts, [26, 74]),
    head('一、抽中'),
    table(
      ['单位', '类型', '抽中', '其后递补（件）'],
      drawn.map(({ unit, type, taken, left }) => [unit, type, taken, String(left)]),
      [28, 24, 34, 14],
    ),
    head('二、无案卷可抽'),
    empty.length === 0
      ? text('每层都有案卷。')
      : table(
          ['单位', '类型'],
          empty.map(({ unit, type }) => [unit, type]),
          [50, 50],
        ),
    head('三、签字'),
    text(`本记录的校验值（SHA-256）：${hash}`),
    table(['岗位', '签字', '日期'], signatureCells(minutes), [40, 36, 24]),
  ]
  const document = new Document({
    title,
    creator: '练兵',
    styles,
    sections: [{ footers: { default: footer }, children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
