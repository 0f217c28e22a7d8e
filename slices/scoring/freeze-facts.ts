/** What somebody sees before agreeing to a freeze: the run, its hashes, who is first, what has happened since. */
import type { ApprovalFact } from '../../platform/approvals/kind.ts'
import type { Context } from '../../platform/http/context.ts'
import { compareRuns } from './compare-runs.ts'
import type { LeagueView } from './contract.ts'
import { groundNow } from './ground-now.ts'
import { viewLeague } from './read-run.ts'
import { listFrozen } from './store.ts'

interface Asked {
  run: string
  despiteNewerData: boolean
  purpose: string
}

/** Read as the results are, not as the asks: an ask belongs to no campaign's address. */
export async function freezeFacts(asker: Context, campaign: string, { run, purpose }: Asked): Promise<ApprovalFact[]> {
  const ctx = (await asker.underVerb('scoring.read')) ?? asker
  const view = await viewLeague(ctx, { campaign, run })
  const now = await groundNow(ctx.db, campaign)
  const { seq, dataVersion, definitionVersion, definitionHash, resultHash, second } = view.run
  const said = wordsIn(ctx)
  return [
    { key: 'purpose', value: '', words: [`scoring:freeze.purpose.${purpose}`] },
    { key: 'run', value: said(`第 ${seq} 次计算，${view.run.madeBy}`, `run ${seq}, by ${view.run.madeBy}`) },
    { key: 'result', value: resultHash },
    {
      key: 'definition',
      value: said(`第 ${definitionVersion} 版 ${definitionHash}`, `version ${definitionVersion} ${definitionHash}`),
    },
    {
      key: 'data',
      value: said(
        `第 ${dataVersion} 版；现在是第 ${now.dataVersion} 版`,
        `version ${dataVersion}; now version ${now.dataVersion}`,
      ),
    },
    { key: 'second', value: second?.length === 0 ? said('逐项一致', 'agrees in every number') : '—' },
    ...firstPlaces(view),
    { key: 'since', value: await sinceFrozen(ctx, campaign, run) },
  ]
}

const wordsIn =
  ({ language }: Context) =>
  (zh: string, en: string): string =>
    language === 'en' ? en : zh

/** The first of every list, with the total. */
function firstPlaces({ levels, categories, collectives, individuals }: LeagueView): ApprovalFact[] {
  const first = <T extends { rank: number | null }>(list: readonly T[] = []): T[] =>
    list.filter(({ rank }) => rank === 1)
  const units = levels.map(({ id, title }) => ({
    ...{ key: `first.${id}`, label: title },
    value: first(collectives[id])
      .map(({ name, total }) => `1. ${name} ${total}`)
      .join('；'),
  }))
  const people = categories.map(({ id, title }) => ({
    ...{ key: `first.${id}`, label: title },
    value: first(individuals[id])
      .map(({ name, unitName, score }) => `1. ${name} ${unitName} ${score ?? ''}`)
      .join('；'),
  }))
  return [...units, ...people].filter(({ value }) => value !== '')
}

/** Whose rank differs from the last frozen result. */
async function sinceFrozen(ctx: Context, campaign: string, run: string): Promise<string> {
  const said = wordsIn(ctx)
  const last = (await listFrozen(ctx.db, campaign)).findLast(({ run_id: other }) => other !== run)
  if (last === undefined) return said('此前没有冻结过别的结果', 'no other result was frozen before')
  const { moves, from } = await compareRuns(ctx, { campaign, run, other: last.run_id })
  const most = moves.slice(0, 5).map(({ name, before, after }) => `${name} ${before ?? '—'}→${after ?? '—'}`)
  return said(
    `与已冻结的第 ${from.seq} 次相比，${moves.length} 个名次变动${most.length === 0 ? '' : `：${most.join('；')}`}`,
    `${moves.length} ranks differ from frozen run ${from.seq}${most.length === 0 ? '' : `: ${most.join('; ')}`}`,
  )
}
