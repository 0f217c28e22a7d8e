/** What is tried: it stands in the address, so that a reload, a link and the way back keep it, and waits in this tab for whoever comes by the menu. */
import { useEffect, useMemo, useState } from 'react'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { WhatIfData } from '../contract.ts'
import { useAddress } from './league-address.ts'
import { variationFrom, variationText } from './what-if-address.ts'

interface Varied {
  variation: Variation
  vary: (variation: Variation) => void
  /** It was saved: nothing waits in this tab. */
  kept: () => void
  /** The reading that the page was opened for. */
  reading: string | undefined
  /** What was left in this tab stands here again. */
  isResumed: boolean
}

export function useVariation(data: WhatIfData): Varied {
  const draft = `lianbing.what-if.${useCampaign()}`
  const [{ vary: text, reading }, change] = useAddress()
  const [isResumed, resumed] = useState(false)
  const variation = useMemo(() => variationFrom(data, text ?? ''), [data, text])
  const vary = (next: Variation) => {
    const written = variationText(data, next)
    sessionStorage.setItem(draft, written)
    change({ vary: written, ...(written === '' ? { reading: undefined } : {}) })
  }
  useEffect(() => {
    if (text !== undefined) return
    const first = variationText(data, startWith(data, reading))
    const left = sessionStorage.getItem(draft) ?? ''
    if (first !== '') vary(variationFrom(data, first))
    else if (reading === undefined && left !== '') {
      resumed(true)
      vary(variationFrom(data, left))
    }
    // Only when the page is opened: what is undone later stays undone.
  }, [])
  const kept = () => sessionStorage.removeItem(draft)
  return { variation, vary, kept, reading, isResumed }
}

/** From a number's drawer: that reading's next option is taken at once, so that the page opens with an answer. */
function startWith(data: WhatIfData, reading: string | undefined): Variation {
  const page = reading === undefined ? undefined : data.readings[reading]
  const other = page?.options.find(({ choice }) => choice !== data.definition.readings[page.id]?.choice)
  if (page === undefined || page.moves !== 'scores' || other === undefined) return {}
  const { choice, values } = other
  return { readings: { [page.id]: { choice, ...(values === undefined ? {} : { values }) } } }
}
