/** Saving what is being written: each save has a number; who was slower keeps the own text aside and is told (capability 26). */
import type { Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { personNames } from '../people/facts.ts'
import type { AsideView, Saved } from './contract.ts'
import { addAside, asidesOf, draftOf, lockObject, putDraft, settleAside, type ObjectAt } from './store.ts'

export interface SaveAsk {
  base: number
  content: unknown
  settles?: number | undefined
  /** Whose the text is. */
  unit: string
}

/** Inside `act`. The same text sent twice is saved once. */
export async function saveText(
  ctx: Context,
  { tx, audit }: { tx: Database; audit: Audit },
  { at, ask }: { at: ObjectAt; ask: SaveAsk },
): Promise<Saved> {
  const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
  await lockObject(tx, at)
  const now = await draftOf(tx, at)
  const rev = now?.rev ?? 0
  if (now !== undefined && rev === ask.base + 1 && isSame(now.content, ask.content)) {
    audit({ version: rev, again: true }, at.object)
    return { saved: true, rev, at: now.savedAt }
  }
  if (rev !== ask.base) {
    const aside = await addAside(tx, at, { base: ask.base, content: ask.content, ...stamp })
    audit({ base: ask.base, version: rev, lost: true }, at.object)
    const names = await personNames(tx, [now?.savedBy ?? ''])
    const by = names.get(now?.savedBy ?? '') ?? ''
    return { saved: false, rev, by, at: now?.savedAt ?? stamp.at, aside }
  }
  const saved = await putDraft(tx, at, { unit: ask.unit, content: ask.content, ...stamp })
  if (ask.settles !== undefined) await settleAside(tx, at, { id: ask.settles, when: stamp.at })
  audit({ version: saved }, at.object)
  return { saved: true, rev: saved, at: stamp.at }
}

/** jsonb keeps no order of names: compared with the names in order. */
const isSame = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b)
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

export async function asideViews<T>(
  ctx: Pick<Context, 'db'>,
  at: ObjectAt,
  read: (content: unknown) => T,
): Promise<AsideView<T>[]> {
  const rows = await asidesOf(ctx.db, at)
  const names = await personNames(ctx.db, [...new Set(rows.map(({ by }) => by))])
  return rows.map(({ id, content, by, at: when }) => ({
    ...{ id, content: read(content), by: names.get(by) ?? by, at: when },
  }))
}
