import { PassThrough, Readable } from 'node:stream'
import { exportLines } from '../../platform/audit/export.ts'
import { findingSentence } from '../../platform/audit/finding-words.ts'
import { countEntries, logChoices, logEntries, type LogEntry, type LogFilter } from '../../platform/audit/log-store.ts'
import { databaseSource } from '../../platform/audit/log-source-store.ts'
import type { ObjectKind, ObjectPlace } from '../../platform/audit/object-kind.ts'
import { deleteDue, whatIsDue, type RetentionClass } from '../../platform/audit/retention.ts'
import { allDeletions, allRoots, deletionDays, filedKeys } from '../../platform/audit/root-store.ts'
import { endOfDay, parsed, readRoot } from '../../platform/audit/root.ts'
import { linkEntries } from '../../platform/audit/store.ts'
import { verifyLog } from '../../platform/audit/verify-log.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem, type Language } from '../../platform/http/problem.ts'
import { writeTableTo, type TableValue } from '../../platform/tables/write-table.ts'
import { z } from 'zod'
import { personNames } from '../people/facts.ts'
import type { CheckView, LogChoices, LogLine, LogPage, LogQuery, RetentionView, RootLine } from './contract.ts'
import { otherValues, sayDeed, sentenceOf, type Telling } from './sentences.ts'
import { namesFor, type Kinds, type Naming } from './naming.ts'
import { inLanguage, roleWords } from './words.ts'

export async function viewLog(ctx: Context, query: LogQuery, kinds: Kinds): Promise<LogPage> {
  const filter = filterOf(query)
  const [entries, total] = [await logEntries(ctx.db, filter, query), await countEntries(ctx.db, filter)]
  return { entries: await linesOf(ctx, kinds, entries), total }
}

/** Days are those of Asia/Shanghai; `until` is the last one. */
const filterOf = ({ chain, who, object, verb, from, until }: LogQuery): LogFilter => ({
  ...{ chain, who, object, verb },
  ...(from === undefined ? {} : { from: endOfDay(dayBefore(from)) }),
  ...(until === undefined ? {} : { until: endOfDay(until) }),
})

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

async function linesOf(ctx: Context, kinds: Kinds, entries: readonly LogEntry[]): Promise<LogLine[]> {
  const read = entries.map((entry) => ({ ...entry, values: valuesOf(entry) }))
  const naming = await namesFor(ctx, kinds, read)
  const deletedOn = entries.some(({ gone }) => gone.length > 0) ? await deletionDays(ctx.db) : undefined
  return read.map((entry) => {
    const { id, at, role, verb, object, campaign, gone, values } = entry
    const days = gone.map((one) => deletedOn?.(id, one) ?? one.keepUntil)
    return {
      ...{ id, at, role, verb, object, campaign },
      objectName: naming.ofObject(object, campaign),
      ...{ who: personOf(entry.who, naming), actingFor: personOf(entry.acting_for, naming) },
      ...saidOf(verb, values, { language: ctx.language, names: naming.names, hasGone: gone.length > 0 }),
      gone: days.toSorted()[0] ?? null,
    }
  })
}

const personOf = (id: string | null, { names }: Naming): LogLine['who'] =>
  id === null ? null : { id, name: names.get(id) ?? id }

const record = z.record(z.string(), z.unknown())

/** The summary with what lies apart and is kept still; a summary that is no object says nothing, the entry still stands. */
const valuesOf = ({ summary, contents }: LogEntry): Record<string, unknown> =>
  Object.assign({}, ...[parsed(summary), ...contents].map((part) => record.safeParse(part).data ?? {}))

function saidOf(
  verb: string,
  values: Readonly<Record<string, unknown>>,
  telling: Telling,
): Pick<LogLine, 'sentence' | 'reason' | 'others'> {
  const { reason } = values
  return {
    sentence: sayDeed(verb, values, telling),
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    others: otherValues(verb, values, telling),
  }
}

export async function viewChoices(ctx: Context): Promise<LogChoices> {
  const { who, verbs } = await logChoices(ctx.db)
  const names = await personNames(ctx.db, who)
  return {
    people: who.map((id) => ({ id, name: names.get(id) ?? id })),
    verbs: verbs.map((verb) => ({ verb, words: wordsOf(verb, ctx.language) })),
  }
}

/** The sentence of a verb without its values, for choosing. */
const wordsOf = (verb: string, language: Language): string =>
  inLanguage(sentenceOf(verb), language).replace(/[“"]?\{\{\w+\}\}[”"]?/g, '…')

const MOST_EXPORTED = 200_000
const EXPORT_STEP = 2_000

export async function exportLog(ctx: Context, query: LogQuery, kinds: Kinds): Promise<Readable> {
  const filter = filterOf(query)
  const count = await countEntries(ctx.db, filter)
  if (count > MOST_EXPORTED) throw problem('audit.too-many', { count, limit: MOST_EXPORTED })
  const stream = new PassThrough()
  const english = ctx.language === 'en'
  const headers = english
    ? [
        'No.',
        'Time',
        'Person',
        'Role',
        'Acting for',
        'What',
        'Object',
        'Reason',
        'Values',
        'Verb',
        'Code of the object',
      ]
    : ['序号', '时间', '人员', '角色', '代谁', '做了什么', '对象', '理由', '内容', '操作代码', '对象代码']
  const columns = headers.map((header, at) => ({ header, kind: at === 0 ? ('number' as const) : ('text' as const) }))
  void writeTableTo(stream, {
    sheet: english ? 'Audit log' : '操作记录',
    columns,
    rows: exportRows(ctx, kinds, filter),
  }).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  return stream
}

