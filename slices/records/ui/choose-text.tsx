/** Two devices wrote on one version: what differs, and which text goes on. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordContent } from '../../../rules/drafting/record.ts'
import { headingOf, textsOf } from '../../../rules/drafting/texts.ts'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { Head } from '../contract.ts'

interface Props {
  record: string
  heads: readonly Head[]
  mayChoose: boolean
}

/** Names of the texts that are not the same in all. */
function differing(heads: readonly Head[]): string[] {
  const all = heads.map(({ content }) => textsOf(content))
  const names = new Set(all.flatMap((texts) => [...texts.keys()]))
  return [...names].filter((name) => new Set(all.map((texts) => texts.get(name) ?? '')).size > 1)
}

export function ChooseText({ record, heads, mayChoose }: Props) {
  const { t } = useTranslation('records')
  const { instant } = useFormat()
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [take, setTake] = useState<string>()
  const names = differing(heads)
  /** An answer is named by its question. */
  const labelOf = (name: string, { answers }: RecordContent): string => {
    const [, group = '', id] = /^(asked|answers|reason)\.(.+)$/.exec(name) ?? []
    if (id === undefined) return t(`texts.${name.replace('.', '-')}`)
    const question = answers.find((one) => one.id === id.replace('answers.', ''))?.asked
    return group === 'answers' ? headingOf(question ?? t('texts.answers')) : t(`texts.${group}`)
  }
  const choose = async (reason: string) => {
    const body = { heads: heads.map(({ version }) => version), take, reason }
    await sendJson('POST', campaignPath(campaign, `records/${encodeURIComponent(record)}/choice`), body)
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign) })
  }
  return (
    <section className="record-both">
      <h2>{t('both.title')}</h2>
      <p className="muted">{t('both.about')}</p>
      <div className="record-heads">
        {heads.map(({ version, content, by, claimedAt }) => {
          const texts = textsOf(content)
          return (
            <article key={version}>
              <p>{t('both.by', { by, at: instant(claimedAt) })}</p>
              <dl>
                {names.map((name) => (
                  <div key={name}>
                    <dt>{labelOf(name, content)}</dt>
                    <dd>{texts.get(name) ?? '—'}</dd>
                  </div>
                ))}
              </dl>
              {mayChoose && <Button onClick={() => setTake(version)}>{t('both.take')}</Button>}
            </article>
          )
        })}
      </div>
      <ConfirmWithReason
        open={take !== undefined}
        title={t('both.title')}
        consequence={t('both.will')}
        act={t('both.take')}
        onConfirm={choose}
        onClose={() => setTake(undefined)}
      />
    </section>
  )
}
