/** Recomputes a downloaded folder; pure, so that the page, a test and whoever reads it see the same. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  candidateDifferences,
  drawCandidates,
  makeCandidateUniverse,
  type CandidatePurpose,
} from '../../../../rules/draw/candidates.ts'
import { compareUtf8, sha256Hex } from '../../../../rules/draw/bytes.ts'
import { commitmentOf, tickets } from '../../../../rules/draw/draw.ts'
import { makeUniverse } from '../../../../rules/draw/universe.ts'
import { differences, readRecord } from '../../../../rules/draw/verify.ts'

/** File name → its bytes. */
export type Folder = ReadonlyMap<string, Uint8Array>

/** `holds` null: cannot be said from this folder. `key`: its sentence stands in the page's words. */
export interface Finding {
  key: string
  holds: boolean | null
  /** What is recorded and what was recomputed, where they differ; or the value that holds. */
  recorded?: string
  recomputed?: string
}

export interface Verdict {
  holds: boolean
  findings: Finding[]
}

export function verifyFolder(folder: Folder): Verdict {
  const read = readerOf(folder)
  const kind = ['draw-public.json', 'universe.csv', 'candidates.txt'].find((name) => folder.has(name))
  const own =
    kind === 'draw-public.json'
      ? verifyPublic(read)
      : kind === 'universe.csv'
        ? verifyWhole(read)
        : kind === 'candidates.txt'
          ? verifyCandidates(read)
          : [{ key: 'no-folder', holds: false }]
  const findings = [...own, ...sums(folder, read)]
  return { holds: findings.every(({ holds }) => holds !== false), findings }
}

type Read = (name: string) => string

const readerOf =
  (folder: Folder): Read =>
  (name) =>
    new TextDecoder().decode(folder.get(name) ?? new Uint8Array()).replace(/^\ufeff/, '')

const same = (key: string, recorded: string, recomputed: string): Finding => ({
  ...{ key, holds: recorded === recomputed, recorded },
  ...(recorded === recomputed ? {} : { recomputed }),
})

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
  } catch {
    return {}
  }
}
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Cells of a CSV, quotes and doubled quotes included. */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy
  for (let found = cell.exec(csv); found !== null && cell.lastIndex <= csv.length; found = cell.exec(csv)) {
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '' || found.index === csv.length) break
    if (found[3] !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1).slice(1)
}

