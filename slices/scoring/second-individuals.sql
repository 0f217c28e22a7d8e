-- The second, independent computation of the individuals (a2.0c-d, a2.1a, a2.2c, a2.3a-b): plain SQL over the imported rows.
-- $1 campaign, $2 data version, $3 the definition's numbers and choices (second-parameters.ts). Precision as in second-collectives.sql.
with
p as materialized (select $3::jsonb as j),
list as (
  select * from jsonb_to_recordset((select j -> 'lists' from p)) as l (id text, category text, kind text, files int, experts text, by_industry boolean)
),
-- Rows whose unit or officer has ended since count nowhere.
standing as materialized (
  select u.code from unit_row u where u.campaign = $1 and u.since <= $2 and (u.until is null or u.until > $2)
),
officer as materialized (
  select o.certificate, o.unit from officer_row o join standing s on s.code = o.unit
  where o.campaign = $1 and o.since <= $2 and (o.until is null or o.until > $2)
),
mark as materialized (
  select 'case-files' as kind, f.number as material, f.score from file_score_row f join standing s on s.code = f.unit
  where f.campaign = $1 and f.since <= $2 and (f.until is null or f.until > $2)
  union all
  select 'report', r.report, r.score from report_score_row r join officer o using (certificate)
  where r.campaign = $1 and r.since <= $2 and (r.until is null or r.until > $2)
),
marked as (
  select kind, material, count(*) as n, sum(score) as total, min(score) as low, max(score) as high,
    array_agg(score order by score) as marks
  from mark group by kind, material
),
material_score as materialized (
  select l.id, m.material,
    case
      when l.experts = 'median' then round(m.marks[(m.n + 1) / 2] + m.marks[m.n / 2 + 1], 200) / 2
      when l.experts = 'trimmed-mean' and m.n >= 4 then round(m.total - m.low - m.high, 200) / (m.n - 2)
      else round(m.total, 200) / m.n
    end as score
  from marked m join list l using (kind)
),
nomination as materialized (
  select l.id, l.kind, l.files, n.key, n.since, n.row, n.certificate, n.industry, n.material1, n.material2, n.integrity_proof, n.verified_report, o.unit
  from nomination_row n join list l using (category) join standing u on u.code = n.unit join officer o on o.certificate = n.certificate
  where n.campaign = $1 and n.since <= $2 and (n.until is null or n.until > $2)
),
-- The different materials of a nomination: each once, the empty ones not.
material as (
  select distinct n.id, n.key, m.material
  from nomination n cross join lateral (
    select n.material1 union select n.material2 where n.kind = 'case-files' and n.files > 1
  ) as m (material)
  where m.material <> ''
),
scored as (
  select n.*, case
      when count(s.score) = case n.kind when 'report' then 1 else n.files end
      then round(round(sum(s.score), 200) / count(s.score), 120) end as score
  from nomination n left join material m using (id, key) left join material_score s on s.id = m.id and s.material = m.material
  group by n.id, n.kind, n.files, n.key, n.since, n.row, n.certificate, n.industry, n.material1, n.material2, n.integrity_proof, n.verified_report, n.unit
),
first_reasons as (
  select s.*, array_remove(array[
      case when not s.integrity_proof and (select j -> 'vetoes' from p) ? 'no-integrity-proof' then 'no-integrity-proof' end,
      case when s.verified_report and (select j -> 'vetoes' from p) ? 'vetoed' then 'vetoed' end,
      case when s.score is null then 'material-missing' end,
      case when s.kind = 'report' and s.material1 <> ''
        and (select count(*) from nomination o where o.id = s.id and o.material1 = s.material1) > 1 then 'report-used-twice' end
    ], null) as reasons
  from scored s
),
-- A later file's rows follow an earlier one's: since, then row.
-- R27: of one person's nominations without other reasons, all but the best; equal: the first row.
preferred as (
  select f.id, f.key, row_number() over (
      partition by f.id, f.certificate, case f.kind when 'report' then f.industry end order by f.score desc, f.since, f.row) as place
  from first_reasons f where f.reasons = '{}'
),
decided as (
  select f.id, f.since, f.row, f.certificate, f.unit, f.kind, f.industry, f.material1, round(f.score, (select (j ->> 'totalPlaces')::int from p)) as score,
    case when d.place > 1 then array['nominated-twice'] else f.reasons end as reasons
  from first_reasons f left join preferred d using (id, key)
),
grouped as (
  select d.*, case when l.by_industry then d.industry else '' end as of_list from decided d join list l using (id)
),
ranked as (
  select g.*, case when g.reasons = '{}'
    then rank() over (partition by g.id, g.of_list, g.reasons = '{}' order by g.score desc) end as rank
  from grouped g
)
select r.id as list, r.row::int as row, r.certificate as person, coalesce(r.unit, '') as unit, r.score::text as score, r.rank::int as rank,
  count(*) over (partition by r.id, r.of_list, r.rank)::int as same, to_jsonb(r.reasons) as reasons,
  case r.kind when 'report' then r.industry end as industry, case r.kind when 'report' then r.material1 end as report
from ranked r
order by r.id, r.rank nulls last, r.certificate collate "C", case r.kind when 'report' then r.material1 end collate "C", r.since, r.row
