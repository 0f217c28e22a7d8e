import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultsOf, phone, photograph, settled, startBrowser, visit, type RunningHouse } from './harness.ts'
import { campaign, startScoredHouse } from './scored-house.ts'

const File = z.looseObject({ number: z.string(), type: z.string() })
const Expected = z.record(z.string(), z.array(z.unknown()))
const sample = new URL('../vectors/case-check/sample/', import.meta.url)
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, sample), 'utf8'))

/** A clean penalty of the vectors, of the officer's unit, not published yet. */
function unpublished(): Buffer {
  const expected = Expected.parse(json('expected.json'))
  const files = readdirSync(sample)
    .filter((name) => name !== 'expected.json')
    .map((name) => File.parse(json(name)))
  const clean = files.find(({ number, type }) => type === '一般行政处罚' && expected[number]?.length === 0)
  return Buffer.from(JSON.stringify({ ...clean, number, unit: '652301', published: undefined }))
}

const number = '昌市环罚〔2017〕901号'
let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startScoredHouse('case-files'), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
/** What was typed is there on the server: first that it is not is said, then that it is. */
async function saved(page: Page): Promise<void> {
  await page
    .getByText('有改动，尚未保存')
    .or(page.getByText('正在保存'))
    .waitFor({ timeout: 2_000 })
    .catch(() => {})
  await page.getByText(/已保存（第 \d+ 版/).waitFor()
}

describe('a case file', () => {
  it('opened from a row of the register brings its number, day and fine, and the checker says what is missing', async () => {
    const seen = await visit(browser, house, { role: 'county-officer' })
    const { page } = seen
    await go(page, 'case-files')
    await page.getByText('还没有案卷').waitFor()
    await page.getByRole('link', { name: '打开案卷' }).click()
    await settled(page)
    expect(await faultsOf(seen)).toEqual([])
    await page
      .getByRole('row', { name: /一般行政处罚/ })
      .first()
      .getByRole('button', { name: /打\s*开/ })
      .click()
    await page.getByText(/由案件登记表第 \d+ 版的一行打开/).waitFor()
    await page.getByText(/先补齐这 \d+ 处/).waitFor()
    await page.getByLabel('发现日期').fill('2017-04-03')
    await page.getByLabel('当事人', { exact: true }).fill('某水泥有限公司')
    await page.getByText('缺少必备文书').first().waitFor()
    await saved(page)
    await page.getByRole('button', { name: /＋ 立案审批表/ }).click()
    await page.locator('#document-d2 summary').getByText('立案审批表').waitFor()
    await page.getByRole('button', { name: '＋ 回避申请' }).click()
    await page
      .getByText('回避申请没有决定')
      .or(page.getByText(/回避申请.*决定/))
      .first()
      .waitFor()
    await page.getByLabel('决定日期').fill('2017-04-05')
    await page.getByLabel(/2024 年评查否决项/).check()
    await saved(page)
    expect(await faultsOf(seen)).toEqual([])
    await photograph(page, 'case-file-desktop')
    await page.setViewportSize(phone)
    await photograph(page, 'case-file-phone')
    expect(await faultsOf(seen)).toEqual([])
    await page.context().close()
  })

  it('with a defect: the finding leads to its field, mended it is clean; a cut network loses nothing', async () => {
    const seen = await visit(browser, house, { role: 'county-officer' })
    const { page } = seen
    await go(page, 'case-files/open')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '案卷.json', mimeType: 'application/json', buffer: unpublished() })
    await page.getByText('导入了 1 份').waitFor()
    await go(page, 'case-files')
    await page.getByRole('link', { name: number }).click()
    await page.getByText('未公开').first().waitFor()
    await page.getByRole('button', { name: '去改' }).first().click()
    expect(await page.evaluate('document.activeElement.id')).toBe('field-file-published')
    await page.keyboard.press('Tab')
    await page.getByLabel('公开日期').fill('2017-06-30')
    await page.context().setOffline(true)
    await page.getByLabel('公开网址').fill('https://example.org/902')
    await page.getByText(/没有保存.*改动还在本页/).waitFor()
    await page.context().setOffline(false)
    await saved(page)
    seen.complaints.length = 0
    expect(await page.getByText('公开超过期限').count()).toBe(0)
    await page.context().close()
  })

  it('written by two at once keeps both texts, which are joined place by place', async () => {
    const [one, other] = [
      await visit(browser, house, { role: 'county-officer' }),
      await visit(browser, house, { role: 'county-officer' }),
    ]
    for (const { page } of [one, other]) {
      await go(page, 'case-files')
      await page.getByRole('link', { name: number }).click()
      await page.getByText(/已保存（第 \d+ 版/).waitFor()
    }
    await one.page.getByLabel('统一社会信用代码').fill('甲的写法')
    await saved(one.page)
    await other.page.getByLabel('统一社会信用代码').fill('乙的写法')
    const conflict = other.page.getByRole('region', { name: '别人也在写' })
    await conflict.getByText('甲的写法').waitFor()
    await conflict.getByText('乙的写法').click()
    expect(await faultsOf(other)).toEqual([])
    await photograph(other.page, 'case-file-two-texts')
    await conflict.getByRole('button', { name: '合成一版' }).click()
    await saved(other.page)
    await expect.poll(() => other.page.getByLabel('统一社会信用代码').inputValue()).toBe('乙的写法')
    for (const { page } of [one, other]) await page.context().close()
  })

  it('is captured, put forward by the liaison with a receipt, and stands in its slot', async () => {
    const officer = await visit(browser, house, { role: 'county-officer' })
    await go(officer.page, 'case-files')
    await officer.page.getByRole('link', { name: number }).click()
    await officer.page.getByRole('link', { name: '资格与公开' }).click()
    await settled(officer.page)
    await officer.page
      .locator('input[type=file]')
      .setInputFiles({ name: '公开页.html', mimeType: 'text/html', buffer: Buffer.from('<p>公开</p>') })
    await officer.page.getByRole('link', { name: '公开页.html' }).waitFor()
    expect(await faultsOf(officer)).toEqual([])
    await officer.page.getByRole('link', { name: '时限图' }).click()
    await officer.page.getByRole('img', { name: /时限图/ }).waitFor()
    expect(await faultsOf(officer)).toEqual([])
    const address = officer.page.url().replace('timeline', 'eligibility')
    await officer.page.context().close()
    const seen = await visit(browser, house, { role: 'liaison' })
    await seen.page.goto(address)
    await seen.page.getByRole('button', { name: '推荐到“行政处罚”' }).click()
    await seen.page.getByLabel(/理由|原因/).fill('程序规范，材料齐全')
    await seen.page.getByRole('button', { name: /^推\s*荐$/ }).click()
    await seen.page.getByText(/已推荐，回执/).waitFor()
    expect(await faultsOf(seen)).toEqual([])
    await go(seen.page, 'case-slots')
    await seen.page.getByRole('link', { name: number }).waitFor()
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.context().close()
  })

  it('has lists without a fault on a phone', async () => {
    const seen = await visit(browser, house, { role: 'office-clerk', size: phone })
    for (const path of ['case-files', 'case-slots', 'case-disclosure', 'case-defects']) {
      await go(seen.page, path)
      await photograph(seen.page, `${path}-phone`)
      expect(await faultsOf(seen), path).toEqual([])
    }
    await seen.page.context().close()
  })
})
