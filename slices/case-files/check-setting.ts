/** What the checker rests on: the limits and days of the clone, the campaign's own window (R10). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { canonicalJson } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import { workingDaysSchema } from '../../rules/calendar/working-days.ts'
import type { CheckSetting } from '../../rules/case-check/dossier.ts'
import { legalLimitsSchema } from '../../rules/case-check/limits.ts'
import { fileWindow } from '../../rules/case-check/window.ts'
import { campaignOf } from '../campaigns/facts.ts'
import type { SettingView } from './contract.ts'
import { settingOf } from './model.ts'

const readTable = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(parse(readFileSync(new URL(`../../campaigns/${name}`, import.meta.url), 'utf8')))

let tables: Pick<SettingView, 'limits' | 'workingDays'> | undefined

/** @throws campaigns.unknown */
export async function settingView(db: Database, campaign: string): Promise<SettingView> {
  tables ??= {
    workingDays: readTable('working-days.yaml', workingDaysSchema),
    limits: readTable('legal-limits.yaml', legalLimitsSchema),
  }
  const { definition } = await campaignOf(db, campaign)
  return { ...tables, window: fileWindow(definition) }
}

export interface CheckedWith {
  setting: CheckSetting
  /** Changes with the limits, the days and the window. */
  hash: string
}

/** By window: limits and days are those of the clone. */
const kept = new Map<string, CheckedWith>()

export async function settingFor(db: Database, campaign: string): Promise<CheckedWith> {
  const view = await settingView(db, campaign)
  const window = `${view.window.from} ${view.window.to}`
  const known = kept.get(window)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(canonicalJson(view)).digest('hex').slice(0, 16)
  const made = { setting: settingOf(view), hash }
  kept.set(window, made)
  return made
}
