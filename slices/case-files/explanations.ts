/** An officer explains a finding (it becomes `ask`); a person accepts the explanation, or does not, with a reason (a1.1a). */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { settingFor } from './check-setting.ts'
import { keptDraft, type Judge } from './contract.ts'
import { seenHead } from './files.ts'
import { addJudgement, documentOf, judgementsOf, keepSummary, lockedHead, type FileAt } from './store.ts'
import { explanationHash, summarise } from './summary.ts'

/** @throws house.not-found, case-files.not-explained */
export async function judgeExplanation(ctx: Context, at: FileAt, { rule, accepted, reason }: Judge): Promise<void> {
  const { unit, number } = await seenHead(ctx, at)
  const checkedWith = await settingFor(ctx.db, at.campaign)
  const deed = { verb: 'case-files.judge', campaign: at.campaign, object: `case-file:${at.id}` }
  await act(ctx, deed, async (tx, audit) => {
    const head = await lockedHead(tx, at)
    const text = head === undefined ? undefined : await documentOf(tx, at, head.version)
    if (head === undefined || text === undefined) throw problem('house.not-found')
    const document = keptDraft(text)
    const words = document.explanations?.find((one) => one.rule === rule)?.text ?? ''
    if (words.trim() === '') throw problem('case-files.not-explained')
    const made = { rule, accepted, reason, textHash: explanationHash(words) }
    await addJudgement(tx, at, { ...made, by: ctx.person().id, at: ctx.now().toISOString() })
    const judgements = await judgementsOf(tx, at)
    const touched = head.state !== 'untouched'
    await keepSummary(tx, at, { summary: summarise(document, { with: checkedWith, judgements, touched }) })
    await notify(tx, ctx, {
      to: { audience: 'case-files.write', unit },
      kind: 'case-files.explanation-judged',
      ...{
        campaign: at.campaign,
        object: `case-file:${at.id}`,
        values: { number, rule, accepted: accepted ? 'yes' : 'no' },
      },
    })
    audit({ rule, accepted, reason })
  })
}
