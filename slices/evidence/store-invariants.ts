/** What always holds of volumes, seals and custody (n2.2a, a1.1a), asked every night. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import { FIRST, type Invariant } from '../../platform/invariants/invariant.ts'
import { unitsOfFiles } from '../case-files/facts.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'evidence.one-seal-at-a-time',
    says: {
      'zh-CN': '一卷同时最多只有一个未启封的封存。',
      en: 'A volume has one unbroken seal at most.',
    },
    broken: breaking(sql`
      select 'volume:' || volume as object from volume_seal where broken_at is null
      group by campaign, volume having count(*) > 1`),
  },
  {
    name: 'evidence.sealed-pages-stay',
    says: {
      'zh-CN': '封存未启的卷，页数与封存时相同。',
      en: 'A sealed volume has as many pages as when it was sealed.',
    },
    broken: breaking(sql`
      select 'volume:' || s.volume as object from volume_seal s where s.broken_at is null and s.pages <> (
        select count(*) from volume_page p
        where p.campaign = s.campaign and p.volume = s.volume and p.removed_at is null)`),
  },
  {
    name: 'evidence.custody-begins-with-taking',
    says: {
      'zh-CN': '每件证据的保管记录从提取开始，连续编号，提取只有一次。',
      en: 'The custody log of a piece begins with its taking, once, and counts without a gap.',
    },
    broken: breaking(sql`
      select 'evidence:' || i.id as object from evidence_item i left join lateral (
        select count(*) as events, max(place) - min(place) + 1 as span, count(*) filter (where kind = 'taken') as taken,
          (array_agg(kind order by place))[1] as first
        from custody_event e where e.campaign = i.campaign and e.item = i.id) e on true
      where e.events = 0 or e.span <> e.events or e.taken <> 1 or e.first <> 'taken'`),
  },
  {
    name: 'evidence.answered-by-the-receiver',
    says: {
      'zh-CN': '移交由接收人本人签收，且只有移交需要签收。',
      en: 'A hand-over is answered by the person it was handed to, and nothing else is answered.',
    },
    broken: breaking(sql`
      select 'evidence:' || a.item as object from custody_answer a
      join custody_event e on e.campaign = a.campaign and e.item = a.item and e.id = a.event
      where e.kind <> 'handed-over' or e.recipient is distinct from a.person or a.person = e.person`),
  },
  {
    name: 'evidence.has-its-case-file',
    says: {
      'zh-CN': '卷、证据和待证事实都属于存在的案卷，单位相同。',
      en: 'Volumes, pieces of evidence and facts belong to a case file that exists and is of the same unit.',
    },
    broken: async (db) => {
      const parts = await partsOfFiles(db)
      const units = await unitsOfFiles(db)
      const astray = parts.filter(({ campaign, file, unit }) => units.get(`${campaign} ${file}`) !== unit)
      return { count: astray.length, first: astray.slice(0, FIRST).map(({ object }) => object) }
    },
  },
]

interface Part {
  campaign: string
  file: string
  unit: string
  object: string
}

async function partsOfFiles(db: Database): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select campaign, case_file as file, unit, 'volume:' || id as object from volume
    union all select campaign, case_file, unit, 'evidence:' || id from evidence_item
    union all select campaign, case_file, unit, 'case-file:' || case_file from evidence_fact order by object`.execute(
    db,
  )
  return rows
}
