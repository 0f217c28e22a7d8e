/** The form as Typst source: the sheets of rules/drafting/pages.ts, one to a page, nothing broken anew. */
import { literal } from '../../platform/typeset/pdf.ts'
import type { LaidOut, Line, Page } from '../../rules/drafting/pages.ts'

const prelude = `
#set page(paper: "a4", margin: (x: 2.4cm, top: 1.7cm, bottom: 1.4cm))
#set text(font: "Noto Sans Hans", size: 14pt, lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(spacing: 0pt, leading: 0pt)
#let row(pieces) = box(width: 100%, height: 21.5pt, stroke: (bottom: 0.4pt + luma(170)), align(left + horizon,
  for (words, gone) in pieces { if gone { strike(text(fill: luma(90), words)) } else { text(words) } }))
#let free(count) = if count > 0 { box(width: 100%, height: count * 21.5pt, {
  place(line(start: (6%, 92%), end: (94%, 8%), stroke: 0.6pt))
  place(center + horizon, box(fill: white, inset: 3pt, text(size: 11pt, [（以下空白）])))
}) }
#let hand(count) = for _ in range(count) { box(width: 100%, height: 21.5pt, stroke: (bottom: 0.4pt + luma(170))) }
#let sign(names) = { v(6pt); for name in names { box(width: 100%, height: 22pt, align(left + horizon, text(size: 11pt, [#name 签名：#h(1fr) 年#h(2em)月#h(2em)日]))) } }
#let unsigned(names) = { v(6pt); for name in names { box(width: 100%, height: 22pt, align(left + horizon, text(size: 11pt, strike[#name 签名：不得签署]))) } }
`

export function typstOf(laid: LaidOut, isPrinted: boolean): string {
  const sheets = laid.pages.map((page) => sheet(laid, page, isPrinted))
  return `${prelude}${sheets.join('\n#pagebreak()\n')}\n`
}

function sheet({ title, signers }: LaidOut, page: Page, isPrinted: boolean): string {
  const heading = page.number === 1 ? title : `${title}（续）`
  const draft = isPrinted
    ? ''
    : '#place(center + horizon, rotate(-35deg, text(size: 120pt, weight: "bold", fill: rgb("#f3c9c4"), "草　稿")))'
  return [
    draft,
    `#align(center, box(height: 34pt, text(size: 20pt, weight: "bold", ${literal(heading)})))`,
    ...page.lines.map((line) => `#row((${line.map(piece).join(' ')}))`),
    `#hand(${page.opinion})`,
    `#free(${page.blank})`,
    `#${isPrinted ? 'sign' : 'unsigned'}((${signers.map((name) => `${literal(name)},`).join(' ')}))`,
    foot(page, isPrinted),
  ].join('\n')
}

const piece = ({ text, struck }: Line[number]): string => `(${literal(text)}, ${struck === true}),`

function foot({ number, of, mark }: Page, isPrinted: boolean): string {
  const code = isPrinted ? `校验码 ${mark}` : '草稿，不得签署'
  return `#v(4pt)\n#text(size: 10pt)[#${literal(code)} #h(1fr) #${literal(`第 ${number} 页 共 ${of} 页`)}]`
}