function verifyWhole(read: Read): Finding[] {
  const [rules, promised] = [parsed(read('rules.json')), parsed(read('commitment.json'))]
  const levels = Object.entries(rules['levels'] ?? {}).map(([level, types]): [string, string[]] => [
    level,
    listOf(types),
  ])
  const units = rowsOf(read('units.csv')).map(([code = '', , level = '']) => ({ code, level }))
  const files = rowsOf(read('universe.csv')).map(([number = '', unit = '', type = '']) => ({ number, unit, type }))
  const universe = makeUniverse({ types: Object.fromEntries(levels), clauses: [] }, { units, files })
  const campaign = text(rules['campaign'])
  const round = Number(promised['round'])
  const head = [
    { key: 'lines', holds: universe.files.length === files.length, recorded: String(files.length) },
    same('universe-text', sha256Hex(read('universe.txt')), universe.hash),
    same('universe-hash', text(promised['universeHash']), universe.hash),
    same('commitment', text(promised['commitment']), commitmentOf({ campaign, round, universeHash: universe.hash })),
    ...unitFindings(promised, files),
  ]
  if (read('draw.json') === '') return [...head, { key: 'not-drawn', holds: null }]
  const record = readRecord(parsed(read('draw.json')))
  if (record === undefined) return [...head, { key: 'record', holds: false }]
  const found = differences(record, universe, campaign)
  if (record.commitment !== promised['commitment'])
    found.push({ at: 'commitment.json', recorded: record.commitment ?? '', recomputed: text(promised['commitment']) })
  return [
    ...head,
    { key: 'seed', holds: null, recorded: record.seed ?? '' },
    { key: 'record', holds: found.length === 0, recorded: String(record.drawn?.length ?? 0) },
    ...found.map(({ at, recorded, recomputed }) => ({ key: at, holds: false, recorded, recomputed })),
  ]
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

interface Line {
  number: string
  unit: string
  type: string
}

/** Each unit's own lines have the hash that was published for it. */
function unitFindings(promised: Record<string, unknown>, files: readonly Line[]): Finding[] {
  const recorded = recordsIn(promised['units'])
  const byUnit = Map.groupBy(files, ({ unit }) => unit)
  const wrong = recorded.filter((one) => text(one['hash']) !== unitHash(byUnit.get(text(one['unit'])) ?? []))
  return [
    { key: 'units', holds: wrong.length === 0, recorded: String(recorded.length) },
    ...wrong.map((one) => ({ key: `units.json ${text(one['unit'])}`, holds: false, recorded: text(one['hash']) })),
  ]
}

const recordsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map((one: unknown) => Object.fromEntries(Object.entries(one ?? {}))) : []

const unitHash = (lines: readonly Line[]): string =>
  sha256Hex(
    lines
      .map(({ number, unit, type }) => `${number}\t${unit}\t${type}\n`)
      .toSorted(compareUtf8)
      .join(''),
  )

function verifyPublic(read: Read): Finding[] {
  const record = parsed(read('draw-public.json'))
  const [campaign, universeHash, commitment] = ['campaign', 'universeHash', 'commitment'].map((name) =>
    text(record[name]),
  )
  const round = Number(record['round'])
  const lines = rowsOf(read('lines.csv')).map(([number = '', unit = '', type = '']) => ({ number, unit, type }))
  const head = [
    same(
      'commitment',
      commitment ?? '',
      commitmentOf({ campaign: campaign ?? '', round, universeHash: universeHash ?? '' }),
    ),
    { key: 'universe-unseen', holds: null, recorded: universeHash ?? '' },
    ...ownUnits(recordsIn(record['units']), lines),
  ]
  const seed = text(record['seed'])
  if (seed === '') return [...head, { key: 'not-drawn', holds: null }]
  const strata = recordsIn(record['strata'])
  return [...head, { key: 'seed', holds: null, recorded: seed }, ...orders(strata, tickets(commitment ?? '', seed))]
}

/** Units all of whose lines are here. */
function ownUnits(units: readonly Record<string, unknown>[], lines: readonly Line[]): Finding[] {
  const byUnit = Map.groupBy(lines, ({ unit }) => unit)
  return units.flatMap((one) => {
    const own = byUnit.get(text(one['unit'])) ?? []
    if (own.length === 0 || own.length !== one['lines']) return []
    return [{ ...same('own-unit', text(one['hash']), unitHash(own)), key: `own-unit ${text(one['unit'])}` }]
  })
}

function orders(strata: readonly Record<string, unknown>[], ticket: (file: string) => string): Finding[] {
  let [seen, hidden] = [0, 0]
  const wrong: Finding[] = []
  for (const stratum of strata) {
    const order = recordsIn(stratum['order'])
    const at = `${text(stratum['unit'])} ${text(stratum['type'])}`
    order.forEach((one, place) => {
      const own = text(one['ticket'])
      const file = one['file']
      if (file === undefined) hidden += 1
      else seen += 1
      if (typeof file === 'string' && ticket(file) !== own)
        wrong.push({ key: `${at} ${file}`, holds: false, recorded: own, recomputed: ticket(file) })
      if (place > 0 && text(order[place - 1]?.['ticket']) >= own)
        wrong.push({ key: `${at} #${place + 1}`, holds: false, recorded: own })
    })
    if (order.length !== stratum['size'])
      wrong.push({ key: at, holds: false, recorded: String(stratum['size']), recomputed: String(order.length) })
  }
  return [
    { key: 'tickets', holds: wrong.length === 0, recorded: String(seen) },
    { key: 'hidden', holds: null, recorded: String(hidden) },
    ...wrong,
  ]
}

function verifyCandidates(read: Read): Finding[] {
  const promised = parsed(read('commitment.json'))
  const cells = (name: string): string[][] =>
    read(name)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
  const universe = makeCandidateUniverse({
    strata: cells('strata.txt').map(([name = '', places = '0']) => ({ name, places: Number(places) })),
    candidates: cells('candidates.txt').map(([id = '', stratum = '']) => ({ id, stratum })),
    recusals: cells('recusals.txt').map(([id = '', stratum = '', reason = '']) => ({ id, stratum, reason })),
  })
  const record = parsed(read('draw.json'))
  const head = [
    same('universe-hash', text(promised['universeHash']), universe.universeHash),
    same('recusal-hash', text(promised['recusalHash']), universe.recusalHash),
  ]
  if (Object.keys(record).length === 0) return [...head, { key: 'not-drawn', holds: null }]
  const purpose: CandidatePurpose = record['purpose'] === 'enterprises' ? 'enterprises' : 'experts'
  const round = { campaign: text(promised['campaign']), round: Number(promised['round']), purpose }
  const recomputed = drawCandidates(universe, { ...round, seed: text(record['seed']) })
  const wrong = candidateDifferences(record, recomputed)
  return [
    ...head,
    same('commitment', text(promised['commitment']), recomputed.commitment),
    { key: 'seed', holds: null, recorded: recomputed.seed },
    { key: 'record', holds: wrong.length === 0, recorded: String(recomputed.strata.length) },
    ...wrong.map((name) => ({ key: `draw.json ${name}`, holds: false })),
  ]
}

/** Every file of the folder has the sum that stands in SHA256SUMS. */
function sums(folder: Folder, read: Read): Finding[] {
  const listed = read('SHA256SUMS')
    .split('\n')
    .flatMap((line) => {
      const found = /^([0-9a-f]{64}) {2}(.+)$/.exec(line)
      return found === null ? [] : [{ sum: found[1] ?? '', name: found[2] ?? '' }]
    })
  if (listed.length === 0) return [{ key: 'sums-missing', holds: false }]
  return listed.flatMap(({ sum, name }): Finding[] => {
    const bytes = folder.get(name)
    if (bytes === undefined) return [{ key: `SHA256SUMS ${name}`, holds: false, recorded: sum, recomputed: '' }]
    const own = bytesToHex(sha256(bytes))
    return own === sum ? [] : [{ key: `SHA256SUMS ${name}`, holds: false, recorded: sum, recomputed: own }]
  })
}

export const bytesOf = (words: string): Uint8Array => utf8ToBytes(words)
