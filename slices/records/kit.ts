/** What a device takes along to draft without a network: questions, words to avoid, limits, the officers of the unit (n2.2a, n2.3a). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { act, canonicalJson } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { legalLimitsSchema, type LegalLimits } from '../../rules/case-check/limits.ts'
import { templateSchema, type Template } from '../../rules/drafting/template.ts'
import { knownUnits, officersOfUnit } from '../registers/facts.ts'
import type { Kit } from './contract.ts'
import { kitOf, putKit } from './store.ts'

const MOST_OFFICERS = 500

const readTable = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(parse(readFileSync(new URL(`../../campaigns/${name}`, import.meta.url), 'utf8')))

let tables: { template: Template; limits: LegalLimits } | undefined

/** The files of the clone, read once. */
export const draftingTables = (): { template: Template; limits: LegalLimits } =>
  (tables ??= {
    template: readTable('record-drafting.yaml', templateSchema),
    limits: readTable('legal-limits.yaml', legalLimitsSchema),
  })

export const unitNameOf = async (db: Database, unit: string): Promise<string> =>
  (await knownUnits(db)).get(unit)?.name ?? unit

/** The hash is over what decides how a record looks on paper. */
export const hashOfKit = (kit: Pick<Kit, 'template' | 'unitName'>): string =>
  createHash('sha256')
    .update(canonicalJson({ template: kit.template, unitName: kit.unitName }))
    .digest('hex')

/** Every kit that was handed out stays, so that what was laid out with it can be laid out again. */
export async function viewKit(ctx: Context, campaign: string): Promise<Kit> {
  const { unit } = ctx.person()
  const { template, limits } = draftingTables()
  const unitName = await unitNameOf(ctx.db, unit)
  const hash = hashOfKit({ template, unitName })
  if ((await kitOf(ctx.db, hash)) === undefined) await keepKit(ctx, { hash, template, unitName })
  const officers = await officersOfUnit(ctx.db, { campaign, unit, most: MOST_OFFICERS })
  return { hash, template, limits, unit, unitName, officers }
}

const keepKit = (ctx: Context, { hash, ...kit }: Pick<Kit, 'hash' | 'template' | 'unitName'>): Promise<void> =>
  act(ctx, { verb: 'records.keep-kit', object: 'installation' }, async (tx, audit) => {
    audit({ hash })
    await putKit(tx, hash, kit)
  })
