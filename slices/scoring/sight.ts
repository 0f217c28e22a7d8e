/** Which source rows a reader may see: the office all, a liaison those of the own territory; of the others only sums stand. */
import type { Context } from '../../platform/http/context.ts'
import type { RegisterName } from '../registers/contract.ts'
import { officersNamed, registerRows } from '../registers/facts.ts'

export interface VersionAt {
  campaign: string
  version: number
}

/** Row of a register → the unit it is of. Scores of exams and reports name a person: the person's unit decides. */
export async function unitOfRows(
  ctx: Context,
  register: RegisterName,
  at: VersionAt,
): Promise<(row: Readonly<Record<string, unknown>>) => string> {
  if (register === 'units') return (row) => String(row['code'])
  if (register !== 'exam-scores' && register !== 'report-scores') return (row) => String(row['unit'])
  const units = await unitsOfOfficers(ctx, at)
  return (row) => units.get(String(row['certificate'])) ?? ''
}

async function unitsOfOfficers(ctx: Context, at: VersionAt): Promise<Map<string, string>> {
  return new Map((await registerRows(ctx.db, 'officers', at)).map((row) => [row.certificate, row.unit]))
}

export const seesAll = (ctx: Context): boolean => ctx.on === 'campaign' || ctx.on === 'installation'

/** Of a person's subject the unit decides, as it stood at the version. */
export async function coversSubject(ctx: Context, at: VersionAt, subject: string): Promise<boolean> {
  if (seesAll(ctx)) return true
  const [kind, code = ''] = subject.split(':')
  return ctx.covers(kind === 'unit' ? code : ((await unitsOfOfficers(ctx, at)).get(code) ?? ''))
}

/** Certificate → name, of those of the people whom the reader may see. */
export async function namesAt(ctx: Context, at: VersionAt, people: readonly string[]): Promise<Map<string, string>> {
  const officers = await officersNamed(ctx.db, at, [...new Set(people)])
  const seen = officers.filter((row) => seesAll(ctx) || ctx.covers(row.unit))
  return new Map(seen.map((row) => [row.certificate, row.name]))
}
