/** What the contract of the scoring command says of bad input: nothing scored, exit code 2, every error at once, rows as in the file. */
import { describe, expect, test } from 'vitest'
import { folderOf, runScore } from './run-score.ts'

const good = {
  'units.csv':
    '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n' +
    '650000,自治区,自治区级,,,,\n650100,甲市,市级,650000,10,,2017\n650102,乙区,县级,650100,,5,2017\n',
  'officers.csv': '证件号,姓名,单位代码\n6501000001,执法人员6501000001,650100\n6501020001,执法人员6501020001,650102\n',
  'cases.csv':
    '案号,单位代码,案件类型,决定日期,罚款金额\nA1,650100,查封扣押,2017-05-01,\nA2,650102,一般行政处罚,2017/10/31,"98,000"\n',
  'file-scores.csv':
    '案号,单位代码,案卷类型,来源,专家,得分\nA1,650100,行政处罚,推荐,E1,90\nA1,650100,行政处罚,推荐,E2,80\n',
  'report-scores.csv': '报告编号,证件号,行业,专家,得分\nB1,6501020001,水泥,I1,88.5\nB1,6501020001,水泥,I2,80\n',
  'exam-scores.csv': '证件号,得分\n6501000001,60\n',
  'nominations.csv':
    '类别,单位代码,证件号,行业,材料1,材料2,廉洁证明,核实举报\n集体,650102,,,,,,\n行业能手,650102,6501020001,水泥,B1,,是,否\n' +
    '案件调查,650100,6501000001,,A1,A9,是,否\n',
}
type Files = Record<string, string | Uint8Array>

async function errorsOf(files: Files) {
  const ran = await runScore([folderOf(files), '--json'])
  expect(ran.code).toBe(2)
  const parsed: { errors: { file: string; row: number; column: string; value: string; message: string }[] } =
    JSON.parse(ran.out)
  expect(Object.keys(parsed)).toEqual(['errors'])
  for (const error of parsed.errors) {
    expect(Object.keys(error)).toEqual(['file', 'row', 'column', 'value', 'message'])
    expect(error.message).not.toBe('')
    expect(ran.err).toContain(error.message)
  }
  return parsed.errors.map((error) => [error.file, error.row, error.column, error.value])
}

test('an open quote refuses its file, naming the row', async () => {
  const files = {
    ...good,
    'cases.csv': good['cases.csv'].replace('"98,000"', '"98,000') + 'A3,650102,查封扣押,2017-06-01,\n',
  }
  expect(await errorsOf(files)).toEqual([['cases.csv', 3, '', '']])
})

test('a line of more columns than a sheet has refuses its file', async () => {
  const files = { ...good, 'cases.csv': `${good['cases.csv']}${','.repeat(20_000)}\n`.replace('"98,000"', '98000') }
  expect(await errorsOf(files)).toEqual([['cases.csv', 1, '', '']])
})

const change = (file: keyof typeof good, from: string, to: string): Files => {
  expect(good[file]).toContain(from)
  return { ...good, [file]: good[file].replace(from, to) }
}

test('the good folder is scored', async () => {
  expect((await runScore([folderOf(good), '--json'])).code).toBe(0)
})

