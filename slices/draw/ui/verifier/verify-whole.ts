/** The folder with all lines: of units, witnesses and auditors. Everything is recomputed. */
import { compareUtf8, sha256Hex } from '../../../../rules/draw/bytes.ts'
import { commitmentOf } from '../../../../rules/draw/draw.ts'
import { fixedStrata, linesHash, linesRoot } from '../../../../rules/draw/lines-root.ts'
import { makeUniverse, type Universe } from '../../../../rules/draw/universe.ts'
import { differences, readRecord } from '../../../../rules/draw/verify.ts'
import { hallFindings, same, type Checked, type Finding, type Known } from './finding.ts'
import { linesIn, listOf, parsed, recordsIn, rowsOf, text, type Line, type Read } from './read-folder.ts'

export const wholeFolderFiles = ['universe.csv', 'universe.txt', 'units.csv', 'rules.json', 'commitment.json']

type Cells = Record<string, unknown>

export function verifyWhole(read: Read, known: Known): Checked {
  const [rules, promised] = [parsed(read('rules.json')), parsed(read('commitment.json'))]
  const lines = linesIn(read('universe.csv'))
  const universe = universeOf(rules, { units: read('units.csv'), lines })
  const isDrawn = read('draw.json') !== ''
  const record = parsed(read('draw.json'))
  const stands = {
    commitment: text(promised['commitment']),
    linesRoot: text(promised['linesRoot']),
    seed: text(record['seed']),
  }
  const findings = [
    ...lineFindings(read, { universe, lines, promised }),
    commitmentFinding(promised, text(rules['campaign']), universe),
    ...(isDrawn ? recordFindings(record, { universe, promised, campaign: text(rules['campaign']) }) : []),
    ...(isDrawn ? [] : [{ step: 'tickets', key: 'not-drawn', holds: null } as const]),
    ...hallFindings(known, stands),
  ]
  return { folder: 'whole', isDrawn, recomputed: universe.files.length, of: universe.files.length, findings }
}

function universeOf(rules: Cells, { units: csv, lines }: { units: string; lines: readonly Line[] }): Universe {
  const levels = Object.entries(rules['levels'] ?? {}).map(([level, types]): [string, string[]] => [
    level,
    listOf(types),
  ])
  const units = rowsOf(csv).map(([code = '', , level = '']) => ({ code, level }))
  return makeUniverse({ types: Object.fromEntries(levels), clauses: [] }, { units, files: lines })
}

interface Ground {
  universe: Universe
  lines: readonly Line[]
  promised: Cells
}

function lineFindings(read: Read, { universe, lines, promised }: Ground): Finding[] {
  const universeText = sha256Hex(read('universe.txt'))
  return [
    same({ step: 'lines', key: 'lines' }, String(lines.length), String(universe.files.length)),
    same({ step: 'lines', key: 'universe-text' }, universeText, universe.hash),
    same({ step: 'lines', key: 'universe-hash' }, text(promised['universeHash']), universe.hash),
    same({ step: 'lines', key: 'lines-root' }, text(promised['linesRoot']), linesRoot(fixedStrata(universe))),
    ...unitFindings(promised, lines),
  ]
}

/** Each unit's own lines have the hash that was published for it, and no unit is left out. */
function unitFindings(promised: Cells, lines: readonly Line[]): Finding[] {
  const recorded = new Map(recordsIn(promised['units']).map((one) => [text(one['unit']), text(one['hash'])]))
  const byUnit = Map.groupBy(lines, ({ unit }) => unit)
  const codes = [...new Set([...recorded.keys(), ...byUnit.keys()])].toSorted(compareUtf8)
  const wrong = codes.flatMap((unit) => {
    const finding = same(
      { step: 'lines', key: 'units', at: unit },
      recorded.get(unit) ?? '',
      linesHash(byUnit.get(unit) ?? []),
    )
    return finding.holds === false ? [finding] : []
  })
  return wrong.length > 0 ? wrong : [{ step: 'lines', key: 'units', holds: true, recorded: String(recorded.size) }]
}

function commitmentFinding(promised: Cells, campaign: string, { hash: universeHash }: Universe): Finding {
  const round = Number(promised['round'])
  return same(
    { step: 'commitment', key: 'commitment' },
    text(promised['commitment']),
    commitmentOf({ campaign, round, universeHash }),
  )
}

/** Of a difference's place, the step it belongs to. */
const stepOf = (at: string) =>
  at === 'seed'
    ? 'seed'
    : at === 'universeHash'
      ? 'lines'
      : /^(commitment|campaign|round)/.test(at)
        ? 'commitment'
        : 'tickets'

function recordFindings(
  cells: Cells,
  { universe, promised, campaign }: Omit<Ground, 'lines'> & { campaign: string },
): Finding[] {
  const record = readRecord(cells)
  if (record === undefined || Object.keys(cells).length === 0)
    return [{ step: 'tickets', key: 'record-unreadable', holds: false, at: 'draw.json' }]
  const found = differences(record, universe, campaign)
  if (record.commitment !== promised['commitment'])
    found.push({
      at: 'commitment (commitment.json)',
      recorded: record.commitment ?? '',
      recomputed: text(promised['commitment']),
    })
  if (record.round !== promised['round'])
    found.push({
      at: 'round (commitment.json)',
      recorded: String(record.round ?? ''),
      recomputed: String(promised['round']),
    })
  if (found.length > 0)
    return found.map(({ at, recorded, recomputed }) => {
      const step = stepOf(at)
      return { step, key: `differs-${step}`, holds: false, at, recorded, recomputed }
    })
  return [
    { step: 'seed', key: 'seed', holds: true, recorded: record.seed ?? '' },
    { step: 'tickets', key: 'record', holds: true, recorded: String(record.drawn?.length ?? 0) },
    { step: 'tickets', key: 'tickets', holds: true, recorded: `${universe.files.length} / ${universe.files.length}` },
  ]
}
