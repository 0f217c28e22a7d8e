/** Each finding with a planted definition and its clean twin; nothing in the checks knows the year 2017. */
import { describe, expect, test } from 'vitest'
import { checkCampaign } from '../../rules/definition/check.ts'
import { findingCodes, type Finding, type FindingCode } from '../../rules/definition/finding.ts'
import { findingTextsEn } from '../../rules/definition/finding-texts.en.ts'
import { findingTextsZh } from '../../rules/definition/finding-texts.zh-CN.ts'
import { findingMessage } from '../../rules/definition/word-finding.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { loadCampaign, parseCampaign, type CampaignFile } from './load-campaign.ts'

async function load(name: string): Promise<{ campaign: Campaign; files: CampaignFile[] }> {
  const loaded = await loadCampaign(name)
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded
}

const shown = {
  minimal: await load('minimal'),
  province: await load('province-2024'),
  xinjiang: await load('xinjiang-2017'),
}

/** The shipped campaign with some of its text replaced. */
function planted(from: keyof typeof shown, ...replacements: [string, string][]): Campaign {
  const files = shown[from].files.map((file) => {
    if (file.name !== 'campaign.yaml') return file
    for (const [text] of replacements) if (!file.text.includes(text)) throw new Error(`not in the definition: ${text}`)
    return {
      name: file.name,
      text: replacements.reduce((text, [before, after]) => text.replace(before, after), file.text),
    }
  })
  const loaded = parseCampaign(files)
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded.campaign
}

const found = (campaign: Campaign, code: FindingCode): Finding[] =>
  checkCampaign(campaign).filter((finding) => finding.code === code)

describe('the clean twins', () => {
  test.each(['minimal', 'province'] as const)('%s has nothing but its open reading', (name) => {
    expect(checkCampaign(shown[name].campaign).map((finding) => finding.code)).toEqual(['reading-open'])
  })
})

