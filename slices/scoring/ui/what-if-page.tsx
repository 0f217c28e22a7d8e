/** 推算 (capability 116): any reading or weight changed, recomputed in the browser by the same rules; nothing official changes. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { LeagueView, WhatIfData } from '../contract.ts'
import { useAddress } from './league-address.ts'
import { ReadingChoices } from './reading-choices.tsx'
import { RunFrame } from './run-frame.tsx'
import { Scenarios } from './scenarios.tsx'
import './scoring.css'
import { countOfChanges, groundOf, tryOut } from './try-out.ts'
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
  const [{ reading }] = useAddress()
  const ground = useMemo(() => groundOf(data), [data])
  const [variation, vary] = useState<Variation>(() => startWith(data, reading))
  const changes = countOfChanges(variation)
  const effect = useMemo(() => tryOut(ground, variation), [ground, variation])
  return (
    <>
      <PageHeader title={t('whatIf.title')} about={t('whatIf.about', { seq: data.runSeq })} />
      <p className="what-if-notice">{t('whatIf.nothing')}</p>
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
          <WhatIfEffect effect={effect} run={data.runId} view={view} variation={variation} />
          <Scenarios current={data.runId} onOpen={vary} />
        </section>
      </div>
    </>
  )
}

/** From a number's drawer: that reading's next option is taken at once, so that the page opens with an answer. */
function startWith(data: WhatIfData, reading: string | undefined): Variation {
  const page = reading === undefined ? undefined : data.readings[reading]
  const other = page?.options.find(({ choice }) => choice !== data.definition.readings[page.id]?.choice)
  if (page === undefined || page.moves !== 'scores' || other === undefined) return {}
  const { choice, values } = other
  return { readings: { [page.id]: { choice, ...(values === undefined ? {} : { values }) } } }
}
