/** What the addresses of the result carry, so that a link opens the same list and the same number. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { z } from 'zod'

const text = z.coerce.string()
const addressSchema = z.object({
  /** A run's id, or `latest`. */
  run: text.default('latest'),
  /** A level or a category of individuals. */
  list: text.optional(),
  subject: text.optional(),
  /** Of the number below the subject's total; '' is the total. */
  path: text.default(''),
  /** The node below that number that is open, as the server takes its path: `caseVolume.1.0`. */
  node: text.optional(),
  /** A register, whose rows are shown. */
  file: text.optional(),
  /** Where the rows were opened: back leads there. */
  page: z.enum(['unit', 'person']).optional(),
  /** What is tried: `R1:best-ratio,onlineExam=20`. */
  vary: text.optional(),
  /** The reading that what-if begins with. */
  reading: text.optional(),
  prefecture: text.optional(),
  /** Versions of the definition: `3` or `xinjiang-2017@3`. */
  from: text.optional(),
  to: text.optional(),
})
export type Address = z.infer<typeof addressSchema>
export type AddressChange = { [key in keyof Address]?: Address[key] | undefined }

export function useAddress(): [Address, (change: AddressChange) => void] {
  const search: unknown = useSearch({ strict: false })
  const parsed = addressSchema.safeParse(search)
  const address: Address = parsed.success ? parsed.data : { run: 'latest', path: '' }
  const navigate = useNavigate()
  const change = (changed: AddressChange) =>
    void navigate({ to: '.', search: () => shortened({ ...address, ...changed }), replace: true })
  return [address, change]
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