describe('planted', () => {
  test('bounds-contradict: an error without a reading, a note where bounds overlap is none', () => {
    const bounds = 'bounds: [{ min: 1, max: 2, clauses: [m2] }]'
    const apart = planted('minimal', [
      bounds,
      'bounds: [{ min: 1, max: 2, clauses: [m2] }, { min: 3, max: 5, clauses: [m7] }]',
    ])
    expect(found(apart, 'bounds-contradict')).toEqual([
      {
        code: 'bounds-contradict',
        severity: 'error',
        clauses: ['m2', 'm7'],
        values: { variant: 'open', nomination: 'stations', title: '先进所候选', first: '1–2', second: '3–5' },
      },
    ])
    const touching = planted('minimal', [
      bounds,
      'bounds: [{ min: 1, max: 2, clauses: [m2] }, { min: 2, max: 5, clauses: [m7] }]',
    ])
    expect(found(touching, 'bounds-contradict')).toEqual([])
  })

  test('quota-infeasible: never, and in the worst case only', () => {
    const never = found(planted('minimal', ['of: station, places: 3', 'of: station, places: 9']), 'quota-infeasible')
    expect(never).toMatchObject([
      { severity: 'error', values: { variant: 'never', units: 4, perUnit: 2, capacity: 8, places: 9 } },
    ])
    const worst = found(planted('minimal', ['of: station, places: 3', 'of: station, places: 8']), 'quota-infeasible')
    expect(worst).toMatchObject([
      {
        severity: 'warning',
        values: { variant: 'worst-case', capacity: 4, places: 8, takenCapacity: 8, feasibleAsRead: true },
      },
    ])
    expect(found(planted('minimal', ['of: station, places: 3', 'of: station, places: 4']), 'quota-infeasible')).toEqual(
      [],
    )
  })

  test('data-after-deadline: a day later is one, the same day is none', () => {
    const late = planted('province', ["completeOn: '2024-11-30'", "completeOn: '2024-12-06'"])
    expect(found(late, 'data-after-deadline')).toMatchObject([
      { severity: 'warning', clauses: ['p11', 'p1'], values: { due: '2024-12-05', completeOn: '2024-12-06' } },
    ])
    expect(
      found(planted('province', ["completeOn: '2024-11-30'", "completeOn: '2024-12-05'"]), 'data-after-deadline'),
    ).toEqual([])
  })

  test('weights-sum: of the total, of the parts, of a mix', () => {
    expect(found(planted('minimal', ["points: '30'", "points: '31'"]), 'weights-sum')).toMatchObject([
      { severity: 'error', values: { variant: 'total', parts: '31 + 20 + 25 + 25', sum: '101', full: '100' } },
    ])
    expect(found(planted('minimal', ["number: '1/4'", "number: '1/3'"]), 'weights-sum')).toMatchObject([
      { values: { variant: 'mix' } },
    ])
    expect(found(planted('xinjiang', ["points: '10'", "points: '9'"]), 'weights-sum')).toMatchObject([
      { clauses: ['a1.2a'], values: { variant: 'parts', parts: '5 + 5 + 9', sum: '19', full: '20' } },
    ])
    expect(
      found(planted('minimal', ["points: '30'", "points: '29.5'"], ["points: '20'", "points: '20.5'"]), 'weights-sum'),
    ).toEqual([])
  })

  test('curve-undeclared: piecewise needs proper points', () => {
    const curve = 'curve: { is: capped-ratio }'
    const piecewise = (points: string): Campaign => planted('minimal', [curve, `curve: { is: piecewise }${points}`])
    expect(found(piecewise(''), 'curve-undeclared')).toMatchObject([
      { severity: 'error', values: { variant: 'no-points', indicator: 'cases' } },
    ])
    expect(
      found(piecewise("\n    curvePoints: [['0', '0'], ['1', '0.5'], ['0.5', '1']]"), 'curve-undeclared'),
    ).toHaveLength(1)
    expect(found(piecewise("\n    curvePoints: [['0', '0'], ['1/2', '0.7'], ['1', '1']]"), 'curve-undeclared')).toEqual(
      [],
    )
  })

  test('indicator-unlawful: fines as a measure or as a figure, from 15 July 2021 on', () => {
    const fines: [string, string] = ['measure: major-cases', 'measure: fines']
    expect(found(planted('province', fines), 'indicator-unlawful')).toMatchObject([
      {
        severity: 'error',
        clauses: ['p7'],
        values: { indicator: 'major', from: '2021-07-15', article: '第七十四条第三款' },
      },
    ])
    expect(
      found(planted('province', ['figure: 入选典型案例件数', 'figure: 罚没款入库金额']), 'indicator-unlawful'),
    ).toMatchObject([{ clauses: ['p8'] }])
    expect(
      found(planted('province', ['figure: 非现场监管发现问题数', 'figure: 罚款总额']), 'indicator-unlawful'),
    ).toHaveLength(1)
    expect(found(planted('minimal', ['measure: cases', 'measure: fines']), 'indicator-unlawful')).toEqual([])
    expect(found(shown.xinjiang.campaign, 'indicator-unlawful')).toEqual([])
  })

  test('clause-unknown: with the place that names it', () => {
    const campaign = planted('minimal', ['places: 3, clauses: [m7]', 'places: 3, clauses: [m7, m99]'])
    expect(found(campaign, 'clause-unknown')).toMatchObject([
      { severity: 'error', clauses: ['m99'], values: { where: 'awards[1]', title: '先进所' } },
    ])
  })

  test('window-outside-campaign: a scored window is an error, a deadline is told', () => {
    const window = "window: { from: '2019-07-01', to: '2019-08-31' }"
    expect(
      found(
        planted('minimal', [window, "window: { from: '2019-05-31', to: '2019-08-31' }"]),
        'window-outside-campaign',
      ),
    ).toMatchObject([{ severity: 'error', clauses: ['m4', 'm1'] }])
    expect(
      found(
        planted('minimal', [window, "window: { from: '2019-08-31', to: '2019-07-01' }"]),
        'window-outside-campaign',
      ),
    ).toMatchObject([{ severity: 'error', values: { variant: 'backwards' } }])
    expect(
      found(planted('minimal', ["due: '2019-06-20'", "due: '2019-10-01'"]), 'window-outside-campaign'),
    ).toMatchObject([{ severity: 'warning' }])
    expect(
      found(
        planted('minimal', [window, "window: { from: '2019-06-01', to: '2019-09-30' }"]),
        'window-outside-campaign',
      ),
    ).toEqual([])
  })

  test.each([
    ['more-than-units', 'of: district, places: 1', 'of: district, places: 5'],
    ['twice', 'of: station, places: 3', 'of: district, places: 3'],
    ['no-nomination', 'awards: [station]', 'awards: [district]'],
    ['no-files', 'files: 1', 'files: 0'],
    ['no-industry', 'kind: case-files, files: 1', 'kind: report'],
  ])('unreachable-award: %s', (variant, before, after) => {
    const industries: [string, string][] =
      variant === 'no-industry' ? [['industries: [印染, 电镀, 化工]', 'industries: []']] : []
    const campaign = planted('minimal', [before, after], ...industries)
    expect(found(campaign, 'unreachable-award')).toMatchObject([{ severity: 'error', values: { variant } }])
  })
})

