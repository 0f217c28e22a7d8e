/** `--explain`: from a total to the source rows, in both languages, and in the stored form. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formulaKeys, labelKeys } from '../../rules/reasons/keys.ts'
import { runs, spoken, spokenRows } from '../../rules/reasons/numbers.ts'
import type { Reason } from '../../rules/reasons/reason.ts'
import { reasonTexts, renderReason } from '../../rules/reasons/render.ts'
import { reasonFromJson, reasonToJson, toStored } from '../../rules/reasons/serialise.ts'
import { runScore } from './run-score.ts'

const small = join(import.meta.dirname, '../vectors/scoring/small')
const edge = join(import.meta.dirname, '../vectors/scoring/edge')

test('a unit: place, each number with formula, clause, reading and rows', async () => {
  const { code, out } = await runScore([edge, '--explain', '650400'])
  expect(code).toBe(0)
  expect(out).toContain('吐鲁番市 · 第 3 名〔a1.0c〕〔读法 R18：tie-break〕')
  expect(out).toContain(
    '总分: 42.2600 / 100 分 = 各项得分相加：0.0000 + 20.0000 + 16.2600 + 6.0000〔a1.0c〕〔读法 R19：',
  )
  expect(out).toContain('30 × (0.8 × 61.5 ÷ 100 + 0.1 × min(1, 1 ÷ 4) + 0.1 × 1 ÷ 4)')
  expect(out).toContain('案件表 cases.csv 第 69–72,632 行')
  expect(out).toMatch(/采用的读法\n {2}R19 /)
})

test('a unit that is not ranked: why, with the clause', async () => {
  const { out } = await runScore([edge, '--explain', '650421', '--lang', 'en'])
  expect(out).toContain('not ranked: took no part in the field exercise (no-field-exercise) [a1.0b')
  expect(out).not.toMatch(/undefined|NaN|object Object/)
})

test('a person: every nomination with its material down to the experts', async () => {
  const { out } = await runScore([edge, '--explain', '6501060001'])
  expect(out.match(/案件调查表现突出个人/g)?.length).toBeGreaterThanOrEqual(3)
  expect(out).toContain('各份材料的平均分：82.65、84.55')
  expect(out).toContain('专家 E005-0: 86.1 分 = 登记表所载 ← 案卷评分表 file-scores.csv 第 59 行')
})

test('a holder whom nobody put up, the root and an unknown code are told apart', async () => {
  expect((await runScore([edge, '--explain', '6504000001'])).out).toContain('没有推荐为个人候选人')
  for (const wrong of ['650000', '999999']) {
    const ran = await runScore([edge, '--explain', wrong, '--json'])
    expect([ran.code, JSON.parse(ran.out).errors[0].value]).toEqual([2, wrong])
  }
})

test('--explain --json: the trees in their stored form, which reads back to the same', async () => {
  const { out } = await runScore([small, '--explain', '650100', '--json'])
  const document = JSON.parse(out)
  expect(document).toMatchObject({ format: 'lianbing-reasons-1', campaign: 'xinjiang-2017', subject: '650100' })
  const [{ reason: stored, rank }] = document.explanations
  expect(rank).toBe(1)
  const reason = reasonFromJson({ format: 'lianbing-reasons-1', reason: stored })
  expect(toStored(reason)).toEqual(stored)
  expect(renderReason(reason, { language: 'en' }).length).toBeGreaterThan(40)
  expect(() => reasonFromJson({ format: 'lianbing-reasons-2', reason: stored })).toThrow()
})

/** Walks to every leaf: what rests on nothing else must name its rows, or say that nothing was there. */
test('every leaf of every tree names source rows or says why there are none', async () => {
  const { out: league } = await runScore([small, '--json'])
  const without = [
    'slot-empty-zero',
    'slot-leaves',
    'slot-no-mean-zero',
    'mean-of-reports',
    'count-of-reports',
    'count-of-industries',
  ]
  const bare = new Set<string>()
  const visit = (node: Reason): void => {
    const rows = (node.rows ?? []).reduce((sum, source) => sum + source.rows.length, 0)
    const isEmpty = node.value === '0' || node.formula === 'count-of-present'
    if (node.inputs.length === 0 && rows === 0 && !isEmpty && !without.includes(node.formula)) bare.add(node.formula)
    node.inputs.forEach(visit)
  }
  for (const { unit } of Object.values<{ unit: string }[]>(JSON.parse(league).collectives).flat()) {
    const { out } = await runScore([small, '--explain', unit, '--json'])
    for (const { reason } of JSON.parse(out).explanations)
      visit(reasonFromJson({ format: 'lianbing-reasons-1', reason }))
  }
  expect([...bare]).toEqual([])
})

describe('words', () => {
  test.each(['zh-CN', 'en'] as const)('%s has words for every label, formula and reason', (language) => {
    const texts = reasonTexts[language]
    expect(Object.keys(texts.labels).sort()).toEqual([...labelKeys].sort())
    expect(Object.keys(texts.formulas).sort()).toEqual([...formulaKeys].sort())
    const part = { value: '1', of: '2', detail: 'a', count: 1, input: () => '3', part: () => '4', all: () => '5' }
    for (const key of formulaKeys) expect(texts.formulas[key](part)).toMatch(/\S/)
  })
  test('numbers as people read them', () => {
    expect(spoken('1757125.29', 'yuan')).toBe('1,757,125.29')
    expect(spoken('3/34', 'share')).toBe('3/34（≈0.0882）')
    expect(spoken('221/10', 'points')).toBe('22.1000')
    expect(spokenRows([18, 12, 13, 14, 15])).toBe('12–15,18')
    expect(runs([3, 4, 2])).toEqual([
      [3, 4],
      [2, 2],
    ])
  })
  test('a stored tree keeps runs of rows short', () => {
    const rows = [{ file: 'cases', rows: Int32Array.from([5, 6, 7, 9]) }]
    const reason: Reason = {
      label: 'actual',
      value: '4',
      unit: 'cases',
      formula: 'own-rows',
      clauses: [],
      inputs: [],
      rows,
    }
    const stored = reasonToJson(reason)
    expect(stored.reason.rows).toEqual([{ file: 'cases', rows: [[5, 7], 9] }])
    expect([...(reasonFromJson(stored).rows?.[0]?.rows ?? [])]).toEqual([5, 6, 7, 9])
  })
})
