import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktop,
  faultsOf,
  phone,
  photograph,
  settled,
  startBrowser,
  startHouse,
  visit,
  type RunningHouse,
} from './harness.ts'

let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('nobody', () => {
  it('is shown where to get a link, on a desk and on a phone', async () => {
    for (const [name, size] of Object.entries({ desktop, phone })) {
      const seen = await visit(browser, house, { size })
      await expect.poll(() => seen.page.getByRole('heading', { level: 1 }).textContent()).toBe('登录')
      await photograph(seen.page, `sign-in-${name}`)
      expect(await faultsOf(seen)).toEqual([])
      await seen.page.context().close()
    }
  })

  it('signs in by pasting the link, and not with a wrong one', async () => {
    const { page } = await visit(browser, house, {})
    await page.getByLabel('登录链接或口令').fill('no-such-secret')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await photograph(page, 'sign-in-refused')
    await page.getByLabel('登录链接或口令').fill(house.linkOf('liaison'))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /账户菜单/ }).waitFor()
    await page.context().close()
  })
})

it('without the server the console says so, and goes on when it is back', async () => {
  const { page } = await visit(browser, house, { role: 'liaison' })
  await page.context().setOffline(true)
  await page.getByRole('button', { name: /账户菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await page.getByText('没能退出，请再试一次').waitFor()
  await page.getByText('与服务器的连接断了').waitFor()
  await photograph(page, 'offline')
  await page.context().setOffline(false)
  await page.getByText('与服务器的连接断了').waitFor({ state: 'detached' })
  await page.context().close()
})

it('questions that the server stumbles over say so, and one click asks all of them again; a 503 of one is not a server that is away', async () => {
  const { page } = await visit(browser, house, { role: 'office-clerk' })
  for (const status of [500, 503]) {
    await page.route('**/api/campaigns/**', (route) => route.fulfill({ status, body: '' }))
    await page.goto(`${house.origin}/c/xinjiang-2017`)
    const retries = page.getByRole('main').getByRole('button', { name: '再试一次' })
    await expect.poll(() => retries.count()).toBeGreaterThan(1)
    expect(await page.getByText('与服务器的连接断了').count()).toBe(0)
    await page.unroute('**/api/campaigns/**')
    await retries.first().click()
    await expect.poll(() => retries.count()).toBe(0)
  }
  await page.context().close()
})

describe('the liaison', () => {
  it('finds home after the link, with banner, navigation and footer', async () => {
    for (const [name, size] of Object.entries({ desktop, phone })) {
      const seen = await visit(browser, house, { role: 'liaison', size })
      expect(await faultsOf(seen)).toEqual([])
      await seen.page.goto(`${house.origin}/c/xinjiang-2017`)
      await settled(seen.page)
      await photograph(seen.page, `home-${name}`)
      // the duty; an announcement about it waits above
      await expect.poll(() => seen.page.getByText(/^(?!.*通知).*报送大练兵活动简报/).count()).toBeGreaterThan(0)
      await expect.poll(() => seen.page.getByRole('heading', { level: 1 }).textContent()).toBe('我的事项')
      await expect.poll(() => seen.page.getByText('演示数据').count()).toBe(1)
      expect(await faultsOf(seen)).toEqual([])
      await seen.page.context().close()
    }
  })

  it('reaches the page first by the skip link, and the navigation on a phone behind its button', async () => {
    const { page } = await visit(browser, house, { role: 'liaison', size: phone })
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await page.getByRole('button', { name: '打开导航' }).click()
    await page.getByRole('dialog').getByRole('link', { name: '待办与期限' }).waitFor()
    await photograph(page, 'navigation-phone')
    await page.context().close()
  })

  it('reads the console in English, and mirrored', async () => {
    const seen = await visit(browser, house, { role: 'liaison' })
    await seen.page.getByRole('button', { name: 'English' }).click()
    await seen.page.getByRole('heading', { level: 1, name: 'My duties' }).waitFor()
    await photograph(seen.page, 'home-english')
    await seen.page.goto(`${seen.page.url()}?lang=ar-XB`)
    await settled(seen.page)
    expect(await seen.page.evaluate('document.documentElement.dir')).toBe('rtl')
    await photograph(seen.page, 'home-mirrored')
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.context().close()
  })

  it('is told that a page does not exist, and of a campaign that is not there', async () => {
    const seen = await visit(browser, house, { role: 'liaison' })
    for (const path of ['/c/xinjiang-2017/no-such-page', '/c/no-such-campaign', '/nowhere']) {
      await seen.page.goto(`${house.origin}${path}`)
      await settled(seen.page)
      await expect.poll(() => seen.page.getByRole('heading', { level: 1 }).textContent()).toBe('没有这个页面')
    }
    await photograph(seen.page, 'not-found')
    expect(await faultsOf(seen)).toEqual([])
    await seen.page.context().close()
  })

  it('whose session has ended is led to the sign-in page by the next click', async () => {
    const { page } = await visit(browser, house, { role: 'liaison' })
    await page.context().clearCookies()
    await page.getByRole('link', { name: '导入记录', exact: true }).click()
    await page.getByLabel('登录链接或口令').waitFor()
    await page.context().close()
  })

  it('signs out', async () => {
    const { page } = await visit(browser, house, { role: 'liaison' })
    await page.getByRole('button', { name: /账户菜单/ }).click()
    await page.getByRole('menuitem', { name: '退出' }).waitFor()
    await photograph(page, 'user-menu')
    await page.getByRole('menuitem', { name: '退出' }).click()
    await page.getByLabel('登录链接或口令').waitFor()
    await page.context().close()
  })
})