describe('the notice of 2017', () => {
  const findings = checkCampaign(shown.xinjiang.campaign)
  test('contradicts itself, yet computes: warnings, no errors', () => {
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
    expect(findings.filter((finding) => finding.severity === 'info')).toHaveLength(31)
  })
  test('5–10 against at most 4: both clauses, and the reading taken', () => {
    const [finding] = found(shown.xinjiang.campaign, 'bounds-contradict')
    expect(finding).toMatchObject({
      severity: 'warning',
      clauses: ['n4.3a', 'a2.0b'],
      values: { first: '5–10', second: '≤ 4', reading: 'R16', choice: 'five-to-ten' },
    })
  })
  test('14 × 4 = 56 < 70, and 14 × 1 = 14 < 15 in the worst case', () => {
    const values = found(shown.xinjiang.campaign, 'quota-infeasible').map((finding) => finding.values)
    expect(values).toMatchObject([
      { variant: 'worst-case', units: 14, perUnit: 1, capacity: 14, places: 15 },
      {
        variant: 'never-unless-read-otherwise',
        units: 14,
        perUnit: 4,
        capacity: 56,
        places: 70,
        takenCapacity: 140,
        feasibleAsRead: true,
      },
    ])
  })
  test('read as at most 4, the definition is refused', () => {
    const campaign = planted('xinjiang', ['R16: { choice: five-to-ten', 'R16: { choice: at-most-four'])
    expect(found(campaign, 'quota-infeasible').map((finding) => finding.severity)).toEqual(['error', 'warning'])
    expect(
      found(planted('xinjiang', ['R16: { choice: five-to-ten', 'R16: { choice: two-steps']), 'quota-infeasible').map(
        (finding) => finding.severity,
      ),
    ).toContain('error')
  })
  test('three kinds of deadlines come before their data', () => {
    const pairs = found(shown.xinjiang.campaign, 'data-after-deadline').map(
      ({ values }) => `${values['due']} < ${values['completeOn']} ${values['need']}`,
    )
    expect(pairs).toEqual([
      '2017-09-30 < 2017-10-10 examScores',
      '2017-10-05 < 2017-10-31 caseFigures',
      '2017-10-05 < 2017-10-10 examScores',
      '2017-10-25 < 2017-11-01 review',
    ])
  })
  test('each message quotes every clause it rests on, in both languages', () => {
    const { campaign } = shown.xinjiang
    for (const finding of findings)
      for (const locale of ['zh-CN', 'en'] as const) {
        const message = findingMessage(finding, campaign, locale)
        expect(message).not.toMatch(/[{}]|undefined/)
        for (const id of finding.clauses) expect(message).toContain(`${id}「${campaign.clauses[id]?.quote}」`)
      }
  })
})

test('both catalogues have the same sentences with the same values, for every code', () => {
  expect(Object.keys(findingTextsEn).toSorted()).toEqual(Object.keys(findingTextsZh).toSorted())
  const names = (text = ''): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()
  for (const [key, text] of Object.entries(findingTextsZh))
    expect([key, names(findingTextsEn[key])]).toEqual([key, names(text)])
  expect(new Set(Object.keys(findingTextsZh).map((key) => key.split('.')[0]))).toEqual(new Set<string>(findingCodes))
})
