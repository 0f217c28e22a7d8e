/** The result: what was drawn, the order of those that step in, empty strata; and using a replacement, with its reason. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { tickets } from '../../rules/draw/draw.ts'
import { personNames } from '../people/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import {
  replaceFields,
  type OrderPage,
  type Page,
  type ReplaceFields,
  type ResultList,
  type ResultQuery,
  type ResultRow,
} from './contract.ts'
import { mustStand } from './ground.ts'
import { inForce, nextInOrder, splitOrder } from './model.ts'
import { tellReplaced } from './notices.ts'
import { objectOf } from './rounds.ts'
import { addReplacement, replacementsOf, type ReplacementRow } from './store-ceremony.ts'
import { resultPage, stratumOf, type StratumRow } from './store-strata.ts'
import { lockRounds, type RoundAt, type RoundRow } from './store.ts'

export async function viewResult(ctx: Context, at: RoundAt, query: ResultQuery): Promise<ResultList> {
  const row = await mustStand(ctx.db, at, ['drawn', 'void'])
  const units = await knownUnits(ctx.db)
  const named =
    query.find === '' ? [] : [...units].filter(([, { name }]) => name.includes(query.find)).map(([code]) => code)
  const { rows, ...counts } = await resultPage(ctx.db, { ...at, territory: reachOf(ctx, row), query, named })
  return { ...counts, rows: await resultRows(ctx, row, rows) }
}

/** Experts and enterprises are of no unit: who sees only the own units sees none of them. */
const reachOf = ({ territory }: Context, { purpose }: RoundRow): ReadonlySet<string> | null =>
  territory === null ? null : purpose === 'case-files' ? territory : new Set()

async function resultRows(ctx: Context, row: RoundRow, strata: readonly StratumRow[]): Promise<ResultRow[]> {
  const all = await replacementsOf(ctx.db, { campaign: row.campaign, rounds: [row.round] })
  const units = await knownUnits(ctx.db)
  const names = await personNames(ctx.db, [...new Set(all.map(({ by_person: by }) => by))])
  const ticket = tickets(row.commitment ?? '', row.seed ?? '')
  return strata.map(({ unit, type, size, places, ordered }) => {
    const replaced = all.filter((one) => one.unit === unit && one.type === type)
    const order = splitOrder(ordered ?? '')
    const next = nextInOrder({ order, places, replaced })
    const drawn = order.slice(0, places)
    return {
      ...{ unit, unitName: units.get(unit)?.name ?? '', type, size, places, drawn },
      taken: inForce({ order, places, replaced }),
      ticket: drawn[0] === undefined ? null : ticket(drawn[0]),
      next: next?.number ?? null,
      left: Math.max(0, order.length - places - replaced.length),
      replaced: replaced.map((one) => ({
        ...{ place: one.place, gone: one.gone, taken: one.taken, reason: one.reason, proof: one.proof },
        ...{ proofName: one.proof_name, at: one.at, by: names.get(one.by_person) ?? one.by_person },
      })),
    }
  })
}

interface StratumAt extends RoundAt {
  unit: string
  type: string
}

/** The whole order of a stratum, page by page, with its tickets. @throws house.not-found */
export async function viewOrder(ctx: Context, at: StratumAt, { offset, limit }: Page): Promise<OrderPage> {
  const row = await mustStand(ctx.db, at, ['drawn', 'void'])
  const reach = reachOf(ctx, row)
  const stratum = await stratumOf(ctx.db, at, at)
  if (stratum === undefined || (reach !== null && !reach.has(at.unit))) throw problem('house.not-found')
  const ticket = tickets(row.commitment ?? '', row.seed ?? '')
  const order = splitOrder(stratum.ordered ?? '')
  return {
    total: order.length,
    rows: order
      .slice(offset, offset + limit)
      .map((number, index) => ({ place: offset + index + 1, number, ticket: ticket(number) })),
  }
}

/** Multipart: the fields of `replaceFields`, with a proof. What is left of the order steps in; where nothing is, the file is struck out. @throws draw.not-in-force */
export async function replaceDrawn(ctx: Context, at: RoundAt): Promise<{ taken: string }> {
  const { files, fields } = await ctx.upload()
  const read = replaceFields.safeParse(fields)
  if (!read.success)
    throw problem('house.unreadable', { detail: read.error.issues.map(({ path }) => path.join()).join() })
  const [proof] = files
  const ask = read.data
  return act(ctx, { verb: 'draw.replace', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await lockRounds(tx, at.campaign)
    await mustStand(tx, at, ['drawn'])
    const stratum = await stratumOf(tx, at, ask)
    if (stratum === undefined) throw problem('house.not-found')
    const all = await replacementsOf(tx, { campaign: at.campaign, rounds: [at.round] })
    const next = nextOf(stratum, all, ask)
    const { unit, type, gone, reason } = ask
    const taken = next.number
    const stamp = { by_person: ctx.person().id, at: ctx.now().toISOString() }
    const kept = { proof: proof?.sha256 ?? null, proof_name: proof?.name ?? null }
    await addReplacement(tx, at.campaign, {
      round: at.round,
      unit,
      type,
      place: next.place,
      gone,
      taken,
      reason,
      ...kept,
      ...stamp,
    })
    audit({ round: at.round, unit, type, gone, taken, reason, proof: proof?.sha256 ?? null })
    await tellReplaced(tx, ctx, { ...at, unit, type, taken })
    return { taken }
  })
}

/** In its order only: nobody chooses. */
function nextOf({ ordered, places }: StratumRow, all: readonly ReplacementRow[], { unit, type, gone }: ReplaceFields) {
  const replaced = all.filter((one) => one.unit === unit && one.type === type)
  const order = splitOrder(ordered ?? '')
  if (!inForce({ order, places, replaced }).includes(gone)) throw problem('draw.not-in-force', { gone })
  return nextInOrder({ order, places, replaced }) ?? { place: places + replaced.length + 1, number: '' }
}

/** The proof of a replacement, as it was handed in. @throws house.not-found */
export async function proofFile(ctx: Context, at: RoundAt, sha256: string): Promise<Reply> {
  const all = await replacementsOf(ctx.db, { campaign: at.campaign, rounds: [at.round] })
  const found = all.find(({ proof, unit }) => proof === sha256 && ctx.covers(unit))
  if (found === undefined) throw problem('house.not-found')
  return download(await ctx.files.open(sha256), { name: found.proof_name ?? sha256, type: 'application/octet-stream' })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST = 1_000_000

export async function exportResult(ctx: Context, at: RoundAt): Promise<Reply> {
  const { rows } = await viewResult(ctx, at, { show: 'all', find: '', offset: 0, limit: MOST })
  const headers = [
    '单位代码',
    '单位名称',
    '类型',
    '可抽',
    '现用',
    '原抽中',
    '票号（SHA-256）',
    '下一递补',
    '替换及原因',
  ]
  const columns = headers.map((header, index) => ({
    header,
    kind: index === 3 ? ('number' as const) : ('text' as const),
  }))
  const lines = rows.map((row) => [
    ...[row.unit, row.unitName, row.type, row.size, row.taken.join('、'), row.drawn.join('、')],
    ...[
      row.ticket,
      row.next,
      row.replaced.map(({ gone, taken, reason }) => `${gone} → ${taken}：${reason}`).join('；'),
    ],
  ])
  const name = `抽取结果-第${at.round}轮.xlsx`
  return download(await writeTable({ sheet: `第${at.round}轮`, columns, rows: lines }), { name, type: XLSX })
}
