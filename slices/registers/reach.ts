/** How far a person's request reaches. */
import type { Reach } from '../../platform/http/access.ts'
import type { Context } from '../../platform/http/context.ts'
import type { Language } from '../../platform/http/problem.ts'
import { firstDayRegisters, liaisonImports, liaisonReads, type RegisterName } from './contract.ts'

/** Code of the unit whose territory the person reaches; '' everything. */
export const scopeOf = (ctx: Context): string => (ctx.on === 'own-units' ? ctx.person().unit : '')

/** Who looks at an import. */
export interface Reader {
  id: string
  /** As `scopeOf` has it. */
  scope: string
  language: Language
}

export const readerOf = (ctx: Context): Reader => ({ id: ctx.person().id, scope: scopeOf(ctx), language: ctx.language })

/** Codes of the units whose rows the person sees; null: all. */
export const reachedUnits = ({ territory }: Context): string[] | null => (territory === null ? null : [...territory])

/** An administrator brings in units and officers on the first day and sees no scores. */
const administrator = 'administrator'

export const maySee = (ctx: Context, register: RegisterName): boolean =>
  seesRegister({ role: ctx.person().role, on: ctx.on }, register)

/** @param grant `on`: how far `registers.read` reaches for that role */
export function seesRegister({ role, on }: { role: string; on: Reach }, register: RegisterName): boolean {
  if (role === administrator) return firstDayRegisters.includes(register)
  return on !== 'own-units' || liaisonReads.includes(register)
}

export function mayImport(ctx: Context, register: RegisterName): boolean {
  if (ctx.person().role === administrator) return firstDayRegisters.includes(register)
  return ctx.on !== 'own-units' || liaisonImports.includes(register)
}
