/** The slots of the campaign (a1.1c–f): filled, empty with the proof, ineligible and why; put forward, withdrawn, declared ineligible. */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { notify } from '../../platform/notices/notify.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { drawnFiles, emptyStrata } from '../draw/facts.ts'
import { personNames } from '../people/facts.ts'
import { caseCounts, currentVersion, knownUnits } from '../registers/facts.ts'
import { settingView } from './check-setting.ts'
import type { PageQuery } from './contract.ts'
import { type Entry, type PutForward, type SlotPage, type SlotRow, type SlotState } from './contract-slots.ts'
import { conditionsOf } from './eligibility.ts'
import { seenHead } from './files.ts'
import { filterOf, XLSX } from './lists.ts'
import { fitsSlot, RECOMMENDED, recommendedSlots, slotsByLevel, type Slot } from './slot-plan.ts'
import { lockedHead, type FileAt, type Head } from './store.ts'
import {
  addEntry,
  endEntry,
  entriesOf,
  entryOf,
  fileCounts,
  idsByNumber,
  standingEntry,
  type EntryRow,
  type FileCounts,
} from './store-slots.ts'

/** Everything that a slot's state follows from, of the units of a territory. */
interface Ground {
  entries: readonly EntryRow[]
  files: readonly FileCounts[]
  registered: readonly { unit: string; type: string; count: number }[]
  drawn: readonly { unit: string; type: string; file: string; round: number }[]
  empty: readonly { unit: string; type: string; round: number }[]
  ids: ReadonlyMap<string, string>
  nameOf: (person: string) => string
}

async function groundOf(ctx: Context, campaign: string): Promise<Ground> {
  const { db, territory } = ctx
  const { window } = await settingView(db, campaign)
  const { definition } = await campaignOf(db, campaign)
  const at = { campaign, version: await currentVersion(db, campaign) }
  const types = definition.caseTypes.map(({ name }) => name)
  const entries = await entriesOf(db, campaign, { territory })
  const names = await personNames(db, [...new Set(entries.flatMap(({ by, endedBy }) => [by, endedBy ?? by]))])
  return {
    entries,
    files: await fileCounts(db, campaign, territory),
    registered: await caseCounts(db, at, { ...window, types }),
    drawn: await drawnFiles(db, campaign),
    empty: await emptyStrata(db, campaign),
    ids: await idsByNumber(db, campaign, territory),
    nameOf: (person) => names.get(person) ?? person,
  }
}

export async function slotRows(ctx: Context, campaign: string): Promise<SlotRow[]> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const slots = slotsByLevel(definition)
  const ground = await groundOf(ctx, campaign)
  const units = [...(await knownUnits(ctx.db))].filter(([code]) => ctx.covers(code))
  return units
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, { name, level }]) =>
      (slots.get(level) ?? []).map((slot) => rowOf({ code, name, level }, slot, ground)),
    )
}

function rowOf(unit: { code: string; name: string; level: string }, slot: Slot, ground: Ground): SlotRow {
  const here = ground.entries.filter(
    (one) => one.unit === unit.code && one.type === slot.type && one.source === slot.source,
  )
  const isHere = (one: { unit: string; type: string }): boolean =>
    one.unit === unit.code && fitsSlot(slot.type, one.type)
  const registerCases = ground.registered.filter(isHere).reduce((total, { count }) => total + count, 0)
  const files = ground.files.filter(isHere)
  const base = {
    ...{ unit: unit.code, unitName: unit.name, level: unit.level, type: slot.type, source: slot.source },
    ...{ clauses: [...slot.clauses], registerCases, ...countedFiles(files) },
  }
  return slot.source === RECOMMENDED
    ? { ...base, ...recommended(here, registerCases, ground) }
    : { ...base, ...drawnRow(unit.code, slot, ground) }
}

function countedFiles(counts: readonly FileCounts[]): Pick<SlotRow, 'files' | 'candidates' | 'notYet'> {
  const sum = (of: (one: FileCounts) => number): number => counts.reduce((total, one) => total + of(one), 0)
  return {
    ...{ files: sum(({ files }) => files), candidates: sum(({ candidates }) => candidates) },
    notYet: {
      ...{ unreadable: sum(({ unreadable }) => unreadable), outside: sum(({ outside }) => outside) },
      ...{ unpublished: sum(({ unpublished }) => unpublished), uncaptured: sum(({ uncaptured }) => uncaptured) },
      standing: sum(({ standing }) => standing),
    },
  }
}

