/** What always holds of accounts, posts and rights, asked every night. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'people.session-in-a-post',
    says: {
      'zh-CN': '登录会话的岗位，是本人的岗位或本人代行的岗位。',
      en: 'A session is in a post of its person, or in one that the person stands in for.',
    },
    broken: breaking(sql`
      select 'person:' || s.person as object from session s left join post p on p.id = s.post
      where p.person is distinct from s.person
        and not exists (select from delegation d where d.post = s.post and d.to_person = s.person)`),
  },
  {
    name: 'people.nobody-stands-in-for-oneself',
    says: { 'zh-CN': '没有人代行自己的岗位。', en: 'Nobody stands in for oneself.' },
    broken: breaking(sql`
      select 'person:' || p.person as object from delegation d join post p on p.id = d.post
      where d.to_person = p.person`),
  },
  {
    name: 'people.one-set-up-link',
    says: {
      'zh-CN': '一个账户同时最多只有一个可用的设置链接。',
      en: 'An account has one set-up link that still opens at most.',
    },
    broken: breaking(sql`
      select 'person:' || person as object from set_up_link where ended_at is null
      group by person having count(*) > 1`),
  },
  {
    name: 'people.key-within-its-person',
    says: {
      'zh-CN': '程序密钥的岗位属于它的主人。',
      en: 'The post of a key for programs is its owner’s.',
    },
    broken: breaking(sql`
      select 'person:' || k.person as object from api_token k left join post p on p.id = k.post
      where p.person is distinct from k.person`),
  },
  {
    name: 'people.who-left-has-no-way-in',
    says: {
      'zh-CN': '已离开或停用的账户没有登录会话。',
      en: 'An account that left or is suspended has no session.',
    },
    broken: breaking(sql`
      select 'person:' || s.person as object from session s join person p on p.id = s.person
      where p.state in ('left', 'suspended')`),
  },
]
