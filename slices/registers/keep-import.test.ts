import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { beginImport } from './actions.ts'
import { checkImport, readHere } from './check-import.ts'
import type { RegisterName } from './contract.ts'
import { jobs } from './jobs.ts'
import { keepDraft } from './keep-import.ts'
import { findImport, moveImport, type ImportRow, type Which } from './store.ts'
import { currentVersion, registerRows } from './facts.ts'

const campaign = 'xinjiang-2017'
const units = `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份
650000,新疆维吾尔自治区,自治区级,,0,0,2017
652300,昌吉回族自治州,市级,650000,10,20,2017
652301,昌吉市,县级,652300,3,5,2017
652700,博尔塔拉蒙古自治州,市级,650000,8,9,2017
652701,博乐市,县级,652700,2,2,2017
`
const header = '案号,单位代码,案件类型,决定日期,罚款金额\n'

let house: TestHouse
interface Given {
  register: RegisterName
  mode?: 'amend' | 'replace'
  scope?: string
}

/** A file read and checked, and asked to be kept; no job is queued for it. */
async function keeping(content: string, { register, mode = 'amend', scope = '' }: Given): Promise<Which> {
  const file = { name: `${register}.csv`, ...(await house.doer.files.put(Buffer.from(content))) }
  const id = await beginImport(house.doer, { campaign, register, mode, file, scope }, 'wait')
  await checkImport(house.doer, { campaign, id }, { read: readHere, progress: () => {} })
  expect(await found({ campaign, id })).toMatchObject({ status: 'checked', summary: { errors: 0 } })
  await moveImport(house.doer.db, { campaign, id }, { from: ['checked'], set: { status: 'keeping' } })
  return { campaign, id }
}
const found = (which: Which): Promise<ImportRow | undefined> => findImport(house.doer.db, which)
const kept = async (content: string, given: Given): Promise<Which> => {
  const which = await keeping(content, given)
  await keepDraft(house.doer, which)
  expect(await found(which)).toMatchObject({ status: 'kept' })
  return which
}
const cases = async (): Promise<string[]> => {
  const version = await currentVersion(house.doer.db, campaign)
  return (await registerRows(house.doer.db, 'cases', { campaign, version })).map((row) => `${row.number} ${row.unit}`)
}

describe('keeping', () => {
  beforeAll(async () => {
    house = await startTestHouse()
    await kept(units, { register: 'units' })
  })
  afterAll(() => house.close())

  test('by two workers at once happens once, and stays kept', async () => {
    const before = await currentVersion(house.doer.db, campaign)
    const which = await keeping(`${header}甲,652301,一般行政处罚,2017-05-03,1\n乙,652301,一般行政处罚,2017-05-03,1\n`, {
      register: 'cases',
    })
    await Promise.all([keepDraft(house.doer, which), keepDraft(house.doer, which)])
    expect(await found(which)).toMatchObject({ status: 'kept', version: before + 1, problem: null })
    expect(await currentVersion(house.doer.db, campaign)).toBe(before + 1)
  })

  test('never takes a row that another territory has registered since the check, even where the counts agree', async () => {
    const own = await keeping(`${header}丙,652301,一般行政处罚,2017-05-03,1\n乙,652301,一般行政处罚,2017-05-03,2\n`, {
      register: 'cases',
      scope: '652300',
    })
    // Meanwhile 丙 is new elsewhere and 乙 has ended: still one to add and one to change.
    await kept(`${header}甲,652301,一般行政处罚,2017-05-03,1\n丙,652701,一般行政处罚,2017-05-03,9\n`, {
      register: 'cases',
      mode: 'replace',
    })
    await keepDraft(house.doer, own)
    expect(await found(own)).toMatchObject({ status: 'checked', problem: expect.stringContaining('changed-since') })
    expect(await cases()).toEqual(['甲 652301', '丙 652701'])
  })

  test('a county is not kept below a prefecture that has ended since the check', async () => {
    const county = await keeping(`${units.split('\n')[0]}\n652702,阿拉山口市,县级,652700,0,0,2017\n`, {
      register: 'units',
    })
    await kept(units.split('\n').slice(0, 4).join('\n'), { register: 'units', mode: 'replace' })
    await keepDraft(house.doer, county)
    expect(await found(county)).toMatchObject({
      status: 'checked',
      problem: expect.stringContaining('references-lost'),
    })
  })

  test('given up leaves the draft to be kept again or discarded; so does reading', async () => {
    const which = await keeping(`${header}丁,652301,一般行政处罚,2017-05-03,1\n`, { register: 'cases' })
    const ctx = { ...house.doer, id: 'job', attempt: 4, progress: () => {} }
    const giveUp = async (kind: string) => jobs.find((one) => one.kind === kind)?.abandon?.(ctx, which)
    await giveUp('registers.keep')
    expect(await found(which)).toMatchObject({
      status: 'checked',
      problem: expect.stringContaining('registers.interrupted'),
    })
    await moveImport(house.doer.db, which, { from: ['checked'], set: { status: 'reading' } })
    await giveUp('registers.read')
    expect(await found(which)).toMatchObject({ status: 'failed' })
  })
})
