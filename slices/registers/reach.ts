/** How far a person's request reaches. */
import type { Context } from '../../platform/http/context.ts'

/** Code of the unit whose territory the person reaches; '' everything. */
export const scopeOf = (ctx: Context): string => (ctx.on === 'own-units' ? ctx.person().unit : '')

/** Codes of the units whose rows the person sees; null: all. */
export const reachedUnits = ({ territory }: Context): string[] | null => (territory === null ? null : [...territory])
