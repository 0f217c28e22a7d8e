/**
 * The rows of a worksheet as programs usually write them, scanned in one go: four times as fast as a general parser of
 * XML. It knows a small grammar and nothing else: at the first thing outside it, it stops (`UnusualSheet`), and the
 * library reads on from there (excel-rows.ts). What shared strings and styles mean comes from the library, too.
 */
import type { Cell, SheetRow } from '../../rules/registers/table.ts'
import { problem } from '../http/problem.ts'
import { decodeEntities } from './xml-text.ts'

/** The sheet is written otherwise than this scanner knows; no row is wrong or lost. */
export class UnusualSheet extends Error {}

/** What a sheet's cells refer to. */
export interface SheetWords {
  /** Shared strings by number. */
  strings: readonly Cell[]
  /** Numbers of styles that show a number as a day. */
  dayStyles: ReadonlySet<number>
  dayOf: (serial: number) => Cell
}

type Pieces = AsyncIterable<Uint8Array>

const [SPACE, QUOTE, SLASH, GREATER, ZERO, NINE, A, Z] = [32, 34, 47, 62, 48, 57, 65, 90]
const mostColumns = 16_384
const lastRow = 1_048_576
/** Characters of a row that is not whole yet; 16,384 cells of 500. */
const mostWaiting = 8 * 1024 * 1024
const unusual = (what: string): never => {
  throw new UnusualSheet(what)
}

/** Batches of so many rows. @throws UnusualSheet, after all rows before the unusual one have been given */
export async function* quickRows(pieces: Pieces, words: SheetWords, size: number): AsyncGenerator<SheetRow[]> {
  const scanner = new Scanner(words)
  const decoder = new TextDecoder('utf-8')
  for await (const piece of pieces) {
    const rows = scanner.take(decoder.decode(piece, { stream: true }))
    for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
    if (scanner.unusual !== '') throw new UnusualSheet(scanner.unusual)
    if (scanner.isOver) return
  }
  unusual('no end of the rows')
}

class Scanner {
  isOver = false
  unusual = ''
  readonly #words: SheetWords
  #text = ''
  #at = 0
  #isInside = false
  #row = 0
  #type = ''
  #style = -1
  #column = -1

  constructor(words: SheetWords) {
    this.#words = words
  }

  /** The rows that are whole now; what is unusual is noted, rows before it are given. */
  take(more: string): SheetRow[] {
    this.#text = this.#text.slice(this.#at) + more
    this.#at = 0
    const rows: SheetRow[] = []
    try {
      if (!this.#isInside && !this.#enter()) return rows
      for (let row = this.#nextRow(); row !== undefined; row = this.#nextRow()) rows.push(row)
    } catch (cause) {
      if (!(cause instanceof UnusualSheet)) throw cause
      this.unusual = cause.message
    }
    if (this.#text.length - this.#at > mostWaiting && this.unusual === '')
      throw problem('tables.unusual', { detail: '<row> …' })
    return rows
  }

  /** Is the beginning of the rows here? */
  #enter(): boolean {
    const begin = this.#text.indexOf('<sheetData')
    const end = begin < 0 ? -1 : this.#text.indexOf('>', begin)
    if (end < 0) return this.#text.length > 1_000_000 ? unusual('a long head') : false
    if (this.#text.slice(0, begin).includes('<!')) unusual('a comment')
    this.#at = end + 1
    this.#isInside = true
    this.isOver = this.#text.charCodeAt(end - 1) === SLASH
    return !this.isOver
  }

  /** Undefined: the row is not whole yet, or there is none any more. */
  #nextRow(): SheetRow | undefined {
    const text = this.#text
    let at = this.#at
    while (text.charCodeAt(at) <= SPACE) at += 1
    const open = text.indexOf('>', at)
    if (open < 0) return undefined
    if (text.startsWith('</sheetData', at)) {
      this.isOver = true
      return undefined
    }
    if (!text.startsWith('<row', at) || (text.charCodeAt(at + 4) !== SPACE && text.charCodeAt(at + 4) < 47))
      return unusual('between rows')
    const isEmpty = text.charCodeAt(open - 1) === SLASH
    const end = isEmpty ? open + 1 : text.indexOf('</row>', open)
    if (end < 0) return undefined
    const row = this.#rowNumber(text.slice(at + 4, isEmpty ? open - 1 : open))
    const cells = isEmpty ? [] : this.#cells(open + 1, end)
    this.#row = row
    this.#at = isEmpty ? end : end + 6
    return { row, cells }
  }

  #rowNumber(attributes: string): number {
    if (!/^(?:\s+[\w:.-]+="[^"<>&]*")*\s*$/.test(attributes)) unusual('the head of a row')
    const written = /\sr="(\d{1,9})"/.exec(attributes)?.[1]
    if (written === undefined && /\sr="/.test(attributes)) unusual('the number of a row')
    const row = written === undefined ? this.#row + 1 : Number(written)
    return row > lastRow ? unusual('the number of a row') : row
  }

  #cells(from: number, end: number): Cell[] {
    const text = this.#text
    const cells: Cell[] = []
    this.#column = -1
    let at = from
    for (;;) {
      while (at < end && text.charCodeAt(at) <= SPACE) at += 1
      if (at >= end) return cells
      if (!text.startsWith('<c', at)) unusual('between cells')
      const open = this.#cellHead(at + 2)
      const isEmpty = text.charCodeAt(open - 1) === SLASH
      const column = this.#column
      while (cells.length < column) cells.push(null)
      if (isEmpty) {
        cells[column] = null
        at = open + 1
      } else at = this.#cellBody(cells, open + 1)
    }
  }

  /** Reads r, s and t; answers the place of the '>' that ends the head. */
  #cellHead(from: number): number {
    const text = this.#text
    this.#type = ''
    this.#style = -1
    let column = this.#column + 1
    let at = from
    for (;;) {
      let code = text.charCodeAt(at)
      if (code === GREATER) break
      if (code === SLASH && text.charCodeAt(at + 1) === GREATER) {
        at += 1
        break
      }
      if (code !== SPACE) unusual('the head of a cell')
      while (code === SPACE) code = text.charCodeAt(++at)
      if (code === GREATER || code === SLASH) continue
      const equals = text.indexOf('=', at)
      const close = text.indexOf('"', equals + 2)
      if (equals < 0 || close < 0 || text.charCodeAt(equals + 1) !== QUOTE) unusual('an attribute')
      const isShort = equals === at + 1
      if (isShort && code === 114) column = this.#columnAt(equals + 2, close)
      else if (isShort && code === 115) this.#style = this.#wholeAt(equals + 2, close)
      else if (isShort && code === 116) this.#type = text.slice(equals + 2, close)
      at = close + 1
    }
    this.#column = column
    return at
  }

  #columnAt(from: number, end: number): number {
    let column = 0
    let at = from
    for (; at < end; at++) {
      const code = this.#text.charCodeAt(at)
      if (code < A || code > Z) break
      column = column * 26 + code - 64
    }
    if (at === from || column > mostColumns || column - 1 <= this.#column) unusual('the place of a cell')
    this.#wholeAt(at, end)
    return column - 1
  }

  #wholeAt(from: number, end: number): number {
    let whole = 0
    for (let at = from; at < end; at++) {
      const code = this.#text.charCodeAt(at)
      if (code < ZERO || code > NINE) unusual('a number')
      whole = whole * 10 + code - ZERO
    }
    return from === end ? unusual('a number') : whole
  }

