-- The second, independent computation of the collectives (a1.0a-c, a1.1, a1.2, a1.3, a1.4): plain SQL over the imported rows.
-- $1 campaign, $2 data version, $3 the definition's numbers and choices (second-parameters.ts).
-- Every quotient is taken to 200 places (round(x, 200) / y); round(x, 120) takes its rounding error away before anything is
-- compared or published (a ratio that a curve divides once more keeps 160 places till then): see second-computation-store.ts for why that is exact.
with recursive
p as materialized (select $3::jsonb as j),
level as (
  select * from jsonb_to_recordset((select j -> 'levels' from p)) as l (id text, register text)
),
unit as materialized (
  select u.code, u.name, u.parent, l.id as level, u.state_controlled, u.key_monitored
  from unit_row u join level l on u.level in (l.register, l.id)
  where u.campaign = $1 and u.since <= $2 and (u.until is null or u.until > $2)
),
-- Rows whose unit or officer has ended since count nowhere; the region's own unit is no level's, but it stands.
standing as materialized (
  select u.code from unit_row u where u.campaign = $1 and u.since <= $2 and (u.until is null or u.until > $2)
),
territory as (
  select code as ancestor, code as member from unit
  union
  select t.ancestor, u.code from territory t join unit u on u.parent = t.member
),
-- Whose rows count for a unit: its own, or those of its whole territory.
reach as materialized (
  select 'own' as whose, code as ancestor, code as member from unit
  union all
  select 'territory', ancestor, member from territory
),

-- a1.2d-e: actual against the baseline, share of the base x total of the level.
ratio as (
  select * from jsonb_to_recordset((select j -> 'ratios' from p)) as r
    (leaf text, points numeric, measure text, "from" date, "to" date, types jsonb, curve text, curve_points jsonb, zero_baseline text)
),
ratio_level as (
  select * from jsonb_to_recordset((select j -> 'ratioLevels' from p)) as r (leaf text, level text, base text, within text)
),
ratio_type as (
  select r.leaf, r.measure, r."from", r."to", t.type from ratio r cross join lateral jsonb_array_elements_text(r.types) as t (type)
),
case_sum as materialized (
  select r.leaf, c.unit, sum(case r.measure when 'fines' then c.fine else 1 end) as amount
  from case_row c join ratio_type r on r.type = c.type and c.decided between r."from" and r."to"
  where c.campaign = $1 and c.since <= $2 and (c.until is null or c.until > $2)
  group by r.leaf, c.unit
),
case_amount as (
  select s.leaf, t.ancestor, sum(s.amount) as amount from case_sum s join territory t on t.member = s.unit group by s.leaf, t.ancestor
),
actual as (
  select l.leaf, l.level, u.code, u.parent, l.within,
    case l.base when 'stateControlled' then u.state_controlled else u.key_monitored end as base,
    coalesce(c.amount, 0) as amount
  from ratio_level l join unit u on u.level = l.level left join case_amount c on c.leaf = l.leaf and c.ancestor = u.code
),
against as (
  select a.*, sum(a.amount) over g as amounts, sum(a.base) over g as bases
  from actual a
  window g as (partition by a.leaf, a.level, case a.within when 'prefecture' then a.parent else '' end)
),
ratio_value as (
  select a.*,
    case when a.base * a.amounts = 0 then null
      else round(round(a.amount * a.bases, 200) / (a.base * a.amounts), 160) end as ratio
  from against a
),
ratio_best as (
  select v.*, max(v.ratio) over (partition by v.leaf, v.level) as best from ratio_value v
),
-- The declared points of a piecewise curve, each with the one before it.
curve_point as (
  select r.leaf, (c.point ->> 0)::numeric as x, (c.point ->> 1)::numeric as y,
    lag((c.point ->> 0)::numeric) over w as x0, lag((c.point ->> 1)::numeric) over w as y0
  from ratio r cross join lateral jsonb_array_elements(r.curve_points) with ordinality as c (point, ord)
  window w as (partition by r.leaf order by c.ord)
),
ratio_leaf as (
  select b.leaf, b.code, r.points,
    not (b.ratio is null and r.zero_baseline = 'not-applicable') as applies,
    r.points * case
      when b.ratio is null then case when b.amount > 0 and r.zero_baseline = 'full-if-any' then 1 else 0 end
      when r.curve = 'capped-ratio' then least(1, b.ratio)
      when r.curve = 'best-ratio' then case when b.best = 0 then 0 else round(b.ratio, 200) / b.best end
      else coalesce(
        (select c.y0 + round((c.y - c.y0) * (b.ratio - c.x0), 200) / (c.x - c.x0)
          from curve_point c where c.leaf = b.leaf and b.ratio > c.x0 and b.ratio <= c.x limit 1),
        (select c.y from curve_point c where c.leaf = b.leaf
          order by case when b.ratio <= c.x then c.x end nulls last, c.x desc limit 1))
    end as value
  from ratio_best b join ratio r using (leaf)
),

