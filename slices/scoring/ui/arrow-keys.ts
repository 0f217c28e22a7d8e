/** Arrow keys move between the numbers of a table, as in a sheet; Enter opens the one that has the focus. */
import type { KeyboardEvent } from 'react'

export function moveBetweenNumbers(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target
  if (!(here instanceof HTMLElement) || !here.classList.contains('number-cell')) return
  const next = neighbour(here, event.key)
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

const numbersIn = (place: Element | null | undefined): HTMLElement[] =>
  place === null || place === undefined ? [] : [...place.querySelectorAll<HTMLElement>('.number-cell')]

function neighbour(here: HTMLElement, key: string): HTMLElement | undefined {
  const row = here.closest('tr')
  const inRow = numbersIn(row)
  const at = inRow.indexOf(here)
  const mirrored = document.documentElement.dir === 'rtl'
  if (key === (mirrored ? 'ArrowRight' : 'ArrowLeft')) return inRow[at - 1]
  if (key === (mirrored ? 'ArrowLeft' : 'ArrowRight')) return inRow[at + 1]
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const rows = [...(row?.parentElement?.children ?? [])].filter((one) => numbersIn(one).length > 0)
  const from = row === null ? -1 : rows.indexOf(row)
  return from < 0 ? undefined : numbersIn(rows[from + (key === 'ArrowDown' ? 1 : -1)])[at]
}
