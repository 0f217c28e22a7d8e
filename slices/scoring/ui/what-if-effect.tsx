/** What a variation would change: how long it took, the places that change hands, who moves; kept as a scenario if wanted. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { EmptyState, FailedState } from '../../../platform/web/states.tsx'
import type { Move, Variation } from '../../../rules/scoring/what-if.ts'
import type { LeagueView, ScenarioView } from '../contract.ts'
import { Moves, PlaceChanges, type MoveRow } from './moves.tsx'
import { newKey } from './new-key.ts'
import { nameOfSubject, nameOfWinner, titleOfAward, titleOfIndicator, titleOfList } from './titles.ts'
import { countOfChanges, type Effect } from './try-out.ts'

interface Props {
  effect: Effect
  /** The run's id. */
  run: string
  view: LeagueView
  variation: Variation
  onKept: () => void
}

export function WhatIfEffect({ effect, run, view, variation, onKept }: Props) {
  const { t } = useTranslation('scoring')
  if (countOfChanges(variation) === 0) return <EmptyState title={t('whatIf.none')} next={t('whatIf.noneNext')} />
  return (
    <>
      <div className="effect-head" role="status">
        <h2>{t('whatIf.moved', { ranks: effect.ranks, totals: effect.totals })}</h2>
        <span className="muted figures" data-testid="what-if-time">
          {t('whatIf.time', { ms: Math.max(1, Math.round(effect.ms)) })}
        </span>
      </div>
      <h2>{t(effect.places.length > 0 ? 'whatIf.places' : 'whatIf.samePlaces')}</h2>
      <PlaceChanges
        places={effect.places}
        titleOf={(award) => titleOfAward(view, award)}
        nameOf={(code) => nameOfWinner(view, code)}
      />
      <Save run={run} variation={variation} effect={effect} onKept={onKept} />
      <MovedRows effect={effect} view={view} />
    </>
  )
}

function MovedRows({ effect, view }: { effect: Effect; view: LeagueView }) {
  const { t } = useTranslation('scoring')
  const [which, show] = useState<'ranks' | 'all'>('ranks')
  const moves = effect.moves.filter((move) => which === 'all' || move.before !== move.after)
  const options = [
    { value: 'ranks' as const, label: t('whatIf.onlyRanks') },
    { value: 'all' as const, label: t('whatIf.all') },
  ]
  return (
    <Moves
      id="scoring.what-if"
      moves={moves.map((move) => moveRow(view, move, t('whyNot.short')))}
      titleOf={(list) => titleOfList(view, list)}
      empty={{ title: t('whatIf.same'), next: t('whatIf.sameNext') }}
      tools={<Segmented aria-label={t('whatIf.movers')} options={options} value={which} onChange={show} />}
    />
  )
}

/** `none`: what stands for an indicator that does not apply. */
function moveRow(view: LeagueView, move: Move, none: string): MoveRow {
  const person = move.row === undefined ? undefined : `person:${move.subject}:${move.row}`
  const { list, before, after, totalBefore, totalAfter } = move
  return {
    ...{ list, before, after, totalBefore, totalAfter },
    key: `${list} ${move.subject} ${move.row ?? ''}`,
    name: person === undefined ? move.name : nameOfSubject(view, person),
    why: move.changed.map(
      (one) => `${titleOfIndicator(view, one.indicator)} ${one.before ?? none} → ${one.after ?? none}`,
    ),
  }
}

interface SaveProps {
  run: string
  variation: Variation
  effect: Effect
  onKept: () => void
}

function Save({ run, variation, effect, onKept }: SaveProps) {
  const { t } = useTranslation('scoring')
  const { message } = App.useApp()
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const [form] = Form.useForm<{ title: string }>()
  const mayKeep = useMay('scoring.keep-scenario')
  const save = async (title: string) => {
    const summary = { ranks: effect.ranks, totals: effect.totals, places: effect.places }
    const body = { key: key.current, run, title, variation, effect: summary }
    setBusy(true)
    try {
      await sendJson<ScenarioView>('POST', campaignPath(campaign, 'scenarios'), body)
      key.current = newKey()
      onKept()
      form.resetFields()
      setError(undefined)
      void message.success(t('whatIf.saved', { title }))
      await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'scenarios') })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  if (!mayKeep) return null
  return (
    <>
      <Form form={form} layout="inline" requiredMark={false} onFinish={({ title }) => busy || void save(title.trim())}>
        <Form.Item
          name="title"
          label={t('whatIf.saveTitle')}
          rules={[{ required: true, whitespace: true, message: t('whatIf.saveNeeded') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Button htmlType="submit" loading={busy} disabled={busy}>
          {t('whatIf.save')}
        </Button>
      </Form>
      {error !== undefined && <FailedState error={error} />}
    </>
  )
}
