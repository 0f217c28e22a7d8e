/**
 * The form as .docx: the same sheets, with the fonts that an office has (仿宋_GB2312, 方正小标宋简体; GB/T 9704). Every line has an exact
 * height and every sheet its own page, so that a page holds here what it holds on the screen and in the PDF.
 */
import {
  AlignmentType,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageBreak,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { LaidOut, Line, Page } from '../../rules/drafting/pages.ts'

const body = { ascii: '仿宋_GB2312', hAnsi: '仿宋_GB2312', eastAsia: '仿宋_GB2312' }
const heading = { ascii: '方正小标宋简体', hAnsi: '方正小标宋简体', eastAsia: '方正小标宋简体' }
/** Twentieths of a point. */
const ROW = 430
const RIGHT = 9180
const MARGIN = 1361
/** Half points: 13, so that a line holds what was laid out for it also where another font stands in. */
const TEXT = 26
const SMALL = 21

const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 })

export async function docxOf(laid: LaidOut, isPrinted: boolean): Promise<Uint8Array> {
  const children = laid.pages.flatMap((page) => sheet(laid, page, isPrinted))
  const margin = { top: 900, bottom: 600, left: MARGIN, right: MARGIN, header: 200 }
  const page = { size: { width: 11906, height: 16838 }, margin }
  const document = new Document({
    ...{ title: laid.title, creator: laid.unitName, description: `SHA-256 ${laid.hash}` },
    styles: { default: { document: { run: { font: body, size: TEXT } } } },
    sections: [{ properties: { page }, children, ...(isPrinted ? {} : { headers: { default: draftMark() } }) }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Across the middle of every sheet, behind its text; the header itself stays lower than the margin and moves no line. */
const draftMark = (): Header =>
  new Header({
    children: [
      new Paragraph({
        spacing: exact(20),
        children: [new TextWatermark({ text: '草稿', font: '方正小标宋简体', color: 'E09A92' })],
      }),
    ],
  })

const unsigned = (text: string): Paragraph =>
  new Paragraph({ spacing: exact(440), children: [new TextRun({ text, font: body, size: SMALL, strike: true })] })

function sheet({ title, signers }: LaidOut, page: Page, isPrinted: boolean): Paragraph[] {
  const name = page.number === 1 ? title : `${title}（续）`
  return [
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, spacing: exact(700) },
      children: [
        ...(page.number === 1 ? [] : [new PageBreak()]),
        new TextRun({ text: name, font: heading, size: 40, bold: true }),
      ],
    }),
    ...page.lines.map(row),
    ...Array.from({ length: page.opinion }, () => row([{ text: '' }])),
    ...struckOut(page.blank),
    ...signers.map((signer) =>
      isPrinted ? ends(`${signer}签名：`, '年　　月　　日', SMALL) : unsigned(`${signer}签名：不得签署`),
    ),
    ends(isPrinted ? `校验码 ${page.mark}` : '草稿，不得签署', `第 ${page.number} 页 共 ${page.of} 页`, 20),
  ]
}

const rule = { style: 'single' as const, size: 2, color: 'AAAAAA', space: 0 }
const ruled = { bottom: rule, between: rule }

const row = (line: Line): Paragraph =>
  new Paragraph({
    ...{ spacing: exact(ROW), border: ruled, autoSpaceEastAsianText: false },
    children: line.map(
      ({ text, struck }) => new TextRun({ text, font: body, size: TEXT, ...(struck === true ? { strike: true } : {}) }),
    ),
  })

/** Nothing can be written into what is left of the sheet. */
const struckOut = (count: number): Paragraph[] =>
  Array.from({ length: count }, (_, at) => {
    const text = at === 0 ? '（以下空白）' : '　'.repeat(30)
    return new Paragraph({
      spacing: exact(ROW),
      children: [
        new TextRun({ text, font: body, size: at === 0 ? SMALL : TEXT, ...(at === 0 ? {} : { strike: true }) }),
      ],
    })
  })

const ends = (left: string, right: string, size: number): Paragraph =>
  new Paragraph({
    ...{ spacing: exact(440), tabStops: [{ type: TabStopType.RIGHT, position: RIGHT }] },
    children: [new TextRun({ font: body, size, children: [left, new Tab(), right] })],
  })
