/** The files of a downloaded folder as texts. Pure; runs in a thread, since a province has 230,000 lines. */
import { canonicalRecusals } from '../../rules/draw/candidates.ts'
import { tickets } from '../../rules/draw/draw.ts'
import { publicFormat, type PublicRecord } from '../../rules/draw/public-record.ts'
import { canonicalUniverse } from '../../rules/draw/universe.ts'
import { universeOf } from './draw-worker.ts'
import { splitLines, splitOrder } from './model.ts'
import type { FolderAsk } from './worker-input.ts'

export type Files = Map<string, string | Uint8Array>

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** With a byte order mark, so that a spreadsheet reads Chinese. */
export const csv = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\ufeff${[heads, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('')}`
export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Everything: for witnesses, for who holds the draw, for who audits it. */
export function wholeFiles(ask: FolderAsk): Files {
  const files: Files = new Map()
  if (ask.purpose === 'case-files') {
    const rows = ask.strata.flatMap(({ unit, type, lines }) =>
      splitLines(lines).map(([number, decided]) => [number, unit, type, decided, '']),
    )
    files.set('universe.csv', csv(['案号', '单位代码', '案件类型', '决定日期', '罚款金额'], rows))
    files.set('universe.txt', canonicalUniverse(universeOf(ask.strata)))
    files.set(
      'units.csv',
      csv(['单位代码', '单位名称', '层级', '上级代码', '国控企业数', '重点监控企业数', '名单年份'], ask.units),
    )
    files.set('rules.json', pretty({ campaign: ask.campaign, levels: ask.levels }))
  } else {
    const lines = ask.strata.flatMap(({ type, lines: text }) => splitLines(text).map(([id]) => `${id}\t${type}\n`))
    files.set('candidates.txt', sorted(lines))
    files.set('recusals.txt', canonicalRecusals(ask.recusals))
    files.set('strata.txt', ask.strata.map(({ type, places }) => `${type}\t${places}\n`).join(''))
  }
  files.set('commitment.json', pretty({ ...ask.promised, units: ask.unitHashes }))
  if (ask.record !== null) files.set('draw.json', pretty(ask.record))
  return files
}

const encoder = new TextEncoder()
const sorted = (lines: readonly string[]): string =>
  lines
    .map((line) => ({ line, bytes: encoder.encode(line) }))
    .toSorted((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ line }) => line)
    .join('')

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/**
 * What may be shown to who may not see every line: an unpublished case stands there as its ticket. Who knows its number finds it,
 * and can prove its place; who does not, learns how many there are.
 */
export function publicRecord(ask: FolderAsk): PublicRecord {
  const visible = new Set(ask.visible)
  const { campaign, round, universeHash, linesRoot, commitment } = ask.promised
  const seed = ask.seed
  const ticket = seed === null ? undefined : tickets(commitment, seed)
  const shows = (unit: string, number: string): boolean => ask.visibleUnits.includes(unit) || visible.has(number)
  const strata = ask.strata.map(({ unit, type, lines, hash, ordered }) => ({
    ...{ unit, type, size: splitLines(lines).length, linesHash: hash },
    order:
      ticket === undefined
        ? []
        : splitOrder(ordered ?? '').map((number) =>
            shows(unit, number) ? { ticket: ticket(number), file: number } : { ticket: ticket(number) },
          ),
  }))
  const head = { campaign, round, universeHash, linesRoot: linesRoot ?? '', commitment, seed }
  return { format: publicFormat, ...head, units: [...ask.unitHashes], strata }
}

/** With the lines that the reader may see. */
export function maskedFiles(ask: FolderAsk): Files {
  const visible = new Set(ask.visible)
  const rows = ask.strata.flatMap(({ unit, type, lines }) =>
    splitLines(lines)
      .filter(([number]) => ask.visibleUnits.includes(unit) || visible.has(number))
      .map(([number]) => [number, unit, type]),
  )
  return new Map([
    ['draw-public.json', pretty(publicRecord(ask))],
    ['lines.csv', csv(['案号', '单位代码', '案件类型'], rows)],
  ])
}