type Filling = Pick<SlotRow, 'state' | 'filled' | 'ineligible' | 'round'>

function recommended(here: readonly EntryRow[], registerCases: number, { nameOf }: Ground): Filling {
  const standing = here.find(({ state }) => state === 'standing')
  const struck = here.find(({ state }) => state === 'ineligible')
  if (standing !== undefined) {
    const { file, number, id, by, at, version } = standing
    return {
      state: 'filled',
      filled: { file, number, entry: id, by: nameOf(by), at, version },
      ineligible: null,
      round: null,
    }
  }
  const ineligible =
    struck === undefined
      ? null
      : {
          ...{ number: struck.number, by: nameOf(struck.endedBy ?? ''), reason: struck.endReason ?? '' },
          at: struck.endedAt ?? struck.at,
        }
  const state: SlotState = ineligible !== null ? 'ineligible' : registerCases === 0 ? 'empty-proved' : 'empty'
  return { state, filled: null, ineligible, round: null }
}

function drawnRow(unit: string, slot: Slot, { drawn, empty, ids }: Ground): Filling {
  const none = { filled: null, ineligible: null, round: null }
  const found = drawn.find((one) => one.unit === unit && fitsSlot(slot.type, one.type))
  if (found !== undefined && found.file !== '') {
    const file = ids.get(`${unit} ${found.file}`) ?? null
    const filled = { file, number: found.file, entry: null, by: null, at: null, version: null }
    return { ...none, state: 'filled', filled, round: found.round }
  }
  const proof = empty.find((one) => one.unit === unit && fitsSlot(slot.type, one.type))
  if (proof !== undefined) return { ...none, state: 'empty-proved', round: proof.round }
  return { ...none, state: found === undefined ? 'not-drawn' : 'empty', round: found?.round ?? null }
}

export async function viewSlots(ctx: Context, campaign: string, query: PageQuery): Promise<SlotPage> {
  const all = await slotRows(ctx, campaign)
  const filter = filterOf(query.filter)
  const fits = (row: SlotRow, columns: readonly (keyof SlotRow & string)[]): boolean =>
    columns.every(
      (column) => (filter[column]?.length ?? 0) === 0 || filter[column]?.includes(String(row[column])) === true,
    )
  const found = all.filter(
    (row) =>
      query.find === '' ||
      row.unitName.includes(query.find) ||
      row.unit === query.find ||
      row.filled?.number.includes(query.find) === true,
  )
  const others = found.filter((row) => fits(row, ['type', 'source', 'level']))
  const rows = others.filter((row) => fits(row, ['state']))
  const count = (state: SlotState): number => others.filter((row) => row.state === state).length
  const states: SlotPage['states'] = {
    ...{ filled: count('filled'), empty: count('empty'), 'empty-proved': count('empty-proved') },
    ...{ ineligible: count('ineligible'), 'not-drawn': count('not-drawn') },
  }
  return { total: rows.length, rows: rows.slice(query.offset, query.offset + query.limit), states }
}

const stateWords: Record<SlotState, string> = {
  ...{ filled: '已有', empty: '空缺', 'empty-proved': '无此类案件', ineligible: '无效', 'not-drawn': '还没有抽' },
}

export async function exportSlots(ctx: Context, campaign: string, query: PageQuery): Promise<Reply> {
  const { rows } = await viewSlots(ctx, campaign, { ...query, offset: 0, limit: 1_000_000 })
  const columns = ['单位代码', '单位名称', '层级', '位置', '来源', '状态', '案号', '说明'].map((header) => ({
    header,
    kind: 'text' as const,
  }))
  const lines = rows.map((row) => [
    ...[row.unit, row.unitName, row.level, row.type, row.source, stateWords[row.state]],
    ...[row.filled?.number ?? null, row.ineligible?.reason ?? null],
  ])
  return download(await writeTable({ sheet: '案卷位置', columns, rows: lines }), { name: '案卷位置.xlsx', type: XLSX })
}

