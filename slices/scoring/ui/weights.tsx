/** Full points of every indicator and part, to be tried with others. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { WhatIfData } from '../contract.ts'
import { idAsWords } from './titles.ts'
import { fullTotal, isPossiblePoints, trimmed } from './try-out.ts'

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
  return (
    <>
      <h2>
        {t('whatIf.weights')}{' '}
        <span className="muted small">{t('whatIf.total', { total: fullTotal(data, variation) })}</span>
      </h2>
      <div className="weights">
        {all.map((one) => (
          <Weight
            key={`${one.id} ${variation.points?.[one.id] ?? ''}`}
            of={{ ...one, title: titled(one) }}
            taken={variation.points?.[one.id]}
            onTake={(points) => onVary(withPoints(variation, one, points))}
          />
        ))}
      </div>
    </>
  )
}

function withPoints(variation: Variation, { id, points: before }: Weighted, points: string): Variation {
  const others = Object.fromEntries(Object.entries(variation.points ?? {}).filter(([key]) => key !== id))
  return { ...variation, points: trimmed(points) === trimmed(before) ? others : { ...others, [id]: points } }
}

function Weight({ of, taken, onTake }: { of: Weighted; taken: string | undefined; onTake: (points: string) => void }) {
  const { t } = useTranslation('scoring')
  const [text, setText] = useState(taken ?? of.points)
  const possible = isPossiblePoints(text)
  const take = () => {
    if (possible && text !== (taken ?? of.points)) onTake(text)
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