-- a1.1: experts' marks of a file, slots of a unit, the mean of a type where a slot may take it (a1.1e).
file_mark as materialized (
  select f.number, f.unit, f.type, f.source, count(*) as n, sum(f.score) as total, min(f.score) as low, max(f.score) as high,
    array_agg(f.score order by f.score) as marks
  from file_score_row f join standing s on s.code = f.unit
  where f.campaign = $1 and f.since <= $2 and (f.until is null or f.until > $2)
  group by f.number, f.unit, f.type, f.source
),
reviewed as (
  select * from jsonb_to_recordset((select j -> 'reviewed' from p)) as r
    (leaf text, points numeric, experts text, average_over text, no_average text)
),
slot as (
  select * from jsonb_to_recordset((select j -> 'slots' from p)) as s
    (leaf text, level text, ord int, type text, source text, empty text, weight numeric)
),
file_value as materialized (
  select r.leaf, f.number, f.unit, f.type, f.source,
    case
      when r.experts = 'median' then round(f.marks[(f.n + 1) / 2] + f.marks[f.n / 2 + 1], 200) / 2
      when r.experts = 'trimmed-mean' and f.n >= 4 then round(f.total - f.low - f.high, 200) / (f.n - 2)
      else round(f.total, 200) / f.n
    end as value
  from file_mark f cross join reviewed r
),
type_mean as (
  select r.leaf, l.id as level, f.type, round(sum(f.value), 200) / count(*) as value
  from reviewed r cross join level l join file_value f on f.leaf = r.leaf left join unit u on u.code = f.unit
  where r.average_over = 'region' or u.level = l.id
  group by r.leaf, l.id, f.type
),
slot_file as (
  select s.leaf, s.level, s.ord, f.unit, round(sum(f.value), 200) / count(*) as value
  from slot s join file_value f on f.leaf = s.leaf and f.type = s.type and f.source = s.source
  group by s.leaf, s.level, s.ord, f.unit
),
slot_value as (
  select s.leaf, u.code, s.weight, coalesce(
      f.value,
      case s.empty when 'zero' then 0 else coalesce(m.value, case r.no_average when 'zero' then 0 end) end) as value
  from slot s join reviewed r using (leaf) join unit u on u.level = s.level
    left join slot_file f on f.leaf = s.leaf and f.level = s.level and f.ord = s.ord and f.unit = u.code
    left join type_mean m on m.leaf = s.leaf and m.level = s.level and m.type = s.type
),
reviewed_leaf as (
  select r.leaf, v.code, r.points, coalesce(sum(v.weight) filter (where v.value is not null), 0) > 0 as applies,
    coalesce(round(r.points * sum(v.weight * v.value), 200) / nullif(100 * sum(v.weight) filter (where v.value is not null), 0), 0) as value
  from slot_value v join reviewed r using (leaf)
  group by r.leaf, v.code, r.points
),

officer as materialized (
  select o.certificate, o.unit from officer_row o join standing s on s.code = o.unit
  where o.campaign = $1 and o.since <= $2 and (o.until is null or o.until > $2)
),

-- a1.3d: mean, number and industries of the reports of a unit's people.
report_mark as materialized (
  select r.report, r.certificate, r.industry, count(*) as n, sum(r.score) as total, min(r.score) as low, max(r.score) as high,
    array_agg(r.score order by r.score) as marks
  from report_score_row r
  where r.campaign = $1 and r.since <= $2 and (r.until is null or r.until > $2)
  group by r.report, r.certificate, r.industry
),
mix as (
  select * from jsonb_to_recordset((select j -> 'mixes' from p)) as m
    (leaf text, points numeric, experts text, reports_of text, mean numeric, number numeric, types numeric, target numeric, industries numeric)
),
report_value as (
  select m.leaf, o.unit, r.industry,
    case
      when m.experts = 'median' then round(r.marks[(r.n + 1) / 2] + r.marks[r.n / 2 + 1], 200) / 2
      when m.experts = 'trimmed-mean' and r.n >= 4 then round(r.total - r.low - r.high, 200) / (r.n - 2)
      else round(r.total, 200) / r.n
    end as value
  from report_mark r join officer o using (certificate) cross join mix m
),
report_sum as (
  select v.leaf, r.ancestor, round(sum(v.value), 200) / (100 * count(*)) as mean, count(*) as number, count(distinct v.industry) as types
  from report_value v join mix m using (leaf) join reach r on r.whose = m.reports_of and r.member = v.unit
  group by v.leaf, r.ancestor
),
mix_leaf as (
  select m.leaf, u.code, m.points, true as applies,
    coalesce(m.points * (
      m.mean * s.mean
      + m.number * least(1, round(s.number::numeric, 200) / m.target)
      + m.types * (round(s.types::numeric, 200) / m.industries)), 0) as value
  from mix m cross join unit u left join report_sum s on s.leaf = m.leaf and s.ancestor = u.code
),