describe('one bad cell', () => {
  const table: [string, keyof typeof good, string, string, unknown[]][] = [
    ['a level nobody knows', 'units.csv', '甲市,市级', '甲市,地级', ['units.csv', 3, '层级', '地级']],
    [
      'a unit twice',
      'units.csv',
      '650102,乙区',
      '650102,丙区,县级,650100,,1,\n650102,乙区',
      ['units.csv', 5, '单位代码', '650102'],
    ],
    ['a county without parent', 'units.csv', '县级,650100', '县级,', ['units.csv', 4, '上级代码', '']],
    [
      'a county whose parent is missing',
      'units.csv',
      '县级,650100',
      '县级,659900',
      ['units.csv', 4, '上级代码', '659900'],
    ],
    [
      'a county directly below the root',
      'units.csv',
      '县级,650100',
      '县级,650000',
      ['units.csv', 4, '上级代码', '650000'],
    ],
    ['a prefecture without parent', 'units.csv', '市级,650000', '市级,', ['units.csv', 3, '上级代码', '']],
    ['a negative number of enterprises', 'units.csv', '650000,10', '650000,-1', ['units.csv', 3, '国控企业数', '-1']],
    ['a number that is none', 'units.csv', ',,5,2017', ',,五,2017', ['units.csv', 4, '重点监控企业数', '五']],
    [
      'an officer of an unknown unit',
      'officers.csv',
      '001,650100',
      '001,650199',
      ['officers.csv', 2, '单位代码', '650199'],
    ],
    [
      'a certificate twice',
      'officers.csv',
      '\n6501020001',
      '\n6501000001,,650100\n6501020001',
      ['officers.csv', 3, '证件号', '6501000001'],
    ],
    ['a case of an unknown unit', 'cases.csv', 'A1,650100', 'A1,650101', ['cases.csv', 2, '单位代码', '650101']],
    ['an unknown case type', 'cases.csv', '查封扣押', '查封', ['cases.csv', 2, '案件类型', '查封']],
    ['a day that is none', 'cases.csv', '2017-05-01', '2017-02-30', ['cases.csv', 2, '决定日期', '2017-02-30']],
    ['no day', 'cases.csv', '2017-05-01', '', ['cases.csv', 2, '决定日期', '']],
    ['a negative fine', 'cases.csv', '"98,000"', '-98000', ['cases.csv', 3, '罚款金额', '-98000']],
    ['a fine in words', 'cases.csv', '"98,000"', '9.8万', ['cases.csv', 3, '罚款金额', '9.8万']],
    ['separators in the wrong place', 'cases.csv', '"98,000"', '"98,00"', ['cases.csv', 3, '罚款金额', '98,00']],
    ['the same case twice', 'cases.csv', 'A2,', ' A1 ,', ['cases.csv', 3, '案号', 'A1']],
    ['a case without number', 'cases.csv', 'A2,', ',', ['cases.csv', 3, '案号', '']],
    [
      'an unknown file type',
      'file-scores.csv',
      '行政处罚,推荐,E1',
      '行政许可,推荐,E1',
      ['file-scores.csv', 2, '案卷类型', '行政许可'],
    ],
    ['an unknown source', 'file-scores.csv', '推荐,E2', '自荐,E2', ['file-scores.csv', 3, '来源', '自荐']],
    ['a score above 100', 'file-scores.csv', 'E2,80', 'E2,100.01', ['file-scores.csv', 3, '得分', '100.01']],
    ['a score below 0', 'file-scores.csv', 'E2,80', 'E2,-1', ['file-scores.csv', 3, '得分', '-1']],
    ['no score', 'file-scores.csv', 'E2,80', 'E2,', ['file-scores.csv', 3, '得分', '']],
    [
      'rows of a file that disagree',
      'file-scores.csv',
      '行政处罚,推荐,E2',
      '稽查,推荐,E2',
      ['file-scores.csv', 3, '案卷类型', '稽查'],
    ],
    [
      'rows of a file of two units',
      'file-scores.csv',
      'A1,650100,行政处罚,推荐,E2',
      'A1,650102,行政处罚,推荐,E2',
      ['file-scores.csv', 3, '单位代码', '650102'],
    ],
    [
      'a certificate no one holds',
      'report-scores.csv',
      '6501020001,水泥,I1',
      '6501029999,水泥,I1',
      ['report-scores.csv', 2, '证件号', '6501029999'],
    ],
    ['an unknown industry', 'report-scores.csv', '水泥,I2', '玻璃,I2', ['report-scores.csv', 3, '行业', '玻璃']],
    [
      'rows of a report that disagree',
      'report-scores.csv',
      '6501020001,水泥,I2',
      '6501000001,水泥,I2',
      ['report-scores.csv', 3, '证件号', '6501000001'],
    ],
    [
      'an exam of no holder',
      'exam-scores.csv',
      '6501000001',
      '6501000009',
      ['exam-scores.csv', 2, '证件号', '6501000009'],
    ],
    ['an unknown category', 'nominations.csv', '集体', '单位', ['nominations.csv', 2, '类别', '单位']],
    [
      'a nomination of an unknown unit',
      'nominations.csv',
      '集体,650102',
      '集体,650103',
      ['nominations.csv', 2, '单位代码', '650103'],
    ],
    [
      'a nomination of no holder',
      'nominations.csv',
      '650102,6501020001',
      '650102,6501020009',
      ['nominations.csv', 3, '证件号', '6501020009'],
    ],
    [
      'a nomination without person',
      'nominations.csv',
      '650102,6501020001',
      '650102,',
      ['nominations.csv', 3, '证件号', ''],
    ],
    [
      'a nomination that names another industry',
      'nominations.csv',
      '水泥,B1',
      '火电,B1',
      ['nominations.csv', 3, '行业', '火电'],
    ],
    ['neither yes nor no', 'nominations.csv', 'B1,,是', 'B1,,有', ['nominations.csv', 3, '廉洁证明', '有']],
    ['a missing column', 'exam-scores.csv', '证件号,得分', '证件号,成绩', ['exam-scores.csv', 1, '得分', '']],
  ]
  test.each(table)('%s', async (_name, file, from, to, expected) => {
    const errors = await errorsOf(change(file, from, to))
    expect(errors).toContainEqual(expected)
    // An unknown type or person in the first row of a file also makes its other rows disagree with it.
    expect(errors.every((error) => error[0] === expected[0])).toBe(true)
  })
})

