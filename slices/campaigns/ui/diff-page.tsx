/** Two versions or two campaigns, and what changed in words. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { CampaignListView, DefinitionView } from '../contract.ts'
import './campaigns.css'
import { DiffChanges } from './diff-changes.tsx'
import { shortHash, useCampaignList, useDefinitionView, useDiff } from './queries.ts'
import { useVersionWords } from './versions.tsx'

export default function DiffPage() {
  const { t } = useTranslation('campaigns')
  const view = useDefinitionView(useCampaign())
  const list = useCampaignList()
  return (
    <div className="page">
      <PageHeader title={t('diff.title')} about={t('diff.pick')} />
      <Answer of={view}>
        {(definition) => <Answer of={list}>{(all) => <Comparison view={definition} list={all} />}</Answer>}
      </Answer>
    </div>
  )
}

function useSides(view: DefinitionView, list: CampaignListView): { value: string; label: string }[] {
  const { t } = useTranslation('campaigns')
  const own = view.definition.id
  const words = useVersionWords()
  const versions = view.versions.map((one) => ({
    value: `${own}@${one.version}`,
    label: `${t('definition.version', { version: one.version })} · ${words(one)} · ${shortHash(one.hash)}`,
  }))
  const others = list.campaigns
    .filter(({ id }) => id !== own)
    .map(({ id, title, hash }) => ({ value: id, label: `${title} · ${shortHash(hash)}` }))
  return [...versions, ...others]
}

/** The address carries both sides: a comparison can be sent to somebody. */
function useComparison(sides: readonly { value: string }[]) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const known = (value: unknown): string | undefined => sides.find((side) => side.value === value)?.value
  const to = known(search['to']) ?? sides[0]?.value ?? ''
  const from = known(search['from']) ?? sides[1]?.value ?? to
  const compare = (changed: { from?: string; to?: string }) =>
    void navigate({ to: '.', search: () => ({ from, to, ...changed }), replace: true })
  return { from, to, compare }
}

function Comparison({ view, list }: { view: DefinitionView; list: CampaignListView }) {
  const { t } = useTranslation('campaigns')
  const sides = useSides(view, list)
  const { from, to, compare } = useComparison(sides)
  return (
    <>
      <div className="diff-choice">
        <span className="diff-side">
          <label htmlFor="diff-from">{t('diff.from')}</label>
          <Select id="diff-from" value={from} options={sides} onChange={(value) => compare({ from: value })} />
        </span>
        <span className="diff-side">
          <label htmlFor="diff-to">{t('diff.to')}</label>
          <Select id="diff-to" value={to} options={sides} onChange={(value) => compare({ to: value })} />
        </span>
        <EffectLink from={from} to={to} />
      </div>
      <Changes from={from} to={to} />
    </>
  )
}

/** What the difference does to the results stands on a page of the scoring slice; another campaign rests on other data. */
function EffectLink({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('campaigns')
  const campaign = useCampaign()
  const isOwn = [from, to].every((side) => side.startsWith(`${campaign}@`))
  if (!useMay('scoring.what-if') || !isOwn || from === to) return null
  return (
    <Link to={`/c/${encodeURIComponent(campaign)}/scoring/definition-effect`} search={() => ({ from, to })}>
      {t('diff.effect')}
    </Link>
  )
}

function Changes({ from, to }: { from: string; to: string }) {
  const { t, i18n } = useTranslation('campaigns')
  const diff = useDiff(from, to, i18n.language)
  return (
    <Answer of={diff}>
      {({ changes, before }) =>
        changes.length === 0 ? (
          <EmptyState title={t('diff.same')} next={t('diff.sameNext', { hash: shortHash(before.hash) })} />
        ) : (
          <DiffChanges key={`${from} ${to}`} changes={changes} />
        )
      }
    </Answer>
  )
}
