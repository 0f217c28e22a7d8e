/** 推算 (capability 116): any reading or weight changed, recomputed in the browser by the same rules; nothing official changes. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { LeagueView, WhatIfData } from '../contract.ts'
import { ReadingChoices } from './reading-choices.tsx'
import { RunFrame } from './run-frame.tsx'
import { Scenarios } from './scenarios.tsx'
import { StaleResult } from './stale-result.tsx'
import './scoring.css'
import { countOfChanges, groundOf, tryOut } from './try-out.ts'
import { useVariation } from './variation.ts'
import { Weights } from './weights.tsx'
import { WhatIfEffect } from './what-if-effect.tsx'

export default function WhatIfPage() {
  const { t } = useTranslation('scoring')
  return <RunFrame title={t('whatIf.title')}>{(view) => <OfRun view={view} />}</RunFrame>
}

function OfRun({ view }: { view: LeagueView }) {
  const campaign = useCampaign()
  const { id } = view.run
  const data = useQuery({
    queryKey: keys.campaign(campaign, 'what-if-data', id),
    queryFn: () => getJson<WhatIfData>(campaignPath(campaign, `runs/${encodeURIComponent(id)}/what-if-data`)),
    staleTime: Infinity,
  })
  return <Answer of={data}>{(facts) => <Trial key={facts.runId} data={facts} view={view} />}</Answer>
}

function Trial({ data, view }: { data: WhatIfData; view: LeagueView }) {
  const { t } = useTranslation('scoring')
  const ground = useMemo(() => groundOf(data), [data])
  const { variation, vary, kept, reading, isResumed } = useVariation(data)
  const changes = countOfChanges(variation)
  const effect = useMemo(() => tryOut(ground, variation), [ground, variation])
  return (
    <>
      <PageHeader title={t('whatIf.title')} about={t('whatIf.about', { seq: data.runSeq })} />
      <StaleResult run={view.run} />
      <p className="what-if-notice">{t('whatIf.nothing')}</p>
      {isResumed && changes > 0 && (
        <p className="muted" role="status">
          {t('whatIf.resumed')}
        </p>
      )}
      <div className="what-if">
        <section className="what-if-choices" aria-label={t('whatIf.readings')} tabIndex={0}>
          <div className="effect-head choices-head">
            <span className="muted">{t('whatIf.changed', { count: changes })}</span>
            <strong className="phone-only">{t('whatIf.moved', { ranks: effect.ranks, totals: effect.totals })}</strong>
            <Button size="small" disabled={changes === 0} onClick={() => vary({})}>
              {t('whatIf.reset')}
            </Button>
          </div>
          <Weights data={data} variation={variation} onVary={vary} />
          <h2>{t('whatIf.readings')}</h2>
          <ReadingChoices data={data} variation={variation} first={reading} onVary={vary} />
        </section>
        <section className="what-if-effect" aria-label={t('whatIf.outcome')}>
          <WhatIfEffect effect={effect} run={data.runId} view={view} variation={variation} onKept={kept} />
          <Scenarios current={data.runId} onOpen={vary} />
        </section>
      </div>
    </>
  )
}
