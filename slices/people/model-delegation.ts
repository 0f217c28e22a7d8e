/** Which posts may be lent, and for how long. Pure. */

/** Accounts and installation are lent to nobody and to no program: who stands in could give themselves any other post. */
export const mayBeLent = (role: string): boolean => !['administrator', 'unit-administrator'].includes(role)

export const mostDaysLent = 92

/** Days from one day to another, both counted. */
export const spanOf = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1
