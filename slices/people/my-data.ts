/** A person's own data: a copy (PIPL art. 45), who looked at it, and what they ask to have corrected (art. 46). */
import { act } from '../../platform/audit/act.ts'
import { logEntries, readsOf } from '../../platform/audit/log-store.ts'
import { dayOf } from '../../platform/audit/root.ts'
import { identitiesOf } from '../../platform/auth/oidc-store.ts'
import { passkeysOf } from '../../platform/auth/passkey-store.ts'
import { sessionsOf } from '../../platform/auth/store.ts'
import { tokensOf } from '../../platform/auth/token-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { writeTable, type TableValue } from '../../platform/tables/write-table.ts'
import type { AskCorrection, Correction, MyData, ReadOfMine } from './contract.ts'
import { addCorrection, answerCorrection, corrections, ownRecords, ownStandIns } from './store-my-data.ts'
import { namesByIds } from './store.ts'

const MOST_READS = 500
const MOST_DEEDS = 10_000

/** Lists in which anyone may stand: whoever opened one may have seen this person. */
const registers = ['officers', 'exam-scores', 'report-scores', 'nominations']
const lists = ['accounts', ...registers.map((register) => `register:${register}`)]

export async function viewMyData(ctx: Context): Promise<MyData> {
  const { id } = ctx.person()
  const { account, posts } = await ownRecords(ctx.db, id)
  return { account, posts, reads: await readsOfMine(ctx), corrections: await correctionViews(ctx, id) }
}

async function readsOfMine(ctx: Context): Promise<ReadOfMine[]> {
  const me = `person:${ctx.person().id}`
  const rows = await readsOf(ctx.db, { subjects: [me], objects: [me, ...lists], limit: MOST_READS })
  const names = await namesByIds(ctx.db, idsIn(rows.map(({ who }) => who)))
  return rows.map(({ at, who, role, object }) => ({
    ...{ at, role, object, isList: lists.includes(object) },
    who: who === null ? null : (names.get(who) ?? who),
  }))
}

const idsIn = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

async function correctionViews(ctx: Context, person: string | null): Promise<Correction[]> {
  const rows = await corrections(ctx.db, person)
  const names = await namesByIds(ctx.db, idsIn(rows.flatMap((row) => [row.person, row.answered_by])))
  return rows.map((row) => ({
    ...{ id: row.id, about: row.about, wanted: row.wanted, askedAt: row.asked_at, answer: row.answer },
    ...{ person: names.get(row.person) ?? row.person, answeredAt: row.answered_at },
    answeredBy: row.answered_by === null ? null : (names.get(row.answered_by) ?? row.answered_by),
  }))
}

/** The copy: account, posts, stand-ins, ways of signing in, sessions, keys for programs, what the person did, who looked. */
async function copyOf(ctx: Context) {
  const { id } = ctx.person()
  const sessions = await sessionsOf(ctx.db, id, { now: ctx.now(), limits: ctx.installation.sessions })
  const deeds = await logEntries(ctx.db, { chain: 'main', who: id }, { limit: MOST_DEEDS })
  return {
    madeAt: ctx.now().toISOString(),
    ...(await viewMyData(ctx)),
    standIns: await ownStandIns(ctx.db, id),
    ...(await waysOf(ctx, id)),
    sessions: sessions.map(({ device, address, method, started_at: since, seen_at: seen }) => ({
      ...{ device, address, method, since, seen },
    })),
    deeds: deeds.map(({ at, verb, object, summary }) => ({ at, verb, object, summary })),
  }
}

/** Passkeys, linked identities and keys for programs: what each is called and when it was used, no key itself. */
async function waysOf(ctx: Context, person: string) {
  const passkeys = await passkeysOf(ctx.db, person)
  const identities = await identitiesOf(ctx.db, person)
  const keys = await tokensOf(ctx.db, person)
  return {
    passkeys: passkeys.map(({ name, synced, added_at: added, used_at: used }) => ({ name, synced, added, used })),
    identities: identities.map(({ issuer, subject, linked_at: linked, used_at: used }) => ({
      ...{ issuer, subject, linked, used },
    })),
    keysForPrograms: keys.map(({ name, verbs, expires_at: expires, used_at: used, ended_at: ended }) => ({
      ...{ name, verbs, expires, used, ended },
    })),
  }
}

export const copyAsJson = async (ctx: Context): Promise<Uint8Array> =>
  Buffer.from(JSON.stringify(await copyOf(ctx), null, 2))

/** Part, number, field, value: every datum is a row. */
export async function copyAsTable(ctx: Context): Promise<Uint8Array> {
  const headers = ctx.language === 'en' ? ['Part', 'No.', 'Field', 'Value'] : ['部分', '序号', '字段', '值']
  const columns = headers.map((header, at) => ({ header, kind: 'text' as const, width: at === 3 ? 60 : 18 }))
  const rows = Object.entries(await copyOf(ctx)).flatMap(([part, value]) => rowsOf(part, value))
  return writeTable({ sheet: ctx.language === 'en' ? 'My data' : '我的数据', columns, rows })
}

function rowsOf(part: string, value: unknown): TableValue[][] {
  const many = Array.isArray(value) ? value : [value]
  return many.flatMap((one: unknown, at) =>
    typeof one === 'object' && one !== null
      ? Object.entries(one).map(([field, datum]) => [part, String(at + 1), field, textOf(datum)])
      : [[part, String(at + 1), '', textOf(one)]],
  )
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

export const copyName = (ctx: Context): string => `我的数据-${dayOf(ctx.now())}`

/** What is asked lies in its own table; the log says only that somebody asked. */
export async function askCorrection(ctx: Context, ask: AskCorrection): Promise<{ id: number }> {
  const person = ctx.person().id
  return act(ctx, { verb: 'people.ask-correction', object: `person:${person}` }, async (tx, audit) => {
    const id = await addCorrection(tx, { person, ...ask, asked_at: ctx.now().toISOString() })
    audit({ correction: id })
    return { id }
  })
}

export const viewCorrections = async (ctx: Context): Promise<{ corrections: Correction[] }> => ({
  corrections: await correctionViews(ctx, null),
})

/** @throws house.not-found */
export async function giveAnswer(ctx: Context, id: number, answer: string): Promise<void> {
  await act(ctx, { verb: 'people.answer-correction' }, async (tx, audit) => {
    const by = { answer, answered_by: ctx.person().id, answered_at: ctx.now().toISOString() }
    const person = await answerCorrection(tx, id, by)
    if (person === undefined) throw problem('house.not-found')
    audit({ correction: id }, `person:${person}`)
  })
}
