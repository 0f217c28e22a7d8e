/** Every option of every reading that moves a score, on figures small enough to reckon by hand. */
import { beforeAll, describe, expect, test } from 'vitest'
import { csvRows } from '../../platform/tables/csv-rows.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { exact, exactText, roundHalfUp } from '../../rules/quantity/exact.ts'
import { readScoreInput, registerNames, type Registers } from '../../rules/registers/score-input.ts'
import type { CollectiveScore, ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { notApplicableIn } from '../../rules/scoring/not-applicable.ts'
import { robustness } from '../../rules/scoring/robustness.ts'
import { compareResults, vary, type Variation } from '../../rules/scoring/what-if.ts'
import { definitionOf } from './province.ts'

let definition: Definition
beforeAll(async () => {
  definition = await definitionOf('xinjiang-2017')
})

/** Two prefectures with 3 and 1 enterprises; 甲 has counties 丙 (4 enterprises) and 丁 (0), 乙 has county 戊 (4). */
const units =
  '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n0,区,自治区级,,,,\n' +
  '1,甲,市级,0,3,,2017\n2,乙,市级,0,1,,2017\n3,丙,县级,1,,4,2017\n4,丁,县级,1,,0,2017\n5,戊,县级,2,,4,2016\n'

const header: Record<string, string> = {
  officers: '证件号,姓名,单位代码',
  cases: '案号,单位代码,案件类型,决定日期,罚款金额',
  'file-scores': '案号,单位代码,案卷类型,来源,专家,得分',
  'report-scores': '报告编号,证件号,行业,专家,得分',
  'exam-scores': '证件号,得分',
  nominations: '类别,单位代码,证件号,行业,材料1,材料2,廉洁证明,核实举报',
}
type Rows = Partial<Record<(typeof registerNames)[number], string[]>>

function scoreOf(rows: Rows, variation: Variation = {}): ScoreResult {
  const rules = vary(definition, variation)
  const registers: Registers = { units: { file: 'units.csv', rows: [...csvRows(units)].flat() } }
  for (const name of registerNames) {
    const lines = rows[name]
    if (lines === undefined) continue
    registers[name] = { file: `${name}.csv`, rows: [...csvRows([header[name], ...lines].join('\n'))].flat() }
  }
  const input = readScoreInput(rules, registers)
  if ('errors' in input) throw new Error(JSON.stringify(input.errors))
  return score(rules, input.facts)
}

const unit = (result: ScoreResult, code: string): CollectiveScore => {
  const found = Object.values(result.collectives)
    .flat()
    .find((one) => one.unit === code)
  if (found === undefined) throw new Error(`no unit ${code}`)
  return found
}
const part = (result: ScoreResult, code: string, id: string): string =>
  exactText(unit(result, code).parts['caseVolume']?.[id]?.value ?? exact(-1))
const points = (result: ScoreResult, code: string, id: string): string => {
  const found = unit(result, code).points[id]
  return found === undefined ? '' : exactText(found.value)
}

const taking = (id: string, choice: string, values?: Record<string, string>): Variation => ({
  readings: { [id]: { choice, ...(values === undefined ? {} : { values }) } },
})

const cases = (...rows: [string, string, string][]): Rows => ({
  cases: rows.map(([code, type, fine], at) => `A${at},${code},${type},2017-06-01,${fine}`),
})
const penalty = '一般行政处罚'

describe('a1.2: cases against the baseline', () => {
  // Prefectures: 甲 1 case (its county's), 乙 3; T = 4, so 甲 should have 3 and 乙 1.
  const rows = cases(['3', penalty, '100'], ['2', penalty, '100'], ['2', penalty, '100'], ['5', penalty, '100'])

  test('R1 capped-ratio: 5 × min(1, 1 ÷ 3) and full', () => {
    const result = scoreOf(rows)
    expect([part(result, '1', 'count'), part(result, '2', 'count')]).toEqual(['5/3', '5'])
  })
  test('R1 best-ratio: the ratio 1/3 against the highest, 3', () => {
    const result = scoreOf(rows, taking('R1', 'best-ratio'))
    expect([part(result, '1', 'count'), part(result, '2', 'count')]).toEqual(['5/9', '5'])
  })
  test('R1 piecewise: 1/3 lies on the line from (0, 0) to (0.5, 0.6)', () => {
    const result = scoreOf(rows, taking('R1', 'piecewise'))
    expect([part(result, '1', 'count'), part(result, '2', 'count')]).toEqual(['2', '5'])
  })
  test('R3: the share of all counties, or of the own prefecture’s', () => {
    // Counties: 丙 1, 戊 1, T = 2. Region: each share 1/2, baseline 1. Prefecture: share 1 of the own total 1.
    expect(part(scoreOf(rows), '3', 'count')).toBe('5')
    const more = cases(['3', penalty, '1'], ['5', penalty, '1'], ['5', penalty, '1'], ['5', penalty, '1'])
    expect(part(scoreOf(more), '3', 'count')).toBe('5/2')
    expect(part(scoreOf(more, taking('R3', 'prefecture')), '3', 'count')).toBe('5')
  })
  test('R4: a county without key enterprises', () => {
    const own = cases(['4', penalty, '100'], ['3', penalty, '100'])
    expect(part(scoreOf(own), '4', 'count')).toBe('5')
    expect(part(scoreOf(own), '4', 'major')).toBe('0')
    expect(part(scoreOf(own, taking('R4', 'zero')), '4', 'count')).toBe('0')
    const left = unit(scoreOf(own, taking('R4', 'not-applicable')), '4')
    expect(left.points['caseVolume']?.reason.formula).toBe('not-applicable')
    expect(left.total.reason.formula).toBe('total-scaled')
  })
  test('R4 not-applicable: the rest is scaled up to 100', () => {
    const exam = { officers: ['P1,甲,4'], 'exam-scores': ['P1,80'] }
    // Only the exam's 8 of 10 was earned; 80 of the 100 points apply: 8 × 100 ÷ 80.
    expect(unit(scoreOf(exam, taking('R4', 'not-applicable')), '4').published).toBe('10.00')
  })
  test('R5: 限产停产 is a major case, or not', () => {
    const own = cases(['3', '限产停产', ''])
    expect(part(scoreOf(own), '3', 'major')).toBe('10')
    expect(part(scoreOf(own, taking('R5', 'no')), '3', 'major')).toBe('0')
    expect(part(scoreOf(own, taking('R5', 'no')), '3', 'count')).toBe('5')
  })
  test('R28: every type but the follow-ups, or ordinary penalties only', () => {
    const own = cases(['3', '查封扣押', ''], ['3', '稽查', ''], ['5', penalty, '1'], ['5', '申请法院强制执行', '9'])
    // Two cases count, one each; ordinary only: none of 丙's.
    expect(part(scoreOf(own), '3', 'count')).toBe('5')
    expect(part(scoreOf(own, taking('R28', 'ordinary-only')), '3', 'count')).toBe('0')
    expect(part(scoreOf(own, taking('R28', 'ordinary-only')), '3', 'major')).toBe('10')
  })
  test('the window: both its days count, the days beside it do not', () => {
    const days = ['2017-04-30', '2017-05-01', '2017-10-31', '2017-11-01']
    const result = scoreOf({ cases: days.map((day, at) => `A${at},3,${penalty},${day},10`) })
    const actual = unit(result, '3').parts['caseVolume']?.['count']?.reason.inputs[0]
    expect(actual?.value).toBe('2')
    expect([...(actual?.rows?.[0]?.rows ?? [])]).toEqual([3, 4])
  })
})

describe('a1.1: case files', () => {
  const file = (name: string, code: string, rest: string, ...scores: number[]): string[] =>
    scores.map((value, at) => `${name},${code},${rest},E${at},${value}`)

  test('R7: mean, without highest and lowest from 4 experts on, median', () => {
    const rows = { 'file-scores': file('F', '3', '行政处罚,推荐', 0, 50, 60, 100) }
    const quality = (variation: Variation) => points(scoreOf(rows, variation), '3', 'caseQuality')
    // 4 slots stay (nobody has a file of 申请法院强制执行): 40 × score ÷ 4 ÷ 100.
    expect(quality({})).toBe('21/4')
    expect(quality(taking('R7', 'trimmed-mean'))).toBe('11/2')
    expect(quality(taking('R7', 'median'))).toBe('11/2')
    const three = { 'file-scores': file('F', '3', '行政处罚,推荐', 0, 50, 70) }
    expect(points(scoreOf(three, taking('R7', 'trimmed-mean')), '3', 'caseQuality')).toBe('4')
    expect(points(scoreOf(three, taking('R7', 'median')), '3', 'caseQuality')).toBe('5')
  })
  test('R8: the mean of 申请法院强制执行 over the region, or the level; recommended files count, each once', () => {
    const rows = {
      'file-scores': [
        ...file('F1', '1', '申请法院强制执行,抽取', 80),
        ...file('F2', '5', '申请法院强制执行,推荐', 40, 60),
        ...file('F3', '5', '申请法院强制执行,抽取', 20),
      ],
    }
    const slot = (variation: Variation, code: string) =>
      unit(scoreOf(rows, variation), code).points['caseQuality']?.reason.inputs.at(-1)?.value
    expect(slot({}, '3')).toBe('50')
    expect(slot(taking('R8', 'level'), '3')).toBe('35')
    expect(slot(taking('R8', 'level'), '2')).toBe('80')
    // Its own drawn file fills the slot; the recommended one is outside the slots and fills none.
    expect(slot({}, '5')).toBe('20')
  })
  test('R9: where the region has none, the slot leaves the mean or counts 0', () => {
    const rows = { 'file-scores': file('F', '3', '行政处罚,推荐', 100) }
    expect(points(scoreOf(rows), '3', 'caseQuality')).toBe('10')
    expect(points(scoreOf(rows, taking('R9', 'zero')), '3', 'caseQuality')).toBe('8')
  })
  test('two files in one slot: their mean; a prefecture’s slot in a county fills none', () => {
    const rows = {
      'file-scores': [
        ...file('F1', '3', '行政处罚,推荐', 100),
        ...file('F2', '3', '行政处罚,推荐', 50),
        ...file('F3', '3', '稽查,推荐', 100),
        ...file('F4', '3', '行政处罚,抽取', 100),
      ],
    }
    expect(points(scoreOf(rows), '3', 'caseQuality')).toBe('15/2')
  })
})

describe('a1.3 and a1.4: reports and the exam', () => {
  const rows = {
    officers: ['P1,甲一,1', 'P3,丙一,3', 'P4,丁一,4'],
    'report-scores': ['B1,P3,水泥,I1,80', 'B1,P3,水泥,I2,60', 'B2,P3,水泥,I1,90'],
    'exam-scores': ['P3,60', 'P3,90', 'P1,30'],
    nominations: ['集体,3,,,,,,'],
  }
  test('R11: 30 × (0.8 × 80 ÷ 100 + 0.1 × 2 ÷ 4 + 0.1 × 1 ÷ 4), or the mean alone', () => {
    expect(points(scoreOf(rows), '3', 'fieldExercise')).toBe('429/20')
    const only = taking('R11', 'mean-only', { mean: '1', number: '0', types: '0', target: '4' })
    expect(points(scoreOf(rows, only), '3', 'fieldExercise')).toBe('24')
  })
  test('R12: a prefecture’s reports are its own, or its counties’ too; taking part is always of its own', () => {
    expect(points(scoreOf(rows), '1', 'fieldExercise')).toBe('0')
    const result = scoreOf(rows, taking('R12', 'territory'))
    expect(points(result, '1', 'fieldExercise')).toBe('429/20')
    expect(unit(result, '1').reasons).toEqual(['no-field-exercise'])
  })
  test('R15: scores over holders, the highest of a person; or turnout and mean weighted', () => {
    expect(points(scoreOf(rows), '1', 'onlineExam')).toBe('4')
    expect(points(scoreOf(rows), '3', 'onlineExam')).toBe('9')
    // 0.3 × 2 ÷ 3 + 0.7 × 60 ÷ 100
    expect(points(scoreOf(rows, taking('R15', 'weighted')), '1', 'onlineExam')).toBe('31/5')
  })
  test('R17: prefectures are exempt from taking part, counties never', () => {
    const result = scoreOf(rows, taking('R17', 'prefectures-exempt'))
    expect(unit(result, '1')).toMatchObject({ eligible: true, reasons: [] })
    expect(unit(result, '4').reasons).toEqual(['no-field-exercise', 'not-nominated'])
  })
})

describe('附件2: individuals', () => {
  const reports = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `B${at},P3,${at % 2 === 0 ? '水泥' : '火电'},I,${90 - at}`)
  const officers = ['P1,甲一,1', 'P3,丙一,3']

  test('a report put up twice excludes every such nomination, the vetoed too', () => {
    const nominations = ['行业能手,3,P3,水泥,B0,,是,否', '行业能手,1,P1,水泥,B0,,否,是', '行业能手,3,P3,火电,B1,,是,否']
    const { industry } = scoreOf({ officers, 'report-scores': reports(2), nominations }).individuals
    expect(industry?.map((one) => [one.person, one.rank, one.reasons])).toEqual([
      ['P3', 1, []],
      ['P1', null, ['no-integrity-proof', 'vetoed', 'report-used-twice']],
      ['P3', null, ['report-used-twice']],
    ])
  })
  test('R27: once for each industry, the highest score; equal: the first row; the excluded do not stand in the way', () => {
    const nominations = [
      '行业能手,3,P3,水泥,B2,,是,否',
      '行业能手,3,P3,水泥,B0,,,否',
      '行业能手,3,P3,水泥,B4,,是,否',
      '行业能手,3,P3,火电,B1,,是,否',
    ]
    const { industry } = scoreOf({ officers, 'report-scores': reports(5), nominations }).individuals
    expect(industry?.map((one) => [one.report, one.rank, one.reasons])).toEqual([
      ['B1', 1, []],
      ['B2', 2, []],
      ['B0', null, ['no-integrity-proof']],
      ['B4', null, ['nominated-twice']],
    ])
  })
  test('R27 by-industry: a ranking and places for each industry', () => {
    const nominations = ['行业能手,3,P3,水泥,B0,,是,否', '行业能手,3,P3,火电,B1,,是,否']
    const result = scoreOf({ officers, 'report-scores': reports(2), nominations }, taking('R27', 'by-industry'))
    expect(result.individuals['industry']?.map((one) => one.rank)).toEqual([1, 1])
    expect(
      result.issues.filter((issue) => issue.award.startsWith('industry')).map((issue) => [issue.award, issue.places]),
    ).toEqual([
      ['industry:钢铁', 13],
      ['industry:火电', 12],
      ['industry:水泥', 11],
      ['industry:造纸', 12],
    ])
  })
  test('case investigation: two different files, both scored', () => {
    const files = ['F1,3,行政处罚,推荐,E,90', 'F2,5,行政处罚,推荐,E,81']
    const nominations = ['案件调查,3,P3,,F1,F2,是,否', '案件调查,1,P1,,F1,F1,是,否', '案件调查,1,P1,,F1,F9,是,否']
    const { caseInvestigation } = scoreOf({ officers, 'file-scores': files, nominations }).individuals
    expect(caseInvestigation?.map((one) => [one.person, one.published, one.reasons])).toEqual([
      ['P3', '85.50', []],
      ['P1', null, ['material-missing']],
      ['P1', null, ['material-missing']],
    ])
  })
})

