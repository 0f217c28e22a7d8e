/** What the addresses of the result carry, so that a link opens the same list and the same number. */
import { useNavigate, useSearch } from '@tanstack/react-router'

/** Read by hand: home links here, too, and its first load is to bring no schemas. */
export interface Address {
  /** A run's id, or `latest`. */
  run: string
  /** A level or a category of individuals. */
  list?: string | undefined
  subject?: string | undefined
  /** Of the number below the subject's total; '' is the total. */
  path: string
  /** The node below that number that is open, as the server takes its path: `caseVolume.1.0`. */
  node?: string | undefined
  /** A register, whose rows are shown. */
  file?: string | undefined
  /** Where the rows were opened: back leads there. */
  page?: 'unit' | 'person' | undefined
  /** What is tried: `R1:best-ratio,onlineExam=20`. */
  vary?: string | undefined
  /** The reading that what-if begins with. */
  reading?: string | undefined
  prefecture?: string | undefined
  /** Versions of the definition: `3` or `xinjiang-2017@3`. */
  from?: string | undefined
  to?: string | undefined
}
export type AddressChange = { [key in keyof Address]?: Address[key] | undefined }

export function useAddress(): [Address, (change: AddressChange) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const address = addressOf(search)
  const navigate = useNavigate()
  const change = (changed: AddressChange) =>
    void navigate({ to: '.', search: () => shortened({ ...address, ...changed }), replace: true })
  return [address, change]
}

const names = ['list', 'subject', 'node', 'file', 'vary', 'reading', 'prefecture', 'from', 'to'] as const

function addressOf(search: Readonly<Record<string, unknown>>): Address {
  const text = (name: string): string | undefined => (search[name] === undefined ? undefined : String(search[name]))
  const page = (['unit', 'person'] as const).find((one) => one === search['page'])
  const told = names.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]]))
  return { ...Object.fromEntries(told), page, run: text('run') ?? 'latest', path: text('path') ?? '' }
}

/** Another number is open, or none: what was open below the last one is closed. */
export const openedAt = (number?: { subject: string; path: string }): AddressChange => ({
  ...{ subject: number?.subject, path: number?.path ?? '', node: undefined, file: undefined },
})

/** Without what goes without saying. */
export const shortened = (address: AddressChange): Record<string, string> =>
  Object.fromEntries(
    Object.entries(address).flatMap(([key, value]) =>
      value === undefined || value === '' || value === 'latest' ? [] : [[key, value]],
    ),
  )
