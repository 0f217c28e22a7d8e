/** Two versions of the definition over the same data: what changed in words, who moves and why. Nothing official changes. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { DefinitionEffectView } from '../contract.ts'
import { useAddress } from './league-address.ts'
import { Moves, PlaceChanges } from './moves.tsx'
import { PageLink } from './page-link.tsx'
import { shortHash } from './queries.ts'
import { useShortTitles } from './short-titles.ts'
import './scoring.css'

export default function DefinitionEffectPage() {
  const { t, i18n } = useTranslation('scoring')
  const campaign = useCampaign()
  const [address] = useAddress()
  const [from, to] = [versionIn(address.from, campaign), versionIn(address.to, campaign)]
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'definition-effect', from, to, i18n.language),
    queryFn: () => getJson<DefinitionEffectView>(campaignPath(campaign, 'definition-effect'), { from, to }),
    enabled: from !== undefined && to !== undefined,
  })
  return (
    <div className="page">
      {asked.data === undefined && <PageHeader title={t('effect.name')} />}
      {from === undefined || to === undefined ? (
        <EmptyState title={t('effect.none')} next={t('effect.noneNext')} />
      ) : (
        <Answer of={asked}>{(view) => <Effect view={view} />}</Answer>
      )}
    </div>
  )
}

/** `3`, or as the page of differences has it: `xinjiang-2017@3`. Versions of another campaign rest on other data. */
function versionIn(side: string | undefined, campaign: string): number | undefined {
  const [name, version] = side?.includes('@') === true ? side.split('@') : [campaign, side]
  return name === campaign && version !== undefined && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined
}

function Effect({ view }: { view: DefinitionEffectView }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const short = useShortTitles()
  const said = ({ version, hash, madeAt }: DefinitionEffectView['from']) =>
    t('effect.version', { version, hash: shortHash(hash), at: format.instant(madeAt) })
  const titleOf = (id: string) => {
    const list = view.lists.find((one) => one.id === id || one.award === id)
    return list === undefined ? id : short(list.id, list.title)
  }
  return (
    <>
      <PageHeader
        title={t('effect.title', { from: view.from.version, to: view.to.version })}
        about={`${said(view.from)} → ${said(view.to)} · ${t('effect.data', { version: view.dataVersion })}`}
        actions={
          <PageLink page="campaigns/diff" className="button-link">
            {t('effect.back')}
          </PageLink>
        }
      />
      <p className="what-if-notice">{t('effect.nothing')}</p>
      <section className="panel">
        <h2>{t('effect.definition', { count: view.definition.length })}</h2>
        {view.definition.length === 0 && <p className="muted">{t('compare.sameDefinition')}</p>}
        <ul className="effect-sentences">
          {view.definition.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <h2>{t(view.places.length > 0 ? 'compare.places' : 'compare.samePlaces')}</h2>
      <PlaceChanges places={view.places} titleOf={titleOf} nameOf={(code) => view.names[code] ?? code} />
      <h2>{t('compare.moves')}</h2>
      <Moves
        id="scoring.effect"
        moves={view.moves.map((move, index) => ({ ...move, key: `${move.list} ${move.subject} ${index}` }))}
        titleOf={titleOf}
        empty={{ title: t('effect.noMoves'), next: t('effect.noMovesNext') }}
      />
    </>
  )
}