test('every error at once, over all files, in the order of the files and rows', async () => {
  const files = {
    ...change('cases.csv', '2017-05-01', '2017-13-01'),
    'exam-scores.csv': '证件号,得分\nX,101\n\n6501000001,-\n',
  }
  expect(await errorsOf(files)).toEqual([
    ['cases.csv', 2, '决定日期', '2017-13-01'],
    ['exam-scores.csv', 2, '证件号', 'X'],
    ['exam-scores.csv', 2, '得分', '101'],
    ['exam-scores.csv', 4, '得分', '-'],
  ])
})

test('rows are counted as the file shows them: blank lines and fields with line breaks', async () => {
  const cases =
    '案号,单位代码,案件类型,决定日期,罚款金额\n\n"A\n1",650100,查封扣押,2017-05-01,\n,,,,\nA2,650102,限产,2017-05-01,\n'
  expect(await errorsOf({ ...good, 'cases.csv': cases })).toEqual([['cases.csv', 5, '案件类型', '限产']])
})

test('no unit is blamed on the other registers where the units cannot tell their codes', async () => {
  expect(await errorsOf(change('units.csv', '单位代码', '代码'))).toEqual([['units.csv', 1, '单位代码', '']])
})

test('the same register as .csv and .xlsx: one error that names both', async () => {
  const ran = await runScore([folderOf({ ...good, 'cases.xlsx': 'x' }), '--json'])
  expect(ran.code).toBe(2)
  expect(ran.out).toContain('cases.csv 和 cases.xlsx')
})

describe('what cannot be read at all is refused with exit code 2', () => {
  test.each([
    ['a folder that is not there', ['/nowhere/at-all', '--json']],
    ['an unknown campaign', [folderOf(good), '--json', '--campaign', 'no-such-campaign']],
    ['no folder', ['--json']],
    ['an unknown option', [folderOf(good), '--json', '--loud']],
    ['a broken workbook', [folderOf({ 'units.xlsx': 'PK\u0003\u0004broken' }), '--json']],
  ])('%s', async (_name, args) => {
    const ran = await runScore(args)
    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.out).errors[0].message).not.toBe('')
    expect(ran.err).not.toBe('')
  })
})

test('every file may be absent: an empty folder is scored to an empty result, and a person is told', async () => {
  const ran = await runScore([folderOf({ 'readme.txt': 'x' }), '--json'])
  expect(ran.code).toBe(0)
  expect(ran.err).toContain('里没有登记表')
  const result: { collectives: unknown; awards: unknown; issues: unknown[] } = JSON.parse(ran.out)
  expect(result.collectives).toEqual({ city: [], county: [] })
  expect(result.awards).toEqual({ city: [], county: [], caseInvestigation: [], industry: [] })
  expect(result.issues).toHaveLength(4)
})

test('rows of a report that disagree blame no nomination that agrees with the first', async () => {
  expect(await errorsOf(change('report-scores.csv', '水泥,I2', '火电,I2'))).toEqual([
    ['report-scores.csv', 3, '行业', '火电'],
  ])
})

describe('numbers as people type them', () => {
  const scored = async (files: Files): Promise<unknown> => {
    const ran = await runScore([folderOf(files), '--json'])
    expect([ran.code, ran.err]).toEqual([0, ''])
    return JSON.parse(ran.out)
  }
  test.each<[string, keyof typeof good, string, string]>([
    ['full-width separators', 'cases.csv', '"98,000"', '98，000'],
    ['full-width digits', 'cases.csv', '"98,000"', '９８０００'],
    ['a full-width point', 'report-scores.csv', 'I1,88.5', 'I1,８８．５'],
    ['the unit of measure behind the header', 'cases.csv', '罚款金额', '罚款金额（元）'],
    ['the unit of measure as the contract writes it', 'cases.csv', '罚款金额', '罚款金额 (元)'],
  ])('%s change nothing', async (_name, file, from, to) => {
    expect(await scored(change(file, from, to))).toEqual(await scored(good))
  })
  test.each(['98，00', '９８万', '⑨', '10²', '1e5', 'NaN', '85%'])('%s is no number', async (written) => {
    expect(await errorsOf(change('cases.csv', '"98,000"', written))).toEqual([['cases.csv', 3, '罚款金额', written]])
  })
  test('another unit of measure is another column', async () => {
    expect(await errorsOf(change('cases.csv', '罚款金额', '罚款金额（万元）'))).toEqual([
      ['cases.csv', 1, '罚款金额', ''],
    ])
  })
})

test('an empty file has no header: every column is missing', async () => {
  expect(await errorsOf({ ...good, 'exam-scores.csv': '' })).toEqual([
    ['exam-scores.csv', 1, '证件号', ''],
    ['exam-scores.csv', 1, '得分', ''],
  ])
})
