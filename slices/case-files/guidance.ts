/** What supervisors say of a file, beside the checker's findings: written, answered by the unit, returned or resolved (n3.5.3). */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { personNames } from '../people/facts.ts'
import type { GuidanceView, NewGuidance, Settle } from './contract-slots.ts'
import { seenHead } from './files.ts'
import { addGuidance, addStep, guidanceOf, lockedGuidance } from './store-guidance.ts'
import type { FileAt } from './store.ts'

/** @throws house.not-found */
export async function viewGuidance(ctx: Context, at: FileAt): Promise<{ guidance: GuidanceView[] }> {
  await seenHead(ctx, at)
  const { heads, steps } = await guidanceOf(ctx.db, at.campaign, at.id)
  const names = await personNames(ctx.db, [...new Set(steps.map(({ by }) => by))])
  const guidance = heads.map(({ file: _file, ...head }) => ({
    ...head,
    steps: steps
      .filter((one) => one.guidance === head.id)
      .map(({ kind, body, by, at: when }) => ({ kind, body, by: names.get(by) ?? by, at: when })),
  }))
  return { guidance }
}

const stampOf = (ctx: Context) => ({ by: ctx.person().id, at: ctx.now().toISOString() })

/** Safe to repeat: the id is the client's. @throws house.not-found */
export async function writeGuidance(ctx: Context, at: FileAt, ask: NewGuidance): Promise<void> {
  const { unit, number } = await seenHead(ctx, at)
  await act(
    ctx,
    { verb: 'case-files.guide', campaign: at.campaign, object: `case-file:${at.id}` },
    async (tx, audit) => {
      if ((await lockedGuidance(tx, at.campaign, ask.id)) !== undefined) return audit({ guidance: ask.id, again: true })
      const stamp = stampOf(ctx)
      const head = { id: ask.id, file: at.id, rule: ask.rule ?? null, document: ask.document ?? null }
      await addGuidance(tx, at.campaign, { ...head, state: 'open', ...stamp })
      const step = { guidance: ask.id, kind: 'write' as const, body: ask.body, ...stamp }
      await addStep(tx, at.campaign, { step, state: 'open' })
      for (const verb of ['case-files.write', 'case-files.put-forward'])
        await notify(tx, ctx, {
          to: { audience: verb, unit },
          ...{ kind: 'case-files.guidance-written', campaign: at.campaign, object: `case-file-guidance:${at.id}` },
          values: { number },
        })
      return audit({ guidance: ask.id, rule: ask.rule ?? null })
    },
  )
}

interface Said {
  id: string
  kind: 'answer' | 'return' | 'resolve'
  body: string
}

/** Which state a step needs, and which it leads to. */
const moves = {
  answer: { from: ['open'], to: 'answered', kind: 'case-files.guidance-answered' },
  return: { from: ['answered'], to: 'open', kind: 'case-files.guidance-settled' },
  resolve: { from: ['open', 'answered'], to: 'resolved', kind: 'case-files.guidance-settled' },
} as const

/** @throws house.not-found, case-files.guidance-moved */
async function say(ctx: Context, at: FileAt, { id, kind, body }: Said): Promise<void> {
  const { unit, number } = await seenHead(ctx, at)
  const { from, to, kind: told } = moves[kind]
  const object = `case-file:${at.id}`
  const deed =
    kind === 'answer'
      ? { verb: 'case-files.answer', campaign: at.campaign, object }
      : { verb: 'case-files.settle', campaign: at.campaign, object }
  await act(ctx, deed, async (tx, audit) => {
    const head = await lockedGuidance(tx, at.campaign, id)
    if (head === undefined || head.file !== at.id) throw problem('house.not-found')
    if (!from.some((state) => state === head.state)) throw problem('case-files.guidance-moved')
    await addStep(tx, at.campaign, { step: { guidance: id, kind, body, ...stampOf(ctx) }, state: to })
    await notify(tx, ctx, {
      to: kind === 'answer' ? { audience: 'case-files.guide', unit: null } : { audience: 'case-files.answer', unit },
      ...{ kind: told, campaign: at.campaign, object: `case-file-guidance:${at.id}`, values: { number } },
    })
    audit({ guidance: id, kind })
  })
}

export const answerGuidance = (ctx: Context, at: FileAt, ask: Omit<Said, 'kind'>): Promise<void> =>
  say(ctx, at, { ...ask, kind: 'answer' })

export const settleGuidance = (ctx: Context, at: FileAt, ask: Settle & { id: string }): Promise<void> =>
  say(ctx, at, ask)
