import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { beginImport } from './actions.ts'
import { checkImport, readHere } from './check-import.ts'
import type { RegisterName } from './contract.ts'
import { currentVersion, registerRows } from './facts.ts'
import { keepDraft } from './keep-import.ts'
import { errorsOf, findImport, moveImport, type Which } from './store.ts'

const campaign = 'xinjiang-2017'
const unitHeader = '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n'
const root = '650000,新疆维吾尔自治区,自治区级,,0,0,2017\n'
const units = `${unitHeader}${root}652300,昌吉回族自治州,市级,650000,10,20,2017\n652301,昌吉市,县级,652300,3,5,2017\n652302,阜康市,县级,652300,3,5,2017\n`
const officers = '证件号,姓名,单位代码\n1,执法人员1,652301\n2,执法人员2,652302\n'
const files = '案号,单位代码,案卷类型,来源,专家,得分\n'
const reports = '报告编号,证件号,行业,专家,得分\n'
const nominations = '类别,单位代码,证件号,行业,材料1,材料2,廉洁证明,核实举报\n'

type Mode = 'amend' | 'replace'
let house: TestHouse

async function checked(register: RegisterName, content: string, mode: Mode = 'amend'): Promise<Which> {
  const file = { name: `${register}.csv`, ...(await house.doer.files.put(Buffer.from(content))) }
  const id = await beginImport(house.doer, { campaign, register, mode, file, scope: '' }, 'wait')
  await checkImport(house.doer, { campaign, id }, { read: readHere, progress: () => {} })
  return { campaign, id }
}
async function kept(register: RegisterName, content: string, mode: Mode = 'amend'): Promise<void> {
  const which = await checked(register, content, mode)
  expect(await errors(which)).toEqual([])
  await moveImport(house.doer.db, which, { from: ['checked'], set: { status: 'keeping' } })
  await keepDraft(house.doer, which)
  expect(await findImport(house.doer.db, which)).toMatchObject({ status: 'kept' })
}
const errors = async (which: Which) => {
  const found = await errorsOf(house.doer.db, which, { offset: 0, limit: 50 })
  return found.errors.map(({ row, column, value, code }) => [row, column, value, code])
}
const faults = async (register: RegisterName, content: string, mode: Mode = 'amend') =>
  errors(await checked(register, content, mode))

beforeAll(async () => {
  house = await startTestHouse()
  await kept('units', units)
  await kept('officers', officers)
})
afterAll(() => house.close())

describe('rows of one case file', () => {
  beforeEach(() => kept('file-scores', `${files}甲,652301,按日连续处罚,抽取,专家一,80\n`, 'replace'))

  test('agree within the file, or the later row is the error', async () => {
    const rows = '乙,652301,按日连续处罚,抽取,专家一,80\n乙,652302,移送行政拘留,推荐,专家二,70\n'
    expect(await faults('file-scores', files + rows)).toEqual([
      [3, '单位代码', '652302', 'disagrees'],
      [3, '案卷类型', '移送行政拘留', 'disagrees'],
      [3, '来源', '推荐', 'disagrees'],
    ])
  })

  test('agree with what is kept of it; the same expert may be corrected, and a full list stands for itself', async () => {
    const second = `${files}甲,652301,移送行政拘留,抽取,专家二,70\n`
    expect(await faults('file-scores', second)).toEqual([[2, '案卷类型', '移送行政拘留', 'disagrees-kept']])
    expect(await faults('file-scores', second, 'replace')).toEqual([])
    expect(await faults('file-scores', `${files}甲,652301,移送行政拘留,抽取,专家一,70\n`)).toEqual([])
  })

  test('have a type that a slot asks for', async () => {
    expect(await faults('file-scores', `${files}乙,652301,查封扣押,抽取,专家一,80\n`)).toMatchObject([
      [2, '案卷类型', '查封扣押', 'choice-unknown'],
    ])
  })
})

describe('rows of one report, and who is put up for it', () => {
  beforeEach(() => kept('report-scores', `${reports}BG-1,1,水泥,专家一,80\n`, 'replace'))

  test('name one person and one industry', async () => {
    expect(await faults('report-scores', `${reports}BG-1,2,火电,专家二,70\n`)).toEqual([
      [2, '证件号', '2', 'disagrees-kept'],
      [2, '行业', '火电', 'disagrees-kept'],
    ])
    expect(await faults('report-scores', `${reports}BG-1,1,水泥,专家二,70\n`)).toEqual([])
  })

  test('a nomination names the industry of its report, a person where one is put up, a county where one is', async () => {
    const rows = `行业能手,652301,1,火电,BG-1,,是,否\n行业能手,652301,1,水泥,BG-1,,是,否\n行业能手,652301,,,BG-9,,是,否\n集体,650000,,,,,是,否\n集体,652301,,,,,是,否\n`
    expect(await faults('nominations', nominations + rows)).toEqual([
      [2, '行业', '火电', 'industry-of-report'],
      [4, '证件号', '', 'person-needed'],
      [4, '行业', '', 'industry-needed'],
      [5, '单位代码', '650000', 'root-nominated'],
    ])
  })
})

test('a unit stands below one of the level above it, and there is one root', async () => {
  const rows = `652303,奇台县,县级,650000,0,0,2017\n652304,呼图壁县,县级,,0,0,2017\n652400,某州,市级,652300,0,0,2017\n650001,另一自治区,自治区级,,0,0,2017\n652305,木垒县,县级,659999,0,0,2017\n`
  expect(await faults('units', unitHeader + rows)).toEqual([
    [2, '上级代码', '650000', 'parent-level'],
    [3, '上级代码', '', 'parent-empty'],
    [4, '上级代码', '652300', 'parent-level'],
    [5, '层级', '自治区级', 'root-twice'],
    [6, '上级代码', '659999', 'parent-unknown'],
  ])
})

test('a parent whose level changes leaves no kept unit hanging', async () => {
  expect(await faults('units', `${unitHeader}652300,昌吉,县级,650000,10,20,2017\n`)).toEqual([
    [2, '层级', '县级', 'level-of-parent'],
    [2, '上级代码', '650000', 'parent-level'],
  ])
})

test('an added score is a further attempt, never in place of one that is kept', async () => {
  const exam = async (): Promise<string[]> => {
    const version = await currentVersion(house.doer.db, campaign)
    const rows = await registerRows(house.doer.db, 'exam-scores', { campaign, version })
    return rows.map(({ certificate, score }) => `${certificate} ${score}`)
  }
  await kept('exam-scores', '证件号,得分\n1,92.5\n1,60\n2,70\n')
  await kept('exam-scores', '证件号,得分\n1,55\n2,70.0\n')
  expect((await exam()).toSorted()).toEqual(['1 55', '1 60', '1 92.5', '2 70'])
  await kept('exam-scores', '证件号,得分\n1,60\n', 'replace')
  expect(await exam()).toEqual(['1 60'])
})
