import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, faultsOf, phone, photograph, settled, startBrowser, visit, type RunningHouse } from './harness.ts'
import { campaign, startScoredHouse } from './scored-house.ts'

let house: RunningHouse
let browser: Browser
const sizes = Object.entries({ desktop, phone })

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startScoredHouse('desk'), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The office asks for the campaign to be moved back, which takes the leadership's approval. */
const askBack = `fetch('/api/campaigns/${campaign}/stage', {
  method: 'POST', headers: { 'content-type': 'application/json', 'x-lianbing': '1' },
  body: JSON.stringify({ from: 'open', to: 'preparing', reason: '登记表有误，退回筹备' }),
}).then(({ status }) => status)`

describe('the desk', () => {
  it('tells the leadership what waits, from the bell to the approval, and keeps when it was read', async () => {
    const asker = await visit(browser, house, { role: 'office-clerk' })
    expect(await asker.page.evaluate(askBack)).toBe(200)
    await asker.page.context().close()
    const seen = await visit(browser, house, { role: 'leadership' })
    await seen.page.getByText('还没有人看').waitFor()
    await expect.poll(() => seen.page.getByRole('link', { name: /提请：活动退回前一阶段/ }).count()).toBe(1)
    await photograph(seen.page, 'desk-home')
    await seen.page.getByRole('link', { name: '通知，1 条未读' }).click()
    await expect.poll(() => seen.page.getByRole('heading', { level: 1 }).textContent()).toBe('通知')
    await seen.page.getByRole('link', { name: /有一件事等您复核/ }).waitFor()
    await photograph(seen.page, 'desk-notices')
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.getByRole('link', { name: /有一件事等您复核/ }).click()
    await seen.page.getByRole('link', { name: '通知，没有未读' }).waitFor()
    await expect.poll(() => seen.page.getByRole('heading', { level: 1 }).textContent()).toBe('待复核')
    await seen.page.goBack()
    await seen.page.getByText(/ · .*已读$/).waitFor()
    await seen.page.context().close()
  })

  it.each(sizes)('finds a case by a part of its number without a mouse, on a %s', async (name, size) => {
    const seen = await visit(browser, house, { role: 'office-clerk', size })
    await seen.page.keyboard.press('Control+k')
    const box = seen.page.getByRole('combobox', { name: /检索/ })
    await box.waitFor()
    await seen.page.waitForFunction(`document.activeElement?.getAttribute('role') === 'combobox'`)
    await seen.page.keyboard.type('2017 12号')
    await seen.page.getByRole('option').first().waitFor()
    await photograph(seen.page, `desk-search-${name}`)
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.keyboard.press('ArrowDown')
    await expect.poll(() => box.getAttribute('aria-activedescendant')).toMatch(/-1$/)
    await seen.page.keyboard.press('Enter')
    await settled(seen.page)
    await expect.poll(() => seen.page.getByRole('heading', { level: 1 }).textContent()).toBe('案件')
    expect(await seen.page.evaluate(`document.activeElement?.id`)).toBe('page')
    await photograph(seen.page, `desk-found-${name}`)
    await seen.page.context().close()
  })

  it('finds pages, clauses and runs; a liaison finds no other territory’s case', async () => {
    const seen = await visit(browser, house, { role: 'liaison' })
    await seen.page.keyboard.press('/')
    await seen.page.getByRole('combobox', { name: /检索/ }).fill('n4.2e')
    await seen.page.getByRole('option', { name: /n4\.2e 每月两期简报/ }).click()
    await settled(seen.page)
    expect(new URL(seen.page.url()).search).toBe('?clause=n4.2e')
    await seen.page.keyboard.press('Control+k')
    await seen.page.getByRole('combobox', { name: /检索/ }).fill('乌鲁木齐 环罚')
    await seen.page.getByText(/^0 条/).waitFor()
    await seen.page.context().close()
  })

  it.each(sizes)('helps beside the page with the words of its clauses, on a %s', async (name, size) => {
    const seen = await visit(browser, house, { role: 'office-clerk', size })
    await seen.page.goto(`${house.origin}/c/${campaign}/import`)
    await settled(seen.page)
    await seen.page.getByRole('button', { name: '本页帮助' }).click()
    const help = seen.page.getByRole('dialog', { name: /帮助：/ })
    await help.getByText('可能遇到的问题').waitFor()
    await expect.poll(() => help.locator('blockquote').count()).toBeGreaterThan(0)
    await photograph(seen.page, `desk-help-${name}`)
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.context().close()
  })

  it('says where a page below another one stands, and shows no shell on paper', async () => {
    const seen = await visit(browser, house, { role: 'office-clerk' })
    await seen.page.goto(`${house.origin}/c/${campaign}/registers/cases`)
    await settled(seen.page)
    const crumbs = seen.page.getByRole('navigation', { name: '所在位置' })
    await expect.poll(() => crumbs.getByRole('listitem').allTextContents()).toEqual(['我的事项', '登记表', '案件'])
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.emulateMedia({ media: 'print' })
    for (const part of [crumbs, seen.page.getByRole('banner'), seen.page.locator('.side')])
      expect(await part.isVisible()).toBe(false)
    await seen.page.context().close()
  })

  it('on a phone holds language and everything else within one line', async () => {
    const seen = await visit(browser, house, { role: 'liaison', size: phone })
    await seen.page.getByRole('button', { name: /账户菜单/ }).click()
    await seen.page.getByRole('menuitem', { name: 'English' }).click()
    await seen.page.getByRole('heading', { level: 1, name: 'My duties' }).waitFor()
    await photograph(seen.page, 'desk-home-phone-english')
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.context().close()
  })
})
