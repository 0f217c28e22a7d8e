/** What Ant Design's table leaves to the mouse: its filters, and rows that open. */
import { useEffect, type KeyboardEvent, type RefObject } from 'react'

const trigger = '.ant-table-filter-trigger'
/** The dropdown stands at the end of the document; a moment after the press it is there. */
const OPENED_MS = 120

/** The filters of the heads are reached by Tab. */
export function useReachableFilters(section: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    for (const filter of section.current?.querySelectorAll<HTMLElement>(trigger) ?? []) filter.tabIndex = 0
  })
}

/** Enter or the space bar on a filter opens it and goes into it; Escape there closes it and comes back. */
export function openFilter(event: KeyboardEvent<HTMLElement>): void {
  const filter = event.target
  if (!(filter instanceof HTMLElement) || !filter.matches(trigger)) return
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  event.stopPropagation()
  filter.click()
  window.setTimeout(() => enterDropdown(filter), OPENED_MS)
}

function enterDropdown(filter: HTMLElement): void {
  const dropdown = [...document.querySelectorAll<HTMLElement>('.ant-dropdown:not(.ant-dropdown-hidden)')].at(-1)
  const first = dropdown?.querySelector<HTMLElement>('input, [role="menu"], button:not(:disabled), [tabindex="0"]')
  if (dropdown === undefined || first === null || first === undefined) return
  first.focus()
  const leave = ({ key }: globalThis.KeyboardEvent): void => {
    if (key !== 'Escape') return
    dropdown.removeEventListener('keydown', leave, true)
    filter.click()
    filter.focus()
  }
  dropdown.addEventListener('keydown', leave, true)
}

/** Of rows that open one is reached by Tab; the arrows, Home and End go to the others. */
export function goToRow(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('tr.opens') ?? [])]
  const at = rows.indexOf(event.currentTarget)
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  }
  const next = rows[targets[event.key] ?? -1]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
