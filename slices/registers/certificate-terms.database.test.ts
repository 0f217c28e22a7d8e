import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { importView, type ImportView } from './contract.ts'
import { officerCertificates, officerTimes } from './facts.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}`
const units = `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份
650000,新疆维吾尔自治区,自治区级,,0,0,2017
652300,昌吉回族自治州,市级,650000,10,20,2017
`
const plain = '证件号,姓名,单位代码\n6523000001,执法人员6523000001,652300\n6523000002,执法人员6523000002,652300\n'
const withTerms = `执法证号,姓名,单位代码,发证日期,有效期至
6523000001,执法人员6523000001,652300,2015年1月1日,2017/6/30
6523000002,执法人员6523000002,652300,,
`
let house: TestHouse

async function settled(id: string): Promise<ImportView> {
  for (let tries = 0; tries < 200; tries++) {
    const view = importView.parse((await house.as('office-clerk', { url: `${base}/imports/${id}` })).json())
    if (view.status !== 'reading' && view.status !== 'keeping') return view
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('still under way')
}

async function checked(register: string, content: string): Promise<ImportView> {
  const edge = 'lianbing-test-boundary'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${register}.csv"\r\ncontent-type: text/csv\r\n\r\n`
  const answer = await house.as('office-clerk', {
    ...{ method: 'POST', url: `${base}/imports?register=${register}` },
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.from(`${head}${content}\r\n--${edge}--\r\n`),
  })
  return settled(importView.parse(answer.json()).id)
}

async function keep({ id }: ImportView): Promise<ImportView> {
  const payload = { mode: 'amend', reason: '按平台导出更正' }
  await house.as('office-clerk', { method: 'POST', url: `${base}/imports/${id}/keep`, payload })
  return settled(id)
}

const terms = async () =>
  (await officerCertificates(house.doer.db, campaign, '652300')).map(({ validFrom, validTo }) => [validFrom, validTo])

describe('the term of a certificate', () => {
  beforeAll(async () => {
    house = await startTestHouse()
    await keep(await checked('units', units))
  })
  afterAll(() => house.close())

  test('a register without these columns is read as ever', async () => {
    const done = await keep(await checked('officers', plain))
    expect(done).toMatchObject({ status: 'kept', summary: { good: 2, wrong: 0, added: 2, changed: 0 } })
    expect(await terms()).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('is read under the headers that offices write, kept, and the time before stays', async () => {
    const done = await keep(await checked('officers', withTerms))
    expect(done).toMatchObject({ status: 'kept', summary: { changed: 1, same: 1 } })
    expect(await terms()).toEqual([
      ['2015-01-01', '2017-06-30'],
      [null, null],
    ])
    const times = await officerTimes(house.doer.db, campaign, '6523000001')
    expect(times.map(({ validTo, until }) => [validTo, until === null])).toEqual([
      ['2017-06-30', true],
      [null, false],
    ])
  })

  test('stays when a later file has no such column; an empty cell takes it away', async () => {
    expect(await checked('officers', plain)).toMatchObject({ summary: { same: 2, changed: 0 } })
    const one = '证件号,姓名,单位代码,证件有效期止\n6523000001,执法人员6523000001,652300,\n'
    await keep(await checked('officers', one))
    expect(await terms()).toEqual([
      ['2015-01-01', null],
      [null, null],
    ])
  })

  test('that ends before it begins, or is no day, is an error with its cure', async () => {
    const wrong = `证件号,姓名,单位代码,证件有效期起,证件有效期止
6523000001,执法人员6523000001,652300,2017-05-01,2016-05-01
6523000002,执法人员6523000002,652300,以后,2020-05-01
`
    const view = await checked('officers', wrong)
    expect(view.summary).toMatchObject({ good: 0, wrong: 2 })
    const { errors } = (await house.as('office-clerk', { url: `${base}/imports/${view.id}/errors` })).json<{
      errors: { row: number; column: string; code: string }[]
    }>()
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '证件有效期止', 'term-backwards'],
      [3, '证件有效期起', 'day-none'],
    ])
  })
})
