/** Imports that were checked beside each other and are kept one after the other: what held at the check must still hold. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { beginImport } from './actions.ts'
import { checkImport, readHere } from './check-import.ts'
import type { RegisterName } from './contract.ts'
import { currentVersion, registerRows } from './facts.ts'
import { keepDraft } from './keep-import.ts'
import { errorsOf, findImport, moveImport, nextVersion, type ImportRow, type Which } from './store.ts'

const campaign = 'xinjiang-2017'
const units =
  '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n650000,新疆维吾尔自治区,自治区级,,0,0,2017\n652300,昌吉回族自治州,市级,650000,10,20,2017\n652301,昌吉市,县级,652300,3,5,2017\n'
const officers = '证件号,姓名,单位代码\n1,执法人员1,652301\n2,执法人员2,652301\n'
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
/** Checked without an error and asked to be kept; the job that does it has not come yet. */
async function asked(register: RegisterName, content: string, mode: Mode = 'amend'): Promise<Which> {
  const which = await checked(register, content, mode)
  expect(await found(which)).toMatchObject({ status: 'checked', summary: { errors: 0 } })
  await moveImport(house.doer.db, which, { from: ['checked'], set: { status: 'keeping' } })
  return which
}
const kept = async (register: RegisterName, content: string, mode: Mode = 'amend'): Promise<void> => {
  const which = await asked(register, content, mode)
  await keepDraft(house.doer, which)
  expect(await found(which)).toMatchObject({ status: 'kept' })
}
const found = (which: Which): Promise<ImportRow | undefined> => findImport(house.doer.db, which)
const disagree = { status: 'checked', problem: expect.stringContaining('registers.rows-disagree') }
const rowsOf = async (register: 'file-scores' | 'report-scores' | 'nominations'): Promise<number> => {
  const version = await currentVersion(house.doer.db, campaign)
  return (await registerRows(house.doer.db, register, { campaign, version })).length
}

beforeAll(async () => {
  house = await startTestHouse()
  await kept('units', units)
  await kept('officers', officers)
}, 60_000)
afterAll(() => house.close())

describe('two imports of one case file that say otherwise', () => {
  test.each([1, 2, 3, 4, 5])(
    'asked to be kept at once (%d): one is, the other is refused with its reason',
    async (n) => {
      const line = (type: string, expert: string): string => `${files}争${n},652301,${type},抽取,${expert},80\n`
      const both = [
        await asked('file-scores', line('按日连续处罚', '专家一')),
        await asked('file-scores', line('移送行政拘留', '专家二')),
      ]
      await Promise.all(both.map((which) => keepDraft(house.doer, which)))
      const states = (await Promise.all(both.map(found))).toSorted((a, b) =>
        (a?.status ?? '').localeCompare(b?.status ?? ''),
      )
      expect(states).toMatchObject([disagree, { status: 'kept', problem: null }])
      expect(await rowsOf('file-scores')).toBe(n)
    },
  )
})

test('an import that waits for another to end sees what the other has kept', async () => {
  const first = await asked('report-scores', `${reports}BG-9,1,水泥,专家一,80\n`)
  const late = await asked('report-scores', `${reports}BG-9,1,火电,专家二,80\n`)
  const holding = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  // On a server somebody else holds the campaign's turn; both queue behind it, in the order in which they came.
  const turn = house.doer.db.transaction().execute(async (tx) => {
    await nextVersion(tx, campaign)
    locked.resolve()
    await holding.promise
  })
  await locked.promise
  const keeping = [keepDraft(house.doer, first)]
  await new Promise((resolve) => setTimeout(resolve, 200))
  keeping.push(keepDraft(house.doer, late))
  await new Promise((resolve) => setTimeout(resolve, 200))
  holding.resolve()
  await Promise.all([turn, ...keeping])
  expect([await found(first), await found(late)]).toMatchObject([{ status: 'kept' }, disagree])
})

describe('a report and the nomination that puts it up', () => {
  const put = (industry: string): string => `${nominations}行业能手,652301,1,${industry},BG-1,,是,否\n`
  const report = (industry: string): string => `${reports}BG-1,1,${industry},专家一,80\nBG-1,1,${industry},专家二,85\n`

  test('keep their industry together: a report that turns to another one is an error that says so', async () => {
    await kept('report-scores', report('水泥'))
    await kept('nominations', put('水泥'))
    const turned = await checked('report-scores', report('火电'))
    const { errors } = await errorsOf(house.doer.db, turned, { offset: 0, limit: 9 })
    expect(errors).toMatchObject([
      {
        row: 2,
        column: '行业',
        value: '火电',
        code: 'industry-nominated',
        known: { report: 'BG-1', nominated: '水泥' },
      },
    ])
    expect(errors[0]?.message).toMatch(/推选名单/)
    // A better score of the same industry is no matter.
    await kept('report-scores', `${reports}BG-1,1,水泥,专家一,90\n`)
  })

  test('are held against each other where the nomination came between check and keeping', async () => {
    await kept('nominations', `${nominations}集体,652301,,,,,是,否\n`, 'replace')
    const turned = await asked('report-scores', report('火电'))
    await kept('nominations', put('水泥'))
    await keepDraft(house.doer, turned)
    expect(await found(turned)).toMatchObject(disagree)

    await kept('nominations', `${nominations}集体,652301,,,,,是,否\n`, 'replace')
    const late = await asked('nominations', put('水泥'))
    await kept('report-scores', report('火电'))
    await keepDraft(house.doer, late)
    expect(await found(late)).toMatchObject(disagree)
  })
})