describe('what if, and how firm the line is', () => {
  const rows = {
    officers: ['P1,甲一,1', 'P2,乙一,2'],
    'report-scores': ['B1,P1,水泥,I,90', 'B2,P2,水泥,I,60'],
    'exam-scores': ['P1,10', 'P2,90'],
  }
  test('less weight on the exam turns the two prefectures round, and says so', () => {
    const [before, after] = [scoreOf(rows), scoreOf(rows, { points: { onlineExam: '5' } })]
    const { moves, places } = compareResults(before, after)
    expect(moves.map((move) => [move.subject, move.before, move.after])).toEqual([
      ['1', 2, 1],
      ['2', 1, 2],
    ])
    expect(moves[0]?.changed).toEqual([{ indicator: 'onlineExam', before: '1.0000', after: '0.5000' }])
    expect(places).toEqual([])
  })
  test('a sum’s parts keep their proportions', () => {
    const rules = vary(definition, { points: { caseVolume: '30' } })
    const sum = rules.indicators.find((rule) => rule.id === 'caseVolume')
    expect(sum?.kind === 'sum' ? sum.parts.map((one) => one.points) : []).toEqual(['15/2', '15/2', '15'])
    expect(rules.totalPoints).toBe('110')
  })
  test('the smallest change of an indicator at which the last and the next are level', () => {
    const one = { ...definition, awards: definition.awards.map((award) => ({ ...award, places: 1 })) }
    const before = scoreOf(rows)
    const line = robustness(one, before)['city']
    // 甲 − 乙 = 30 × 0.8 × 0.3 − 10 × 0.8 = 7.2 − 8: 乙 leads by 0.8; the exam weighs 0.8 a point between them.
    expect([line?.last, line?.next, line?.gap]).toEqual(['2', '1', '0.80'])
    expect(line?.flips[0]).toEqual({ indicator: 'onlineExam', change: '-1.0000', feasible: true })
    const level = scoreOf(rows, { points: { onlineExam: '9' } })
    expect(unit(level, '1').published).toBe(unit(level, '2').published)
    expect(roundHalfUp(unit(level, '1').total.value, 2)).toBe(unit(level, '1').published)
  })

  const onePlace = () => ({ ...definition, awards: definition.awards.map((award) => ({ ...award, places: 1 })) })
  // 甲 has 7.2 points more in the field exercise, 乙 as many more in the exam.
  const level = { ...rows, 'exam-scores': ['P1,10', 'P2,82'] }
  test('equal totals: the tie-break that decided is named, and what is named as the smallest change flips', () => {
    const line = robustness(onePlace(), scoreOf(level))['city']
    expect([line?.last, line?.next, line?.gap]).toEqual(['1', '2', '0.00'])
    expect(line?.decided).toMatchObject({ by: 'tie-break', indicator: 'fieldExercise', difference: '7.2000' })
    expect(line?.decided).toMatchObject({ clauses: ['a1.0c'], reading: { id: 'R18' } })
    const [flip] = line?.flips ?? []
    const full = definition.indicators.find(({ id }) => id === flip?.indicator)?.points ?? ''
    const after = (factor: string) =>
      scoreOf(level, {
        points: { [flip?.indicator ?? '']: exactText(exact(full).add(exact(flip?.change ?? '').mul(exact(factor)))) },
      })
    expect(unit(after('1.1'), '2').rank).toBe(1)
    expect(unit(after('0.9'), '1').rank).toBe(1)
  })
  test('equal in all: the office decides between those who share the rank', () => {
    const same = { ...rows, 'report-scores': ['B1,P1,水泥,I,60', 'B2,P2,水泥,I,60'], 'exam-scores': ['P1,10', 'P2,10'] }
    expect(robustness(onePlace(), scoreOf(same))['city']?.decided).toMatchObject({ by: 'office', tied: 2 })
  })
  test('a person’s score: what is named puts the next one before, and a hair less does not', () => {
    const nominations = ['行业能手,1,P1,水泥,B1,,是,否', '行业能手,2,P2,水泥,B2,,是,否']
    const scored = (mark: string) =>
      scoreOf({
        ...{ officers: rows.officers, nominations },
        'report-scores': ['B1,P1,水泥,I,90', 'B1,P1,水泥,J,90', `B2,P2,水泥,I,${mark}`, 'B2,P2,水泥,J,90'],
      })
    const line = robustness(onePlace(), scored('88'))['industry']
    expect(line).toMatchObject({ last: 'P1', next: 'P2', decided: { by: 'score' } })
    expect(line?.person).toEqual({ score: '1.0050', expert: '2.0100' })
    expect(scored('90.01').individuals['industry']?.[0]?.person).toBe('P2')
    expect(scored('90.0099').awards['industry']).toEqual(['P1', 'P2'])
    const tied = robustness(onePlace(), scored('90'))['industry']
    expect([tied?.gap, tied?.decided]).toMatchObject(['0.00', { by: 'office', tied: 2, clauses: ['a1.0c'] }])
  })
  test('what does not apply is known with its reason', () => {
    const out = notApplicableIn(
      vary(definition, taking('R4', 'not-applicable')),
      scoreOf({}, taking('R4', 'not-applicable')),
    )
    const reading = { why: 'reading', reading: 'R4' }
    expect(out['4']).toMatchObject({ caseVolume: { why: 'all-parts' }, 'caseVolume.count': reading })
    expect(notApplicableIn(definition, scoreOf(rows))).toEqual({})
  })
})
