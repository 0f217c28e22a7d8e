/** The days of the draw as duties of the calendar: no clause names them, the office sets them (R29). */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Definition } from '../../../rules/definition/schema.ts'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useMay } from '../../../platform/web/session.tsx'
import type { RoundList } from '../contract.ts'

type Duty = Definition['duties'][number]

/** Rounds that are still to be held; none where the reader sees no draw. */
export function useDrawDuties(campaign: string, clauses: readonly string[]): Duty[] {
  const { t } = useTranslation('draw')
  const may = useMay('draw.read')
  const { data } = useQuery({
    queryKey: keys.campaign(campaign, 'draw', '', {}),
    queryFn: () => getJson<RoundList>(campaignPath(campaign, 'draw/rounds')),
    enabled: may,
  })
  const ahead = (data?.rounds ?? []).filter(({ state }) => state === 'checking' || state === 'committed')
  return ahead.map(({ round, purpose, day, place }) => ({
    ...{ id: `draw-${round}`, title: t('home.title', { what: t(`purpose.${purpose}`), round }) },
    ...{ from: 'office', to: 'public', due: day, parts: [place], clauses: [...clauses] },
  }))
}
