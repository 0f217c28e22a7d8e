/** Experts and enterprises of a round: the list, and who is recused, before anything is promised. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { CandidateList, CandidatesBody, Page, RecuseBody } from './contract.ts'
import { mustStand } from './ground.ts'
import { objectOf } from './rounds.ts'
import { candidatesOf, keepRecusal, replaceCandidates } from './store-checks.ts'
import { roundOf, type RoundAt } from './store.ts'

export async function viewCandidates(
  ctx: Context,
  at: RoundAt,
  { offset, limit, find }: Page & { find: string },
): Promise<CandidateList> {
  const row = await roundOf(ctx.db, at)
  if (row === undefined || row.purpose === 'case-files') throw problem('house.not-found')
  const all = await candidatesOf(ctx.db, at)
  const shown = find === '' ? all : all.filter((one) => `${one.id}\t${one.name}\t${one.stratum}`.includes(find))
  const recused = all.filter((one) => one.recused !== null).length
  return { total: shown.length, recused, rows: shown.slice(offset, offset + limit) }
}

/** The whole list; recusals of who stays in it stay. @throws draw.candidate-wrong, draw.wrong-state */
export async function setCandidates(ctx: Context, at: RoundAt, { candidates }: CandidatesBody): Promise<void> {
  await act(
    ctx,
    { verb: 'draw.set-candidates', campaign: at.campaign, object: objectOf(at.round) },
    async (tx, audit) => {
      const row = await mustStand(tx, at, ['checking'])
      const strata = row.strata.map(({ name }) => name)
      const seen = new Set<string>()
      for (const { id, stratum } of candidates) {
        if (seen.has(id) || !strata.includes(stratum))
          throw problem('draw.candidate-wrong', { id, strata: strata.join('、') })
        seen.add(id)
      }
      await replaceCandidates(tx, at, candidates)
      audit({ round: at.round, rows: candidates.length })
    },
  )
}

/** Why somebody is recused tells of persons: the log keeps its digest only. */
export async function recuse(ctx: Context, at: RoundAt, { id, recused }: RecuseBody): Promise<void> {
  await act(ctx, { verb: 'draw.recuse', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await mustStand(tx, at, ['checking'])
    const kept = await keepRecusal(tx, at, { id, recused })
    if (kept === undefined) throw problem('house.not-found')
    audit({ round: at.round, candidate: id, recused: recused !== null })
  })
}
