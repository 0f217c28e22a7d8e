/** Which role may give which (capability 9): nobody gives a post above the own one, nobody gives one to themselves. Pure. */
import { roles, type Role } from './contract.ts'

/** A prefecture runs its own accounts: people who hand in, sit exams, and those who administer below it. */
export const rolesGivenBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  administrator: roles,
  'unit-administrator': ['unit-administrator', 'liaison', 'county-officer'],
}

export interface Giver {
  role: string
  covers: (unit: string) => boolean
}

export interface Place {
  role: string
  unit: string
}

const givenBy = (role: string): readonly string[] =>
  Object.entries(rolesGivenBy).find(([giver]) => giver === role)?.[1] ?? []

export const mayGive = (giver: Giver, { role, unit }: Place): boolean =>
  givenBy(giver.role).includes(role) && giver.covers(unit)

/** An account is changed by who could give every post that it holds; one without a post by who reaches everything. */
export const mayManage = (giver: Giver, held: readonly Place[]): boolean =>
  held.length === 0 ? givenBy(giver.role).length === roles.length : held.every((post) => mayGive(giver, post))
