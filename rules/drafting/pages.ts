/**
 * A record laid out on sheets, the same in every output (screen, .docx, PDF, printed in the field): lines are broken here and
 * nowhere else. So each page has a text of its own, its number and a fingerprint, and a photograph of a signed page belongs to
 * exactly this text (n2.2a; 《环境行政处罚证据指南》: signed page by page).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { formTexts, signersOf, titleOf, type Paragraph, type Piece } from './form-texts.ts'
import type { RecordContent } from './record.ts'
import type { Template } from './template.ts'

/** Full-width characters a line; half-width ones count 0.62, since open fonts set digits wider than half. */
const LINE = 32
const HALF = 0.62
/** Lines a page, the heading of the first not counted. */
const LINES = 28
/** Lines kept free under the last one, for the opinion written by hand. */
const OPINION_LINES = 3

export type Line = readonly Piece[]

export interface Page {
  number: number
  of: number
  lines: readonly Line[]
  /** Empty lines below the text, which the form strikes out; on the last page some stay for the opinion. */
  blank: number
  opinion: number
  /** First 12 hex digits of SHA-256 over title, unit, number and text. */
  mark: string
}

export interface LaidOut {
  title: string
  unitName: string
  signers: readonly string[]
  pages: readonly Page[]
  /** SHA-256 (hex) over all pages: the fingerprint of the text that is signed. */
  hash: string
}

export function layOut(content: RecordContent, unitName: string, template: Template): LaidOut {
  const title = titleOf(content.kind)
  const lines = formTexts(content, unitName, template).flatMap(broken)
  const sheets = cut(lines)
  const pages = sheets.map((own, index): Page => {
    const isLast = index === sheets.length - 1
    const opinion = isLast ? OPINION_LINES : 0
    const number = index + 1
    const of = sheets.length
    const mark = hashOf({
      title,
      unitName,
      number,
      of,
      lines: own,
      photos: content.photos.map(({ sha256: sum }) => sum),
    })
    return { number, of, lines: own, blank: LINES - own.length - opinion, opinion, mark: mark.slice(0, 12) }
  })
  const photos = content.photos.map(({ sha256: sum }) => sum)
  const hash = hashOf({
    title,
    unitName,
    pages: pages.map(({ number, of, lines: own }) => ({ number, of, own })),
    photos,
  })
  return { title, unitName, signers: signersOf(content.kind), pages, hash }
}

const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))))

/** The last page keeps room for the opinion. */
function cut(lines: readonly Line[]): Line[][] {
  const sheets: Line[][] = []
  for (let at = 0; at < lines.length; at += LINES) sheets.push(lines.slice(at, at + LINES))
  const last = sheets.at(-1)
  if (last === undefined) return [[]]
  if (last.length > LINES - OPINION_LINES) sheets.push(last.splice(-1))
  return sheets
}

const widthOf = (letter: string): number => (/[\u0020-\u00ff]/u.test(letter) ? HALF : 1)

/** May not begin a line. */
const notFirst = /^[，。；：？！、）》”’】％]/u

interface Letter {
  letter: string
  struck: boolean
}

/** The lines of a paragraph, its indent on the first; words and numbers in Latin letters are not torn. */
function broken({ pieces, indent }: Paragraph): Line[] {
  const letters = [
    ...Array.from({ length: indent }, () => ({ letter: '　', struck: false })),
    ...pieces.flatMap(({ text, struck }) =>
      Array.from(clean(text), (letter): Letter => ({ letter, struck: struck === true })),
    ),
  ]
  const lines: Letter[][] = [[]]
  let width = 0
  for (const word of words(letters)) {
    const [first] = word
    const isBreak = first?.letter === '\n'
    const own = isBreak ? 0 : word.reduce((sum, { letter }) => sum + widthOf(letter), 0)
    if (isBreak || (width + own > LINE && !notFirst.test(first?.letter ?? ''))) {
      lines.push([])
      width = 0
    }
    if (!isBreak) lines.at(-1)?.push(...word)
    width += own
  }
  return lines.map(joined)
}

/** Longer ones are torn after all. */
const WORD = 20

/** Letters that stay together on a line, one after the other. */
function words(letters: readonly Letter[]): Letter[][] {
  const found: Letter[][] = []
  for (const one of letters) {
    const last = found.at(-1)
    const isWord = /[0-9A-Za-z.%:/_-]/.test(one.letter)
    if (last !== undefined && isWord && /[0-9A-Za-z.%:/_-]/.test(last[0]?.letter ?? '') && last.length < WORD)
      last.push(one)
    else found.push([one])
  }
  return found
}

/** Line ends of any kind are one; what cannot be printed is not. */
const clean = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : ''))

function joined(letters: readonly Letter[]): Line {
  const pieces: Piece[] = []
  for (const { letter, struck } of letters) {
    const last = pieces.at(-1)
    if (last !== undefined && (last.struck === true) === struck) last.text += letter
    else pieces.push(struck ? { text: letter, struck: true } : { text: letter })
  }
  return pieces
}
