/** Pages before the sealing: their order, how they lie, those taken out with a reason, the document each shows. */
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { mustBeOwn, seenCaseFile } from './case-file.ts'
import type { Turn } from './contract.ts'
import { isWholeOrder } from './model.ts'
import { mustBeOpen, seenVolume } from './seen-volume.ts'
import {
  filesOf,
  lockVolume,
  pagesOf,
  setDocument,
  setOrder,
  setRemoval,
  setTurn,
  type VolumeAt,
} from './store-volumes.ts'

export type PageAt = VolumeAt & { page: string }

/** One change of an own, open volume. @throws house.not-found, evidence.sealed */
async function change(
  ctx: Context,
  { at, verb }: { at: VolumeAt; verb: string },
  work: (tx: Database, audit: Audit) => Promise<void>,
): Promise<void> {
  const { unit } = await seenVolume(ctx, at)
  mustBeOwn(ctx, unit)
  await act(ctx, { verb, campaign: at.campaign, object: `volume:${at.volume}` }, async (tx, audit) => {
    await lockVolume(tx, at)
    await mustBeOpen(tx, at)
    await work(tx, audit)
  })
}

/** @throws evidence.order-wrong */
export const orderPages = (ctx: Context, at: VolumeAt, pages: readonly string[]): Promise<void> =>
  change(ctx, { at, verb: 'evidence.order-pages' }, async (tx, audit) => {
    if (!isWholeOrder(pages, await pagesOf(tx, at.campaign, [at.volume]))) throw problem('evidence.order-wrong')
    await setOrder(tx, at, pages)
    audit({ count: pages.length })
  })

export const turnPage = (ctx: Context, at: PageAt, turn: Turn): Promise<void> =>
  change(ctx, { at, verb: 'evidence.turn-page' }, async (tx, audit) => {
    if (!(await setTurn(tx, at, { page: at.page, turn }))) throw problem('house.not-found')
    audit({ rows: at.page, to: turn })
  })

/** Nothing is deleted: the page stays with who, when and why, and stands in the manifest as taken out. @throws evidence.page-moved */
export const takeOutPage = (ctx: Context, at: PageAt, reason: string): Promise<void> =>
  change(ctx, { at, verb: 'evidence.take-out-page' }, async (tx, audit) => {
    const removal = { by: ctx.person().id, at: ctx.now().toISOString(), reason }
    if (!(await setRemoval(tx, at, { page: at.page, removal }))) throw problem('evidence.page-moved')
    audit({ rows: at.page, reason })
  })

/** @throws evidence.page-moved */
export const putBackPage = (ctx: Context, at: PageAt): Promise<void> =>
  change(ctx, { at, verb: 'evidence.put-back-page' }, async (tx, audit) => {
    if (!(await setRemoval(tx, at, { page: at.page, removal: null }))) throw problem('evidence.page-moved')
    audit({ rows: at.page })
  })

/** @throws evidence.document-unknown, order-wrong */
export async function linkPages(
  ctx: Context,
  at: VolumeAt,
  { document, pages }: { document: string | null; pages: readonly string[] },
): Promise<void> {
  const { caseFile } = await seenVolume(ctx, at)
  const { head } = await seenCaseFile(ctx, at.campaign, caseFile)
  if (document !== null && !head.documents.some(({ id }) => id === document))
    throw problem('evidence.document-unknown', { document })
  await change(ctx, { at, verb: 'evidence.link-pages' }, async (tx, audit) => {
    const asked = new Set(pages)
    if ((await setDocument(tx, at, { pages: [...asked], document })) !== asked.size)
      throw problem('evidence.order-wrong')
    audit({ count: asked.size, to: document ?? '' })
  })
}

const endings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const

/** Bytes of one page, never as a page of ours. @throws house.not-found */
export async function pageContent(ctx: Context, at: PageAt): Promise<Reply> {
  await seenVolume(ctx, at)
  const page = (await pagesOf(ctx.db, at.campaign, [at.volume])).find(({ id }) => id === at.page)
  const file = (await filesOf(ctx.db, at.campaign, [at.volume])).find(({ place }) => place === page?.file)
  if (page === undefined || file === undefined) throw problem('house.not-found')
  return download(await ctx.files.open(page.sha256), { name: `${at.page}.${endings[file.type]}`, type: file.type })
}

/** A file as it was handed in. @throws house.not-found */
export async function fileContent(ctx: Context, { place, ...at }: VolumeAt & { place: number }): Promise<Reply> {
  await seenVolume(ctx, at)
  const file = (await filesOf(ctx.db, at.campaign, [at.volume])).find((one) => one.place === place)
  if (file === undefined) throw problem('house.not-found')
  return download(await ctx.files.open(file.sha256), { name: file.name, type: file.type })
}