/** Answers the receipt. @throws house.not-found, case-files.not-eligible, no-such-slot, slot-filled, already-forward */
export async function putForward(ctx: Context, at: FileAt, ask: PutForward): Promise<Entry> {
  await seenHead(ctx, at)
  const { definition } = await campaignOf(ctx.db, at.campaign)
  const units = await knownUnits(ctx.db)
  const deed = { verb: 'case-files.put-forward', campaign: at.campaign, object: `case-file:${at.id}` }
  await act(ctx, deed, async (tx, audit) => {
    const head = await lockedHead(tx, at)
    if (head === undefined) throw problem('house.not-found')
    const known = await entryOf(tx, at.campaign, ask.id)
    if (known !== undefined && known.file === at.id) return audit({ type: known.type, again: true })
    const { unit, type: fileType } = head
    const slot = { unit, type: ask.type, source: RECOMMENDED }
    const level = units.get(unit)?.level ?? ''
    if (!recommendedSlots(definition, { level, type: fileType }).includes(ask.type))
      throw problem('case-files.no-such-slot', slot)
    await mustFit(tx, at, { head, slot })
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString(), reason: ask.reason }
    const { version, hash, number } = head
    await addEntry(tx, at.campaign, { id: ask.id, file: at.id, ...slot, version, hash, ...stamp })
    await notify(tx, ctx, {
      to: { audience: 'case-files.write', unit },
      ...{ kind: 'case-files.put-forward', campaign: at.campaign, object: `case-file:${at.id}` },
      values: { number, type: ask.type },
    })
    return audit({ type: ask.type, version, hash, receipt: ask.id, reason: ask.reason })
  })
  return receiptOf(ctx, at.campaign, ask.id)
}

interface Fitting {
  head: Head
  slot: { unit: string; type: string; source: string }
}

/** @throws case-files.not-eligible, slot-filled, already-forward */
async function mustFit(tx: Database, at: FileAt, { head, slot }: Fitting): Promise<void> {
  const refused = (await conditionsOf(tx, at, head)).filter(({ met }) => met !== true)
  if (refused.length > 0) throw problem('case-files.not-eligible', { count: refused.length })
  const there = await standingEntry(tx, at.campaign, slot)
  if (there !== undefined) throw problem('case-files.slot-filled', { number: there.number })
  if ((await standingEntry(tx, at.campaign, { file: at.id })) !== undefined) throw problem('case-files.already-forward')
}

async function receiptOf(ctx: Context, campaign: string, id: string): Promise<Entry> {
  const entry = await entryOf(ctx.db, campaign, id)
  if (entry === undefined) throw problem('house.not-found')
  const names = await personNames(ctx.db, [entry.by])
  return { ...entry, by: names.get(entry.by) ?? entry.by }
}

interface Ending {
  campaign: string
  entry: string
  reason: string
}

/** @throws house.not-found, case-files.entry-moved */
export const withdrawEntry = (ctx: Context, ask: Ending): Promise<void> => end(ctx, ask, 'withdrawn')

/** @throws house.not-found, case-files.entry-moved */
export const declareIneligible = (ctx: Context, ask: Ending): Promise<void> => end(ctx, ask, 'ineligible')

async function end(
  ctx: Context,
  { campaign, entry, reason }: Ending,
  state: 'withdrawn' | 'ineligible',
): Promise<void> {
  const found = await entryOf(ctx.db, campaign, entry)
  if (found === undefined || !ctx.covers(found.unit)) throw problem('house.not-found')
  const deed =
    state === 'withdrawn'
      ? { verb: 'case-files.withdraw', campaign, object: `case-file:${found.file}` }
      : { verb: 'case-files.decide', campaign, object: `case-file:${found.file}` }
  await act(ctx, deed, async (tx, audit) => {
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
    if (!(await endEntry(tx, { campaign, id: entry }, { state, reason, ...stamp })))
      throw problem('case-files.entry-moved')
    if (state === 'ineligible')
      await notify(tx, ctx, {
        to: { audience: 'case-files.put-forward', unit: found.unit },
        ...{ kind: 'case-files.declared-ineligible', campaign, object: `case-file:${found.file}` },
        values: { number: found.number, type: found.type },
      })
    audit({ type: found.type, receipt: entry, reason })
  })
}

export const emptySlots = (rows: readonly SlotRow[]): number =>
  rows.filter(({ state, source }) => source === RECOMMENDED && (state === 'empty' || state === 'ineligible')).length
