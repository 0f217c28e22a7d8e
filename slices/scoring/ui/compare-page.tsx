/** Two runs side by side: places that change hands, who moved and why, what changed in the data and in the definition. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useCampaignWords } from '../../../platform/web/campaign-words.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { CompareView, LeagueView } from '../contract.ts'
import { ChangedRows } from './changed-rows.tsx'
import { Moves, PlaceChanges } from './moves.tsx'
import { PageLink } from './page-link.tsx'
import { useLeague } from './queries.ts'
import { nameOfWinner, titleOfAward, titleOfList } from './titles.ts'
import './scoring.css'

export default function ComparePage() {
  const { i18n } = useTranslation('scoring')
  const campaign = useCampaign()
  const { run = '', other = '' } = useParams({ strict: false })
  const compared = useQuery({
    queryKey: keys.campaign(campaign, 'compare', run, other, i18n.language),
    queryFn: () => getJson<CompareView>(campaignPath(campaign, `runs/${run}/compare/${other}`)),
  })
  const league = useLeague(run)
  return (
    <div className="page">
      <Answer of={compared}>
        {(view) => <Answer of={league}>{(named) => <Compared view={view} league={named} />}</Answer>}
      </Answer>
    </div>
  )
}

function Compared({ view, league }: { view: CompareView; league: LeagueView }) {
  const { t } = useTranslation('scoring')
  const [open, show] = useState<string | undefined>(view.inputs[0]?.register)
  const input = view.inputs.find(({ register }) => register === open)
  return (
    <>
      <PageHeader
        title={t('compare.title', { from: view.from.seq, to: view.to.seq })}
        about={t('compare.about')}
        actions={
          <PageLink page="scoring/runs" className="button-link">
            {t('runs.title')}
          </PageLink>
        }
      />
      <div className="two-columns">
        <section className="panel">
          <h2>{t('compare.data')}</h2>
          <DataChanges view={view} open={open} onOpen={show} />
        </section>
        <section className="panel">
          <h2>{t('compare.definition')}</h2>
          {view.definition.length === 0 && <p className="muted">{t('compare.sameDefinition')}</p>}
          {view.definition.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      </div>
      {input !== undefined && <ChangedRows key={input.register} view={view} input={input} />}
      <h2>{t(view.places.length > 0 ? 'compare.places' : 'compare.samePlaces')}</h2>
      <PlaceChanges
        places={view.places}
        titleOf={(award) => titleOfAward(league, award)}
        nameOf={(code) => nameOfWinner(league, code)}
      />
      <h2>{t('compare.moves')}</h2>
      <Moves
        id="scoring.compare"
        moves={view.moves.map((move, index) => ({ ...move, key: `${move.list} ${move.subject} ${index}` }))}
        titleOf={(list) => titleOfList(league, list)}
        empty={{ title: t('compare.noMoves'), next: t('compare.noMovesNext') }}
      />
    </>
  )
}

interface DataProps {
  view: CompareView
  /** The register whose rows are shown. */
  open: string | undefined
  onOpen: (register: string | undefined) => void
}

function DataChanges({ view, open, onOpen }: DataProps) {
  const { t } = useTranslation('scoring')
  const words = useCampaignWords()
  const changed = view.inputs.filter(({ added, changed: amended, ended }) => added + amended + ended > 0)
  if (changed.length === 0) return <p className="muted">{t('compare.sameData')}</p>
  return (
    <ul className="place-changes">
      {changed.map((input) => (
        <li key={input.register}>
          <strong>{words.register(input.register)}</strong>{' '}
          {t('compare.change', { added: input.added, changed: input.changed, ended: input.ended })}{' '}
          <Button
            size="small"
            aria-pressed={open === input.register}
            onClick={() => onOpen(open === input.register ? undefined : input.register)}
          >
            {t(open === input.register ? 'compare.hideRows' : 'compare.showRows')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
