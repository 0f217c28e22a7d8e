/** The rows of one person in a file of accounts: they may give several posts, and must say the same of the person. Pure. */
import type { AccountRow, Cells, Fail } from './account-columns.ts'

/** What is said of a person, not of a post. */
const ofPerson = ['name', 'certificate', 'contact'] as const
type OfPerson = (typeof ofPerson)[number]

interface Said {
  row: number
  text: string
}

/** What the rows so far say of one login. */
export interface SeenPerson {
  said: Map<OfPerson, Said>
  posts: Map<string, number>
}

/** A cell that differs from what an earlier row says of the same person; an empty one differs from nothing. */
export function personFaults({ row, cells }: { row: number; cells: Cells }, earlier: SeenPerson, fail: Fail): void {
  for (const key of ofPerson) {
    const text = cells[key] ?? ''
    if (text === '') continue
    const before = earlier.said.get(key)
    if (before === undefined) earlier.said.set(key, { row, text })
    else if (before.text !== text) fail(key, 'differs', { row: String(before.row), other: before.text.slice(0, 100) })
  }
}

export interface ImportedPerson extends Pick<AccountRow, 'login' | OfPerson> {
  posts: AccountRow[]
}

/** The people of good rows, in the order of their first row; what one row says of a person counts for all. Linear. */
export function peopleOf(rows: readonly AccountRow[]): ImportedPerson[] {
  const people = new Map<string, ImportedPerson>()
  for (const row of rows) {
    const { login, name, certificate, contact } = row
    const one = people.get(login)
    if (one === undefined) people.set(login, { login, name, certificate, contact, posts: [row] })
    else {
      one.certificate ??= certificate
      one.contact ??= contact
      one.posts.push(row)
    }
  }
  return [...people.values()]
}
