/** Limits of volumes, and what follows from their pages. Pure. */
import type { VolumePage } from './contract.ts'

const MIB = 1024 * 1024

/** A part takes about 8 seconds at 2 Mbit/s: a cut connection loses no more than that. */
export const PART_BYTES = 2 * MIB
/** 300 pages scanned at 300 dpi in grey are about 150 MB. */
export const MOST_PDF_BYTES = 256 * MIB
export const MOST_IMAGE_BYTES = 40 * MIB
export const MOST_FILES = 500
export const MOST_PAGES = 2_000
/** Bytes of all volumes of one unit: files, and the pages taken out of them. */
export const QUOTA_BYTES = 20 * 1024 * MIB
/** What stays free on the disk, whoever uploads. */
export const DISK_RESERVE_BYTES = 1024 * MIB
/** A file that nobody went on with for so long begins anew. */
export const UPLOAD_DAYS = 30
/** A browser that unpacks more would stop: about 100 megapixels. */
export const MOST_PIXELS = 100_000_000
export const MOST_SIDE = 30_000

export const partsOf = (size: number, partBytes: number): number => Math.ceil(size / partBytes)

export const sizeOfPart = (size: number, partBytes: number, part: number): number =>
  Math.min(partBytes, size - part * partBytes)

/** Room that a file on its way takes: itself, and a PDF's pages beside it. */
export const reserved = (size: number): number => 2 * size

export interface PagePlace {
  id: string
  place: number
  removed: boolean
  look: string
}

/** Page id → its number: continuous over the volume, those taken out have none. */
export function numbered(pages: readonly PagePlace[]): Map<string, number> {
  const standing = pages.filter(({ removed }) => !removed).toSorted((a, b) => a.place - b.place)
  return new Map(standing.map(({ id }, at) => [id, at + 1]))
}

/** Page id → ids of the other pages that show the same; pages taken out count for nothing. */
export function doubles(pages: readonly PagePlace[]): Map<string, string[]> {
  const groups = Map.groupBy(
    pages.filter(({ removed }) => !removed),
    ({ look }) => look,
  )
  const found = new Map<string, string[]>()
  for (const group of groups.values())
    if (group.length > 1)
      for (const { id } of group)
        found.set(
          id,
          group.filter((other) => other.id !== id).map((other) => other.id),
        )
  return found
}

/** The asked order must name each page of the volume once. */
export function isWholeOrder(asked: readonly string[], pages: readonly { id: string }[]): boolean {
  const wanted = new Set(asked)
  return wanted.size === asked.length && asked.length === pages.length && pages.every(({ id }) => wanted.has(id))
}

/** Neighbouring numbers as an official writes them: '3–5, 9'. */
export function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && number <= last[1] + 1) last[1] = number
    else spans.push([number, number])
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

/** What somebody typed as numbers of pages: '3-5, 9' or '3–5，9'; undefined: it is no such list. */
export function numbersIn(text: string): number[] | undefined {
  const parts = text.split(/[,，、;；\s]+/).filter((part) => part !== '')
  const numbers: number[] = []
  for (const part of parts) {
    const [, from, to = from] = /^(\d{1,5})(?:[-–—~～至](\d{1,5}))?$/.exec(part) ?? []
    if (from === undefined || Number(to) < Number(from) || Number(to) - Number(from) > MOST_PAGES) return undefined
    for (let number = Number(from); number <= Number(to); number++) numbers.push(number)
  }
  return numbers.length === 0 ? undefined : [...new Set(numbers)]
}

/** Documents of the file that no standing page shows, and standing pages that show none of them. */
export function unlinked(
  documents: readonly { id: string }[],
  pages: readonly Pick<VolumePage, 'id' | 'number' | 'document'>[],
): { documents: string[]; pages: string[] } {
  const standing = pages.filter(({ number }) => number !== null)
  const shown = new Set(standing.map(({ document }) => document))
  const known = new Set<string | null>(documents.map(({ id }) => id))
  return {
    documents: documents.map(({ id }) => id).filter((id) => !shown.has(id)),
    pages: standing.filter(({ document }) => !known.has(document)).map(({ id }) => id),
  }
}
