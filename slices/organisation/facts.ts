/** What the organisation tells others (server only). */
import type { Database } from '../../platform/db/database.ts'
import type { ReadinessItem } from './contract.ts'
import { readiness, stands } from './before-opening.ts'

export { readingsToAccept } from './before-opening.ts'
/** Every unit of the campaign: those of its register, and divisions of the same root that it lacks. */
export { placesOf } from './units.ts'

/** What still stands in the way of opening the campaign. */
export async function missingBeforeOpening(db: Database, campaign: string, now: Date): Promise<ReadinessItem[]> {
  return (await readiness(db, campaign, now)).filter((one) => !stands(one))
}

const itemNames: Readonly<Record<ReadinessItem['id'], { 'zh-CN': string; en: string }>> = {
  definition: { 'zh-CN': '方案检查', en: 'check of the definition' },
  units: { 'zh-CN': '单位', en: 'units' },
  officers: { 'zh-CN': '执法人员', en: 'officers' },
  liaisons: { 'zh-CN': '联络员', en: 'liaisons' },
  groups: { 'zh-CN': '各组成员', en: 'members of the groups' },
  office: { 'zh-CN': '办公室和领导小组', en: 'office and leading group' },
  figures: { 'zh-CN': '重点监控企业数', en: 'figures of key enterprises' },
  readings: { 'zh-CN': '读法', en: 'readings' },
}

/** 'officers 2/110' as a person says it: 执法人员 2/110. */
export const missingWords = (items: readonly ReadinessItem[], language: 'zh-CN' | 'en'): string =>
  items.map(({ id, done, of }) => `${itemNames[id][language]} ${done}/${of}`).join(language === 'en' ? ', ' : '、')
