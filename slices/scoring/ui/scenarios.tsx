/** Scenarios that were kept: open one again, or delete it. Of another run they open on the run that is shown. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { ScenarioView } from '../contract.ts'
import { countOfChanges } from './try-out.ts'

interface Props {
  current: string
  onOpen: (variation: Variation) => void
}

export function Scenarios({ current, onOpen }: Props) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const scenarios = useQuery({
    queryKey: keys.campaign(campaign, 'scenarios'),
    queryFn: () => getJson<{ scenarios: ScenarioView[] }>(campaignPath(campaign, 'scenarios')),
  })
  return (
    <section className="panel" aria-labelledby="scenarios">
      <h2 id="scenarios">{t('whatIf.scenarios')}</h2>
      <Answer of={scenarios} rows={2}>
        {({ scenarios: list }) =>
          list.length === 0 ? (
            <p className="muted">{t('whatIf.noScenarios')}</p>
          ) : (
            <ul className="place-changes">
              {list.map((one) => (
                <Scenario key={one.id} of={one} current={current} onOpen={onOpen} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function Scenario({ of, onOpen }: Props & { of: ScenarioView }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const campaign = useCampaign()
  const queries = useQueryClient()
  const mayRemove = useMay('scoring.keep-scenario') && of.mayRemove
  const remove = async () => {
    await sendJson('DELETE', campaignPath(campaign, `scenarios/${of.id}`))
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'scenarios') })
  }
  const count = countOfChanges(variationOf(of))
  const places = Array.isArray(of.effect['places']) ? of.effect['places'].length : 0
  return (
    <li>
      <div className="inline-actions">
        <strong>{of.title}</strong>
        <span className="muted small">
          {t('whatIf.scenarioOf', { count, by: of.madeBy, at: format.instant(of.madeAt) })}
        </span>
        <span className="small">{t('whatIf.effect', { ranks: Number(of.effect['ranks'] ?? 0), places })}</span>
        <Button size="small" onClick={() => onOpen(variationOf(of))}>
          {t('whatIf.open')}
        </Button>
        {mayRemove && (
          <Popconfirm title={t('whatIf.removeAsk', { title: of.title })} okText={t('whatIf.remove')} onConfirm={remove}>
            <Button size="small">{t('whatIf.remove')}</Button>
          </Popconfirm>
        )}
      </div>
    </li>
  )
}

const variationOf = ({ variation: { readings, points } }: ScenarioView): Variation => ({ readings, points })
