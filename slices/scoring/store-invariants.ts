/** What always holds of runs and frozen copies (n3.1.7), asked every night. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import { FIRST, type Invariant } from '../../platform/invariants/invariant.ts'
import { definitionVersions } from '../campaigns/facts.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'scoring.reason-of-a-run',
    says: {
      'zh-CN': '每次计算都有得分依据；没有计算的依据不存在。',
      en: 'Every run has its reasons, and there are no reasons without a run.',
    },
    broken: breaking(sql`
      select 'run:' || r.seq as object from scoring_run r
      where not exists (select from scoring_reason x where x.campaign = r.campaign and x.run_id = r.id)
      union select 'run:' || x.run_id from scoring_reason x
      where not exists (select from scoring_run r where r.campaign = x.campaign and r.id = x.run_id)
        and not exists (select from scoring_attempt a where a.campaign = x.campaign and a.id = x.run_id)`),
  },
  {
    name: 'scoring.definition-is-kept',
    says: {
      'zh-CN': '每次计算所用的规则版本都保留着。',
      en: 'The definition that a run used is among the kept versions.',
    },
    broken: async (db) => {
      const { rows } = await sql<{ campaign: string; hash: string; seq: number }>`
        select campaign, definition_hash as hash, min(seq) as seq from scoring_run group by 1, 2 order by 3`.execute(db)
      const lost: string[] = []
      for (const { campaign, hash, seq } of rows)
        if (!(await definitionVersions(db, campaign)).some((one) => one.hash === hash)) lost.push(`run:${seq}`)
      return { count: lost.length, first: lost.slice(0, FIRST) }
    },
  },
  {
    name: 'scoring.frozen-names-its-run',
    says: {
      'zh-CN': '冻结副本的结果，就是那次计算的结果（校验值相同）。',
      en: 'A frozen copy holds the result of its run: the same hash.',
    },
    broken: breaking(sql`
      select 'frozen:' || f.id as object from scoring_frozen f
      left join scoring_run r on r.campaign = f.campaign and r.id = f.run_id
      where r.id is null or f.document #>> '{run,resultHash}' is distinct from r.result_hash`),
  },
  {
    name: 'scoring.frozen-by-two',
    says: {
      'zh-CN': '最终冻结由两人作出，两人不是同一人。',
      en: 'A final freeze was made by two, who are not the same person.',
    },
    broken: breaking(sql`
      select 'frozen:' || id as object from scoring_frozen where approved_by is not null and approved_by = frozen_by`),
  },
  {
    name: 'scoring.released-has-a-run',
    says: { 'zh-CN': '公布的只能是存在的计算。', en: 'What was released is a run that exists.' },
    broken: breaking(sql`
      select 'run:' || x.run_id as object from scoring_release x
      where not exists (select from scoring_run r where r.campaign = x.campaign and r.id = x.run_id)`),
  },
]
