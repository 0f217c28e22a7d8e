/** Can a file be put forward (a1.1b, R10)? Each condition with its source; the captured page of the local site with its hash. */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { drawnFiles } from '../draw/facts.ts'
import { personNames } from '../people/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import { settingView } from './check-setting.ts'
import { captureFields, type Condition, type EligibilityView } from './contract-slots.ts'
import { seenHead } from './files.ts'
import { mustBeOwn } from './own-unit.ts'
import { clausesOfReview, recommendedSlots } from './slot-plan.ts'
import { sameCases } from './store-lists.ts'
import { addCapture, capturesOf, entriesOf, type CaptureRow } from './store-slots.ts'
import type { FileAt, Head } from './store.ts'

/** Every condition with what it rests on, in the order in which an officer can mend them. */
export async function conditionsOf(db: Database, at: FileAt, head: Head): Promise<Condition[]> {
  const [captures, { window }] = [await capturesOf(db, at), await settingView(db, at.campaign)]
  const { definition } = await campaignOf(db, at.campaign)
  const clauses = clausesOfReview(definition)
  const conditions = [
    { ...plain('complete', head.formProblems === 0), values: { n: head.formProblems } },
    { ...plain('in-window', head.inWindow), values: { decided: head.decided ?? '', ...window } },
    {
      ...plain('public', head.published !== null && head.publishedUrl !== null),
      values: { published: head.published ?? '', url: head.publishedUrl ?? '' },
    },
    captured(captures[0]),
    await once(db, at, head),
  ]
  return conditions.map((one) => ({ ...one, clauses }))
}

type Judged = Omit<Condition, 'clauses'>

const plain = (id: Condition['id'], met: boolean | null): Judged => ({ ...{ id, met, values: {}, others: [] } })

const captured = (capture: CaptureRow | undefined): Judged => ({
  ...plain('captured', capture !== undefined),
  values: capture === undefined ? {} : { file: capture.fileName, sha256: capture.sha256 },
})

/** Neither its number nor its content stands in another file, and it was not drawn elsewhere. */
async function once(db: Database, { campaign, id }: FileAt, head: Head): Promise<Judged> {
  const { number, fingerprint, unit } = head
  const units = await knownUnits(db)
  const nameOf = (code: string): string => units.get(code)?.name ?? code
  const same = await sameCases(db, { campaign, id, number, fingerprint })
  const drawn = (await drawnFiles(db, campaign)).filter((one) => one.file === number && one.unit !== unit)
  const others: Condition['others'] = [
    ...same.map((one) => ({ ...one, unitName: nameOf(one.unit) })),
    ...drawn.map((one) => ({
      id: '',
      number: one.file,
      unit: one.unit,
      unitName: nameOf(one.unit),
      why: 'drawn' as const,
    })),
  ]
  return { ...plain('once', others.length === 0), others }
}

export const isEligible = (conditions: readonly Condition[]): boolean => conditions.every(({ met }) => met === true)

/** @throws house.not-found */
export async function viewEligibility(ctx: Context, at: FileAt): Promise<EligibilityView> {
  const head = await seenHead(ctx, at)
  const conditions = await conditionsOf(ctx.db, at, head)
  const [captures, entries] = [await capturesOf(ctx.db, at), await entriesOf(ctx.db, at.campaign, { file: at.id })]
  const people = [...captures.map(({ by }) => by), ...entries.flatMap(({ by, endedBy }) => [by, endedBy ?? by])]
  const names = await personNames(ctx.db, [...new Set(people)])
  const nameOf = (id: string): string => names.get(id) ?? id
  const { definition } = await campaignOf(ctx.db, at.campaign)
  const level = (await knownUnits(ctx.db)).get(head.unit)?.level ?? ''
  return {
    ...{ number: head.number, version: head.version, hash: head.hash, eligible: isEligible(conditions) },
    conditions: conditions.map((one) => ({ ...one, others: one.others.map((other) => toldTo(ctx, other)) })),
    captures: captures.map((one) => ({ ...one, by: nameOf(one.by) })),
    slots: recommendedSlots(definition, { level, type: head.type }),
    entries: entries.map((one) => ({
      ...one,
      by: nameOf(one.by),
      endedBy: one.endedBy === null ? null : nameOf(one.endedBy),
    })),
    may: {
      capture: ctx.person().unit === head.unit && (await ctx.reaches('case-files.write', head.unit)),
      putForward: await ctx.reaches('case-files.put-forward', head.unit),
    },
  }
}

/** Of a unit that the reader does not reach only that there is one is told. */
const toldTo = (ctx: Context, other: Condition['others'][number]): Condition['others'][number] =>
  ctx.covers(other.unit) ? other : { id: '', number: '', unit: '', unitName: '', why: other.why }

/** The page of the local site as it was, kept with its SHA-256. @throws house.not-found, case-files.capture-no-url, no-files */
export async function captureFile(ctx: Context, at: FileAt): Promise<void> {
  const head = await seenHead(ctx, at)
  mustBeOwn(ctx, head.unit)
  const { files, fields } = await ctx.upload()
  const [file] = files
  const said = captureFields.safeParse(fields)
  if (file === undefined || file.size === 0) throw problem('case-files.no-capture')
  if (!said.success) throw problem('case-files.capture-no-url')
  await act(
    ctx,
    { verb: 'case-files.capture', campaign: at.campaign, object: `case-file:${at.id}` },
    async (tx, audit) => {
      const { sha256, size, name: fileName } = file
      const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
      await addCapture(tx, at, { sha256, size, fileName, ...said.data, ...stamp })
      audit({ hash: sha256, day: said.data.capturedOn })
    },
  )
}

/** @throws house.not-found */
export async function downloadCapture(ctx: Context, at: FileAt, capture: number): Promise<Reply> {
  await seenHead(ctx, at)
  const found = (await capturesOf(ctx.db, at)).find(({ id }) => id === capture)
  if (found === undefined) throw problem('house.not-found')
  return download(await ctx.files.open(found.sha256), { name: found.fileName, type: 'application/octet-stream' })
}
