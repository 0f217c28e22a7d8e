/** What always holds of the records of the spot (n1.3, n2.2a), asked every night. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

const record = sql`'record:' || r.id as object`

export const invariants: readonly Invariant[] = [
  {
    name: 'records.signed-as-printed',
    says: {
      'zh-CN': '签署的笔录有打印件，签的就是打印的那一版；未签署的没有签署信息。',
      en: 'A signed record was printed and signed in the version that was printed; one that is not signed has no signing.',
    },
    broken: breaking(sql`
      select ${record} from field_record r
      left join field_record_signing s on s.campaign = r.campaign and s.record = r.id
      left join field_record_printing p on p.campaign = r.campaign and p.record = r.id and p.hash = s.hash
      where (r.state not in ('draft', 'printed')) <> (s.record is not null)
        or (s.record is not null and p.version is distinct from s.version)`),
  },
  {
    name: 'records.versions-hang-together',
    says: {
      'zh-CN': '每个版本的上一版本都在；一份笔录至少有一个版本。',
      en: 'The versions that a version was made from are there; a record has at least one version.',
    },
    broken: breaking(sql`
      select ${record} from field_record r
      where not exists (select from field_record_version v where v.campaign = r.campaign and v.record = r.id)
      union select 'record:' || v.record from field_record_version v, unnest(v.parents) as parent
      where not exists (select from field_record_version o
        where o.campaign = v.campaign and o.record = v.record and o.id = parent and o.place < v.place)`),
  },
  {
    name: 'records.open-texts-are-counted',
    says: {
      'zh-CN': '并存的文本数，等于没有后续版本的版本数。',
      en: 'As many texts stand side by side as there are versions that nothing was made from.',
    },
    broken: breaking(sql`
      select ${record} from field_record r where r.heads <> (
        select count(*) from field_record_version v
        where v.campaign = r.campaign and v.record = r.id and not exists (
          select from field_record_version n
          where n.campaign = v.campaign and n.record = v.record and v.id = any(n.parents)))`),
  },
]