async function* exportRows(ctx: Context, kinds: Kinds, filter: LogFilter): AsyncGenerator<TableValue[]> {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const entries = await logEntries(ctx.db, filter, { limit: EXPORT_STEP, before })
    for (const line of await linesOf(ctx, kinds, entries)) yield exportRow(line, ctx.language)
    if (entries.length < EXPORT_STEP) return
    before = entries.at(-1)?.id ?? 0
  }
}

const inShanghai = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

function exportRow(line: LogLine, language: Language): TableValue[] {
  const { id, at, who, actingFor, verb, object, objectName, sentence, reason, others } = line
  const words = line.role === null ? undefined : roleWords[line.role]
  const role = words === undefined ? line.role : inLanguage(words, language)
  const by = who?.name ?? (language === 'en' ? 'the system' : '系统')
  const rest = others.map(([name, value]) => `${name}: ${value}`).join('; ')
  return [id, inShanghai(at), by, role, actingFor?.name ?? null, sentence, objectName, reason, rest, verb, object]
}

/** @throws house.not-found where the object is none, or none that this person may know of: by the same way. */
export async function viewHistory(
  ctx: Context,
  { object, campaign }: { object: string; campaign: string | undefined },
  kinds: Kinds,
): Promise<{ entries: LogLine[] }> {
  if (!(await mayRead(ctx, { object, campaign }, kinds))) throw problem('house.not-found')
  const entries = await logEntries(ctx.db, { chain: 'main', object, campaign }, { limit: 500 })
  return { entries: await linesOf(ctx, kinds, entries) }
}

const OBJECT = /^[a-z][a-z-]{0,40}:[\w.:@-]{1,150}$/

async function mayRead(
  ctx: Context,
  { object, campaign }: { object: string; campaign: string | undefined },
  kinds: Kinds,
): Promise<boolean> {
  if (object === `person:${ctx.person().id}`) return true
  if (!OBJECT.test(object)) return false
  const [name = '', ...rest] = object.split(':')
  const place = { campaign: campaign ?? '', id: rest.join(':'), reader: ctx.person() }
  for (const kind of kinds.get(name) ?? []) if (await opens(ctx, kind, place)) return true
  return false
}

async function opens(ctx: Context, { verb, unitOf }: ObjectKind, place: ObjectPlace): Promise<boolean> {
  if (!(await ctx.reaches(verb, null))) return false
  if (unitOf === undefined) return true
  const unit = await unitOf(ctx.db, place)
  return unit !== undefined && ctx.reaches(verb, unit)
}

export async function viewRoots(ctx: Context): Promise<{ roots: RootLine[] }> {
  const records = await allRoots(ctx.db)
  const lines = records.flatMap(({ text, hash }) => {
    const root = readRoot(text)
    if (root === undefined) return []
    const { chain, day, count, head, key, madeAt, hash: name, signature } = root
    return [{ chain, day, count, head, hash, suite: `${name} · ${signature}`, key, madeAt }]
  })
  return { roots: lines.toReversed() }
}

/** The whole root with its key: for `verify-audit --root`. */
export async function rootFile(ctx: Context, { chain, day }: { chain: string; day: string }): Promise<Uint8Array> {
  const record = (await allRoots(ctx.db)).find((root) => root.chain === chain && root.day === day)
  if (record === undefined) throw problem('house.not-found')
  const fingerprint = readRoot(record.text)?.key
  const key = (await filedKeys(ctx.db)).find((one) => one.fingerprint === fingerprint)
  return Buffer.from(JSON.stringify({ ...record, publicKey: key?.publicKey }, null, 2))
}

/** Verifies everything, here and now. */
export async function checkLog(ctx: Context): Promise<CheckView> {
  const report = await verifyLog(databaseSource(ctx.db), { now: ctx.now() })
  return {
    whole: report.whole,
    chains: report.chains.map(({ chain, linked }) => ({ chain, linked })),
    waiting: report.waiting ?? 0,
    roots: report.roots.count,
    personal: report.personal ?? { kept: 0, deleted: 0 },
    findings: report.findings.slice(0, 100).map((finding) => findingSentence(finding, ctx.language)),
  }
}

/** The whole log as lines, everything linked first. */
export async function wholeLog(ctx: Context): Promise<Readable> {
  await linkEntries(ctx.db, ctx.signer?.hash)
  return Readable.from(exportLines(databaseSource(ctx.db), ctx.now()), { objectMode: false })
}

/** What a verification needs and no more: what may tell of people stays here. */
export async function clearLog(ctx: Context): Promise<Readable> {
  await linkEntries(ctx.db, ctx.signer?.hash)
  const lines = exportLines(databaseSource(ctx.db), ctx.now(), { clearOnly: true })
  return Readable.from(lines, { objectMode: false })
}

const Deleted = z.object({ deleted: z.array(z.object({ class: z.string(), count: z.number() })) })

export async function viewRetention(ctx: Context, classes: readonly RetentionClass[]): Promise<RetentionView> {
  const reports = (await allDeletions(ctx.db)).map(({ id, at, text, hash }) => ({
    ...{ id, at, hash },
    deleted: Deleted.safeParse(parsed(text)).data?.deleted ?? [],
  }))
  return {
    byItself: ctx.deletesByItself === true,
    classes: await whatIsDue(ctx, classes),
    reports: reports.toReversed(),
  }
}

export async function runRetention(ctx: Context, classes: readonly RetentionClass[]): Promise<RetentionView> {
  await deleteDue(ctx, classes, 'audit.delete-due')
  return viewRetention(ctx, classes)
}
