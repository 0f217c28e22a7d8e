import { describe, expect, test } from 'vitest'
import { diffCampaigns } from '../../rules/definition/diff.ts'
import { fieldTexts } from '../../rules/definition/field-texts.ts'
import { changeSentence } from '../../rules/definition/word-change.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { loadCampaign, parseCampaign } from './load-campaign.ts'

async function load(name: string, ...replacements: [string, string][]): Promise<Campaign> {
  const shipped = await loadCampaign(name)
  if ('problems' in shipped) throw new Error(JSON.stringify(shipped.problems))
  const files = shipped.files.map((file) => ({
    name: file.name,
    text:
      file.name === 'campaign.yaml'
        ? replacements.reduce((text, [from, to]) => text.replace(from, to), file.text)
        : file.text,
  }))
  const loaded = parseCampaign(files)
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded.campaign
}

const words = (before: Campaign, after: Campaign, locale: 'zh-CN' | 'en' = 'zh-CN'): string[] =>
  diffCampaigns(before, after).map((change) =>
    changeSentence(change, { ...before.readings, ...after.readings }, locale),
  )

describe('the difference of two definitions in words', async () => {
  const before = await load('xinjiang-2017')

  test('nothing changed: nothing said', () => {
    expect(diffCampaigns(before, before)).toEqual([])
  })

  test('a reading, points, a window, places, a deadline, an entry gone', async () => {
    const after = await load(
      'xinjiang-2017',
      ["R5: { choice: 'yes', decidedBy: default }", "R5: { choice: 'no', decidedBy: 办公室 }"],
      [
        "title: 罚款金额\n        kind: ratio-to-baseline\n        points: '5'",
        "title: 罚款金额\n        kind: ratio-to-baseline\n        points: '0'",
      ],
      ['of: county, places: 15', 'of: county, places: 12'],
      ["due: '2017-04-25'", "due: '2017-04-28'"],
      ["  - { id: examScores, title: 在线考试成绩, completeOn: '2017-10-10', clauses: [a1.4a] }\n", ''],
      ['needs: [{ id: examScores }]', 'needs: []'],
      [', { id: examScores }]', ']'],
    )
    expect(words(before, after)).toEqual([
      '“报送动员部署情况、实施方案和联络员名单”的期限：2017-04-25 → 2017-04-28 [n4.1b]',
      '“自评并推选县级集体和个人候选名单”的所依据的数据：取消“examScores” [n4.3a]',
      '“报送活动总结报告、候选名单情况报告及相关材料”的所依据的数据：取消“examScores” [n4.3c]',
      '数据：取消“在线考试成绩” [a1.4a]',
      '“查处违法案件数量 › 罚款金额”的分值：5 → 0 [a1.2a, a1.2d, a1.2e]',
      '“县（市区）级表现突出集体”的名额数：15 → 12 [a1.0a, n4.4b]',
      '“R5 限产停产算不算重大案件？”的取法：算 → 不算 [a1.2a]',
      '“R5”的决定者：缺省 → 办公室 [a1.2a]',
    ])
    expect(words(before, after, 'en')).toContain('points of "查处违法案件数量 › 罚款金额": 5 → 0 [a1.2a, a1.2d, a1.2e]')
  })

  test('an entry that only moved is no change', async () => {
    const moved = await load('xinjiang-2017', [
      'tieBreak: [caseQuality, fieldExercise',
      'tieBreak: [fieldExercise, caseQuality',
    ])
    expect(words(before, moved)).toEqual([
      expect.stringContaining(
        '同分比较次序：caseQuality、fieldExercise、caseVolume、onlineExam → fieldExercise、caseQuality、caseVolume、onlineExam',
      ),
    ])
    const swapped = structuredClone(before)
    swapped.definition.awards.reverse()
    swapped.definition.indicators.reverse()
    expect(diffCampaigns(before, swapped)).toEqual([])
  })

  test('two campaigns of different years: every field that is named has its word', async () => {
    const changes = diffCampaigns(before, await load('province-2024'))
    expect(changes.length).toBeGreaterThan(50)
    expect(changes.filter(({ field }) => fieldTexts[field] === undefined).map(({ path }) => path)).toEqual([])
  })
})
