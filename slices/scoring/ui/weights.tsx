/** Full points of every indicator and part, to be tried with others. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { WhatIfData } from '../contract.ts'
import { idAsWords } from './titles.ts'
import { contradictions, fullTotal, isPossiblePoints, pointsInForce, trimmed, withPoints } from './try-out.ts'

interface Props {
  data: WhatIfData
  variation: Variation
  onVary: (variation: Variation) => void
}

interface Weighted {
  id: string
  title: string
  points: string
  part: boolean
}

export function Weights({ data, variation, onVary }: Props) {
  const { t, i18n } = useTranslation('scoring')
  const titled = ({ id, title }: Weighted) => (i18n.language === 'zh-CN' ? title : idAsWords(id))
  const all = data.definition.indicators.flatMap((indicator): Weighted[] => [
    { ...indicator, part: false },
    ...(indicator.kind === 'sum' ? indicator.parts.map((part) => ({ ...part, part: true })) : []),
  ])
  const inForce = pointsInForce(data, variation)
  return (
    <>
      <h2>
        {t('whatIf.weights')}{' '}
        <span className="muted small">{t('whatIf.total', { total: fullTotal(data, variation) })}</span>
      </h2>
      <WeightWords
        data={data}
        variation={variation}
        titleOf={(id) => titled(all.find((one) => one.id === id) ?? unknown)}
      />
      <div className="weights">
        {all.map((one) => (
          <Weight
            key={`${one.id} ${variation.points?.[one.id] ?? inForce[one.id] ?? ''}`}
            of={{ ...one, title: titled(one) }}
            taken={variation.points?.[one.id]}
            inForce={inForce[one.id] ?? one.points}
            onTake={(points) => onVary(withPoints(data, variation, { id: one.id, points }))}
          />
        ))}
      </div>
    </>
  )
}

const unknown: Weighted = { id: '', title: '', points: '0', part: false }

interface WordsProps extends Omit<Props, 'onVary'> {
  titleOf: (id: string) => string
}

/** What the points that were typed do not say by themselves. */
function WeightWords({ data, variation, titleOf }: WordsProps) {
  const { t } = useTranslation('scoring')
  const total = fullTotal(data, variation)
  const before = fullTotal(data, {})
  return (
    <div role="status" className="weight-words">
      {contradictions(data, variation).map(({ id, typed, made }) => (
        <p key={id}>{t('whatIf.contradicted', { title: titleOf(id), typed, made })}</p>
      ))}
      {total !== before && <p>{t('whatIf.otherTotal', { total, before })}</p>}
    </div>
  )
}

interface WeightProps {
  of: Weighted
  /** What was typed. */
  taken: string | undefined
  /** What is scored by: a part follows its sum. */
  inForce: string
  onTake: (points: string) => void
}

function Weight({ of, taken, inForce, onTake }: WeightProps) {
  const { t } = useTranslation('scoring')
  const shown = taken ?? (trimmed(of.points) === inForce ? of.points : inForce)
  const [text, setText] = useState(shown)
  const possible = isPossiblePoints(text)
  const take = () => {
    if (possible && text !== shown) onTake(text)
  }
  return (
    <>
      <label htmlFor={`points-${of.id}`} className={of.part ? 'part' : ''}>
        {t('whatIf.weightOf', { title: of.title, points: of.points })}
        {!possible && <span role="alert"> {t('whatIf.impossible')}</span>}
      </label>
      <Input
        id={`points-${of.id}`}
        inputMode="decimal"
        value={text}
        status={possible ? '' : 'error'}
        onChange={(event) => setText(event.target.value.trim())}
        onBlur={take}
        onPressEnter={take}
      />
    </>
  )
}