-- a1.4b: the best score of every certificate holder over holders x full mark.
exam as (
  select * from jsonb_to_recordset((select j -> 'exams' from p)) as e (leaf text, points numeric, full_mark numeric, mix text, turnout numeric, mean numeric)
),
exam_level as (
  select * from jsonb_to_recordset((select j -> 'examLevels' from p)) as e (leaf text, level text, holders_of text)
),
best as (
  select e.certificate, max(e.score) as score from exam_score_row e
  where e.campaign = $1 and e.since <= $2 and (e.until is null or e.until > $2)
  group by e.certificate
),
sitting as materialized (
  select o.unit, count(*) as holders, count(b.score) as sat, coalesce(sum(b.score), 0) as scores
  from officer o left join best b using (certificate)
  group by o.unit
),
holders as (
  select l.leaf, u.code, coalesce(sum(s.holders), 0) as holders, coalesce(sum(s.sat), 0) as sat, coalesce(sum(s.scores), 0) as scores
  from exam_level l join unit u on u.level = l.level
    join reach r on r.whose = l.holders_of and r.ancestor = u.code left join sitting s on s.unit = r.member
  group by l.leaf, u.code
),
exam_leaf as (
  select e.leaf, h.code, e.points, true as applies,
    case
      when h.holders = 0 then 0
      when e.mix = 'sum' then round(e.points * h.scores, 200) / (e.full_mark * h.holders)
      else e.points * round(
        e.turnout * (round(h.sat::numeric, 200) / h.holders)
          + e.mean * coalesce(round(h.scores, 200) / nullif(e.full_mark * h.sat, 0), 0), 200)
        / coalesce(nullif(e.turnout + e.mean, 0), 1)
    end as value
  from holders h join exam e using (leaf)
),

-- Today's kind of rules: reported figures against a bound, against the year before, or as bonus and deduction.
figure as materialized (
  select f.unit, f.figure, f.period, sum(f.value) as value from figure_row f
  where f.campaign = $1 and f.since <= $2 and (f.until is null or f.until > $2)
  group by f.unit, f.figure, f.period
),
threshold as (
  select * from jsonb_to_recordset((select j -> 'thresholds' from p)) as t
    (leaf text, points numeric, figure text, over_kind text, over_figure text, at_least numeric, periods jsonb, no_figure text)
),
threshold_period as (
  select t.leaf, u.code, t.points, f.value is not null and o.value > 0 as known, t.no_figure, f.value >= t.at_least * o.value as reached
  from threshold t cross join unit u cross join lateral jsonb_array_elements_text(t.periods) as n (period)
    left join figure f on f.unit = u.code and f.figure = t.figure and f.period = n.period
    left join lateral (
      select case t.over_kind
        when 'one' then 1
        when 'certificate-holders' then (select sum(h.holders) from territory y join sitting h on h.unit = y.member where y.ancestor = u.code)
        else (select d.value from figure d where d.unit = u.code and d.figure = t.over_figure and d.period = n.period)
      end as value
    ) o on true
),
threshold_leaf as (
  select leaf, code, points, bool_or(known or no_figure = 'zero') as applies,
    coalesce(round(points * count(*) filter (where known and reached), 200)
      / nullif(count(*) filter (where known or no_figure = 'zero'), 0), 0) as value
  from threshold_period group by leaf, code, points
),
year as (
  select * from jsonb_to_recordset((select j -> 'years' from p)) as y
    (leaf text, points numeric, figure text, this_year text, last_year text, full_at numeric, better text, no_figure text)
),
year_rate as (
  select y.*, u.code, n.value as now, b.value as before,
    round(case y.better when 'more' then n.value - b.value else b.value - n.value end, 200) / nullif(b.value, 0) as rate
  from year y cross join unit u
    left join figure n on n.unit = u.code and n.figure = y.figure and n.period = y.this_year
    left join figure b on b.unit = u.code and b.figure = y.figure and b.period = y.last_year
),
year_leaf as (
  select leaf, code, points, not (no_figure = 'not-applicable' and (now is null or before is null)) as applies,
    points * case
      when now is null or before is null then 0
      when before = 0 then case when better = 'more' then (now > 0)::int else (now = 0)::int end
      when rate <= 0 then 0
      when full_at = 0 then 1
      else least(1, rate / full_at)
    end as value
  from year_rate
),
bonus as (
  select * from jsonb_to_recordset((select j -> 'bonuses' from p)) as b (leaf text, points numeric, start numeric, items jsonb)
),
bonus_item as (
  select b.leaf, u.code, (i.sign || '1')::int * least(i.each * coalesce(sum(f.value), 0), i.at_most) as worth
  from bonus b cross join unit u
    cross join lateral jsonb_to_recordset(b.items) as i (figure text, each numeric, sign text, at_most numeric)
    left join figure f on f.unit = u.code and f.figure = i.figure
  group by b.leaf, u.code, i.figure, i.each, i.sign, i.at_most
),
bonus_leaf as (
  select b.leaf, i.code, b.points, true as applies, greatest(0, least(b.start + sum(i.worth), b.points)) as value
  from bonus b join bonus_item i using (leaf)
  group by b.leaf, i.code, b.points, b.start
),

