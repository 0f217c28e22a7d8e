/** Accepted or not, by a person who says why; the unit is told (a1.1a). */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useRuleTitle } from './check-words.ts'
import { useSend } from './queries.ts'

export function JudgeExplanation({ file, rule }: { file: string; rule: string }) {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  const send = useSend()
  const [deciding, decide] = useState<'accept' | 'reject'>()
  return (
    <>
      {(['accept', 'reject'] as const).map((act) => (
        <button key={act} type="button" className="link-button" onClick={() => decide(act)}>
          {t(`findings.${act}`)}
        </button>
      ))}
      {deciding !== undefined && (
        <ConfirmWithReason
          open
          title={t(`findings.${deciding}Title`, { rule: title(rule) })}
          consequence={t(`findings.${deciding}Will`)}
          act={t(`findings.${deciding}`)}
          danger={deciding === 'reject'}
          onConfirm={(reason) => send('POST', `/${file}/judgements`, { rule, accepted: deciding === 'accept', reason })}
          onClose={() => decide(undefined)}
        />
      )}
    </>
  )
}
