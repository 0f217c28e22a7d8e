/** What a served table shows: page, order, filters; and which columns a person has hidden on this machine. */
import { useState } from 'react'

export interface TableView {
  /** From 1. */
  page: number
  pageSize: number
  /** Column key, with a leading `-` for descending, as the server's `sort` wants it. */
  sort?: string
  /** Column key → values; empty columns are left out. */
  filters: Readonly<Record<string, readonly string[]>>
}

export const firstView: TableView = { page: 1, pageSize: 50, filters: {} }

export function useTableView(initial: TableView = firstView): [TableView, (view: TableView) => void] {
  return useState(initial)
}

/** The view as the server's query: offset, limit, sort, filter (JSON). */
export function viewQuery(view: TableView): { offset: number; limit: number; sort?: string; filter?: string } {
  const filtered = Object.keys(view.filters).length > 0
  return {
    offset: (view.page - 1) * view.pageSize,
    limit: view.pageSize,
    ...(view.sort === undefined ? {} : { sort: view.sort }),
    ...(filtered ? { filter: JSON.stringify(view.filters) } : {}),
  }
}

const storageKey = (table: string): string => `lianbing.hidden-columns.${table}`

export function useHiddenColumns(table: string, byDefault: readonly string[]) {
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const stored = window.localStorage.getItem(storageKey(table))
    return stored === null ? byDefault : stored.split('\n').filter((key) => key !== '')
  })
  const hide = (keys: readonly string[]) => {
    window.localStorage.setItem(storageKey(table), keys.join('\n'))
    setHidden(keys)
  }
  return [hidden, hide] as const
}
