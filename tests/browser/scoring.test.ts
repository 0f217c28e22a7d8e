/** The result's screens on the real server with a synthetic province: from the first run to the live workbook. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktop,
  faultsOf,
  phone,
  photograph,
  settled,
  startBrowser,
  visit,
  type RunningHouse,
  type Visit,
} from './harness.ts'
import { campaign, startScoredHouse } from './scored-house.ts'

let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startScoredHouse('screens'), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
const office = (size = desktop): Promise<Visit> => visit(browser, house, { role: 'office-clerk', size })

describe('the office', () => {
  it('scores, opens a total and stands before its source rows after three clicks', async () => {
    const seen = await office()
    const { page } = seen
    await go(page, 'scoring/league')
    await photograph(page, 'league-empty')
    expect(await faultsOf(seen)).toEqual([])
    await page.getByRole('button', { name: /^计\s*算$/ }).click()
    await page.getByText('第 1 次计算 ·').waitFor()
    await settled(page)
    await photograph(page, 'league-desktop')
    await expect.poll(() => page.locator('.league-table tbody tr:not(.cut-row):not([aria-hidden])').count()).toBe(14)
    await expect.poll(() => page.locator('.cut-row').textContent()).toContain('表扬线（3 个）')
    expect(await faultsOf(seen)).toEqual([])

    const total = page.getByRole('button', { name: /总分 .*，看它怎么来/ }).first()
    await total.click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('heading', { name: /来源：/ }).waitFor()
    await photograph(page, 'explanation-desktop')
    expect(await faultsOf(seen)).toEqual([])
    await drawer
      .getByRole('button', { name: /展开 \d+ 项/ })
      .first()
      .click()
    await drawer
      .getByRole('button', { name: /(案卷评分|案件|单位) (第 \d+ 行|\d+ 行)/ })
      .first()
      .click()
    await expect.poll(() => drawer.locator('.source-rows tbody tr').count()).toBeGreaterThan(0)
    const address = page.url()
    expect(address).toMatch(/subject=unit/)
    await page.context().close()
  })

  it('opens a number by keyboard, moves with the arrows, and finds all rows on their own page', async () => {
    const seen = await office()
    const { page } = seen
    await go(page, 'scoring/league')
    const first = page.locator('.number-cell').first()
    await first.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('查处违法案件数量').first().waitFor()
    expect(page.url()).toContain('path=caseVolume')
    await drawer.getByRole('button', { name: /^打开全部/ }).click()
    await page.getByRole('heading', { level: 1, name: /来源行 · 案件$/ }).waitFor()
    await settled(page)
    await photograph(page, 'rows-desktop')
    expect(await faultsOf(seen)).toEqual([])
    await page.getByRole('link', { name: '回到说明' }).click()
    await page.getByRole('dialog').waitFor()
    expect(page.url()).toContain('path=caseVolume')
    await page.context().close()
  })

  it('comes back from the rows of a node to that node, on the page that it stood on', async () => {
    const seen = await office()
    const { page } = seen
    await go(page, 'scoring/units/652300')
    await page.getByRole('button', { name: /查处违法案件数量 .*，看它怎么来/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: '单位 14 行' }).nth(1).click()
    await drawer.getByRole('button', { name: /^打开全部/ }).click()
    await page.getByRole('heading', { level: 1, name: /来源行 · 单位$/ }).waitFor()
    await page.getByRole('link', { name: '回到说明' }).click()
    await drawer.waitFor()
    expect(page.url()).toMatch(/scoring\/units\/652300\?.*node=caseVolume\./)
    await expect.poll(() => drawer.locator('.reason.chosen').count()).toBe(1)
    expect(await faultsOf(seen)).toEqual([])
    await page.context().close()
  })

  it('tries another reading in the browser, sees who moves, and keeps it as a scenario', async () => {
    const seen = await office()
    const { page } = seen
    await go(page, 'scoring/what-if')
    await page.getByText('还没有改动').waitFor()
    await page.getByText('以本级最高的比值为满分，其余按比例').click()
    const time = page.getByTestId('what-if-time')
    await time.waitFor()
    expect(await time.textContent()).toMatch(/\d+ ms/)
    await page
      .getByRole('status')
      .filter({ hasText: /名次变动 [1-9]/ })
      .waitFor()
    await photograph(page, 'what-if-desktop')
    await page.getByLabel('方案名称').fill('按本级最高比值')
    await page.getByRole('button', { name: '存为方案' }).dblclick()
    await page.getByText('按本级最高比值', { exact: true }).waitFor()
    await expect.poll(() => page.getByText('按本级最高比值', { exact: true }).count()).toBe(1)
    await settled(page)
    expect(await faultsOf(seen)).toEqual([])
    await page.getByLabel(/^在线考试/).fill('20')
    await page.keyboard.press('Enter')
    await page.getByText('改动 2 项', { exact: true }).waitFor()
    await expect.poll(() => page.getByText('满分合计 110', { exact: true }).count()).toBe(1)
    await page.getByText('满分合计 110 分，不是 100 分').waitFor()
    await page.reload()
    await page.getByText('改动 2 项', { exact: true }).waitFor()
    await page.getByLabel(/^查处违法案件数量/).fill('40')
    await page.keyboard.press('Enter')
    await page.getByLabel(/^罚款金额/).fill('5')
    await page.keyboard.press('Enter')
    await page.getByText('填的是 40 分，但各分项合计 35 分').waitFor()
    await page.context().close()
  })

  it('takes the live workbook home, scores again, compares and freezes', async () => {
    const seen = await office()
    const { page } = seen
    await go(page, 'scoring/league')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出核算表' }).click(),
    ])
    const bytes = await readFile(await download.path())
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '重新计算' }).click()
    await page.getByText('第 2 次计算 ·').waitFor()
    await page.getByRole('link', { name: '与第 1 次比较' }).click()
    await page.getByText('没有变动', { exact: true }).waitFor()
    await settled(page)
    await photograph(page, 'compare-desktop')
    expect(await faultsOf(seen)).toEqual([])
    await go(page, 'scoring/league')
    await page.getByRole('button', { name: '冻结…' }).click()
    await page.getByRole('textbox', { name: /理由/ }).fill('十月五日上报用的初步结果')
    await photograph(page, 'freeze-desktop')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^冻\s*结$/ })
      .click()
    await page.getByText('第 2 次计算已冻结').waitFor({ timeout: 60_000 })
    await photograph(page, 'frozen-desktop')
    await page.context().close()
  })

  it.each([
    ['scoring/league', 'league'],
    ['scoring/league?list=county', 'league-county'],
    ['scoring/league?list=industry', 'league-industry'],
    ['scoring/what-if?reading=R4', 'what-if'],
    ['scoring/robustness', 'robustness'],
    ['scoring/coverage', 'coverage'],
    ['scoring/flags', 'flags'],
    ['scoring/runs', 'runs'],
    ['scoring/units/652300', 'unit'],
  ])('sees %s whole on a desk and on a phone', async (path, name) => {
    for (const [device, size] of Object.entries({ desktop, phone })) {
      const seen = await office(size)
      await go(seen.page, path)
      await photograph(seen.page, `${name}-${device}`)
      expect(await faultsOf(seen)).toEqual([])
      await seen.page.context().close()
    }
  })

  it('says who answers for a county without a case', async () => {
    const seen = await office()
    const { page } = seen
    await go(page, 'scoring/coverage')
    await page
      .getByRole('button', { name: / 0 件，填写责任岗位/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: /责任岗位/ }).fill('县环境监察大队大队长')
    await page.getByRole('button', { name: /^保\s*存$/ }).click()
    await page.getByRole('cell', { name: /县环境监察大队大队长/ }).waitFor()
    expect(await faultsOf(seen)).toEqual([])
    await page.context().close()
  })

  it('reads a number on a phone, and the league in English', async () => {
    const small = await office(phone)
    await go(small.page, 'scoring/league')
    await small.page
      .getByRole('button', { name: /总分 .*，看它怎么来/ })
      .first()
      .click()
    await small.page
      .getByRole('dialog')
      .getByRole('heading', { name: /来源：/ })
      .waitFor()
    await photograph(small.page, 'explanation-phone')
    expect(await faultsOf(small)).toEqual([])
    await small.page.context().close()
    const english = await office()
    await go(english.page, 'scoring/league?lang=en')
    await expect.poll(() => english.page.getByRole('heading', { level: 1 }).textContent()).toBe('League table')
    await expect.poll(() => english.page.getByRole('columnheader', { name: 'Case quality 40' }).count()).toBe(1)
    await photograph(english.page, 'league-english')
    expect(await faultsOf(english)).toEqual([])
    await english.page.context().close()
  })
})

describe('a liaison', () => {
  it('sees the league, opens a number, and may neither score nor freeze nor see flags', async () => {
    const office = await visit(browser, house, { role: 'office-clerk' })
    await go(office.page, 'scoring/league')
    await office.page.getByRole('button', { name: '向各单位公布…' }).click()
    await office.page.getByLabel('理由').fill('初评结果')
    await office.page.getByRole('button', { name: /^公\s*布$/ }).click()
    await office.page.getByText('已向各单位公布').waitFor()
    await office.page.context().close()
    const seen = await visit(browser, house, { role: 'liaison' })
    const { page } = seen
    await go(page, 'scoring/league')
    expect(await page.getByRole('button', { name: '冻结…' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: '推算' }).count()).toBe(0)
    await page
      .getByRole('button', { name: /总分 .*，看它怎么来/ })
      .first()
      .click()
    await page.getByRole('dialog').getByText('各项得分相加').waitFor()
    await settled(page)
    await expect.poll(() => page.getByRole('dialog').getByText('来源行属于别的单位').count()).toBe(1)
    await page.mouse.move(0, 0)
    expect(await faultsOf(seen)).toEqual([])
    await go(page, 'scoring/flags')
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('没有这个页面')
    await page.context().close()
  })
})