  /** Sets the cell; answers the place behind `</c>`. */
  #cellBody(cells: Cell[], from: number): number {
    const text = this.#text
    let value: string | undefined
    let at = from
    while (!text.startsWith('</c>', at)) {
      if (text.startsWith('<v>', at)) {
        const end = text.indexOf('<', at + 3)
        if (value !== undefined || !text.startsWith('</v>', end)) unusual('a value')
        value = text.slice(at + 3, end)
        at = end + 4
      } else if (text.startsWith('<is><t>', at)) {
        const end = text.indexOf('<', at + 7)
        if (value !== undefined || this.#type !== 'inlineStr' || !text.startsWith('</t></is>', end)) unusual('a text')
        value = text.slice(at + 7, end)
        at = end + 9
      } else if (text.startsWith('<f', at)) at = this.#formulaEnd(at)
      else unusual('a part of a cell')
    }
    cells[this.#column] = value === undefined ? null : this.#meaning(value)
    return at + 4
  }

  #formulaEnd(from: number): number {
    const text = this.#text
    const open = text.indexOf('>', from)
    const head = text.slice(from, open + 1)
    if (!/^<f(?:\s+[\w:]+="[^"<>]*")*\s*\/?>$/.test(head)) unusual('a formula')
    if (text.charCodeAt(open - 1) === SLASH) return open + 1
    const end = text.indexOf('<', open)
    return text.startsWith('</f>', end) ? end + 4 : unusual('a formula')
  }

  #meaning(written: string): Cell {
    switch (this.#type) {
      case 's':
        return this.#words.strings[Number(written === '' ? NaN : written)] ?? null
      case 'str':
      case 'inlineStr':
        return own(plain(written)) || null
      case 'e':
        return own(decodeEntities(written)) || null
      case 'b':
        return written === '1' || written.toLowerCase() === 'true'
      default:
        return this.#number(decodeEntities(written))
    }
  }

  #number(written: string): Cell {
    const number = Number(written)
    if (!isNumber.test(written) || !Number.isFinite(number)) return written.trim() === '' ? null : own(written)
    return this.#words.dayStyles.has(this.#style) ? this.#words.dayOf(number) : { number: String(number) }
  }
}

/** As XML writes numbers; not blanks, not hexadecimal, both of which a program may take for one. */
const isNumber = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** V8 keeps a part of a long text as a view of the whole: a case number that is kept would keep a megabyte of its sheet. */
const shortestView = 13
const own = (text: string): string => (text.length < shortestView ? text : ` ${text}`.slice(1))

/** `_x000D_` is how Excel writes a character that XML does not hold. */
function plain(written: string): string {
  const text = decodeEntities(written)
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
