import type { NamesAsked, ObjectKind } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { versionOf, versionsOf } from './store.ts'

const versionIn = (id: string): { campaign: string; version: number } | undefined => {
  const [, campaign = '', version = ''] = /^([a-z0-9-]{1,60})@(\d{1,9})$/.exec(id) ?? []
  return campaign === '' ? undefined : { campaign, version: Number(version) }
}

async function namesOfReadings(
  db: Database,
  { campaign, ids, language }: NamesAsked,
): Promise<ReadonlyMap<string, string>> {
  const readings = (await versionOf(db, campaign))?.document.readings ?? {}
  return new Map(
    ids.flatMap((id) => (readings[id] === undefined ? [] : [[id, `${id} ${readings[id].question[language]}`]])),
  )
}

/** Whose history whoever may read the definition reads too. */
export const objects: ObjectKind[] = [
  {
    kind: 'reading',
    verb: 'campaigns.read',
    unitOf: async (db, { campaign, id }) =>
      (await versionOf(db, campaign))?.document.readings[id] === undefined ? undefined : null,
    names: namesOfReadings,
  },
  {
    kind: 'stage',
    verb: 'campaigns.read',
    unitOf: async (db, { campaign, id }) =>
      id === campaign && (await versionsOf(db, id)).length > 0 ? null : undefined,
  },
  {
    kind: 'definition',
    verb: 'campaigns.read',
    unitOf: async (db, { campaign, id }) => {
      const asked = versionIn(id)
      if (asked === undefined || (campaign !== '' && asked.campaign !== campaign)) return undefined
      return (await versionsOf(db, asked.campaign)).some(({ version }) => version === asked.version) ? null : undefined
    },
    names: async (_db, { ids, language }) =>
      new Map(
        ids.flatMap((id) => {
          const version = versionIn(id)?.version
          return version === undefined ? [] : [[id, language === 'en' ? `version ${version}` : `第 ${version} 版`]]
        }),
      ),
  },
]