leaf as materialized (
  select leaf, code, points, applies, value from ratio_leaf
  union all select leaf, code, points, applies, value from reviewed_leaf
  union all select leaf, code, points, applies, value from mix_leaf
  union all select leaf, code, points, applies, value from exam_leaf
  union all select leaf, code, points, applies, value from threshold_leaf
  union all select leaf, code, points, applies, value from year_leaf
  union all select leaf, code, points, applies, value from bonus_leaf
),
leaf_name as (
  select * from jsonb_to_recordset((select j -> 'leaves' from p)) as l (leaf text, indicator text, part text)
),
indicator as (
  select n.indicator, l.code, round(sum(case when l.applies then l.value else 0 end), 120) as value
  from leaf l join leaf_name n using (leaf)
  group by n.indicator, l.code
),
total as (
  select l.code,
    round(case when bool_and(l.applies) then sum(l.value)
      else round((select j ->> 'totalPoints' from p)::numeric * sum(l.value) filter (where l.applies), 200)
        / nullif(sum(l.points) filter (where l.applies), 0) end, 120) as value
  from leaf l group by l.code
),

-- a1.0b, n4.3a: who may be ranked.
condition as (
  select * from jsonb_to_recordset((select j -> 'conditions' from p)) as c (id text, level text)
),
nominated as (
  select distinct n.unit from nomination_row n
  where n.campaign = $1 and n.since <= $2 and (n.until is null or n.until > $2) and n.category = (select j ->> 'collective' from p)
),
reporting as (
  select distinct o.unit from report_mark r join officer o using (certificate)
),
refused as (
  select u.code, array_agg(distinct c.id order by c.id) as reasons
  from unit u join condition c on c.level = u.level left join reporting r on r.unit = u.code left join nominated n on n.unit = u.code
  where (c.id = 'no-field-exercise' and r.unit is null) or (c.id = 'not-nominated' and n.unit is null)
  group by u.code
),
tie_key as (
  select u.code, array_agg(coalesce(i.value, 0) order by k.ord) as keys
  from unit u cross join jsonb_array_elements_text((select j -> 'tieBreak' from p)) with ordinality as k (id, ord)
    left join indicator i on i.indicator = k.id and i.code = u.code
  group by u.code
),
keyed as (
  select u.code, u.name, u.level, coalesce(r.reasons, '{}') as reasons,
    round(coalesce(t.value, 0), (select (j ->> 'totalPlaces')::int from p)) as published,
    coalesce(k.keys, '{}') as keys
  from unit u left join total t on t.code = u.code left join refused r on r.code = u.code left join tie_key k on k.code = u.code
),
ranked as (
  select k.*, case when k.reasons = '{}'
    then rank() over (partition by k.level, k.reasons = '{}' order by k.published desc, k.keys desc) end as rank
  from keyed k
),
place as (
  select (j ->> 'pointPlaces')::int as places from p
),
indicator_text as (
  select i.code, jsonb_object_agg(i.indicator, round(i.value, place.places)::text) as points
  from indicator i cross join place group by i.code
),
part_text as (
  select l.code, jsonb_object_agg(n.leaf, round(round(case when l.applies then l.value else 0 end, 120), place.places)::text) as parts
  from leaf l join leaf_name n using (leaf) cross join place
  where n.part is not null group by l.code
)
select r.code as unit, r.level, r.published::text as total, r.rank::int as rank, to_jsonb(r.reasons) as reasons,
  count(*) over (partition by r.level, r.rank)::int as same,
  coalesce(i.points, '{}') as points, coalesce(t.parts, '{}') as parts
from ranked r left join indicator_text i on i.code = r.code left join part_text t on t.code = r.code
order by r.level, r.rank nulls last, r.code collate "C"
