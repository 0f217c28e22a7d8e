import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { faultsOf, phone, photograph, settled, startBrowser, startHouse, visit, type MortalHouse } from './harness.ts'

const PIN = '482913'
/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let house: MortalHouse
let browser: Browser
beforeAll(async () => {
  house = await startHouse()
  browser = await startBrowser()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** What a browser says of a network that was cut on purpose is no fault of the page. */
const ofThePage = (faults: readonly string[]): string[] =>
  faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(fault))

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('PIN').fill(PIN)
  await page.getByRole('button', { name: '打开', exact: true }).click()
}

const next = (page: Page) => page.getByRole('button', { name: /^下一项|去核对/ }).click()

async function formalities(page: Page): Promise<void> {
  await page.getByLabel('名称').fill('合成造纸有限公司')
  await next(page)
  await page.getByLabel('地点').fill('污水处理站')
  await next(page)
  await page.getByLabel('开始').fill('2017-07-06T10:05')
  await next(page)
  const officers = page.locator('.officers li')
  for (const at of [0, 1]) await officers.nth(at).getByRole('checkbox').check()
  await officers.nth(1).getByRole('radio').check()
  await next(page)
  for (const _right of ['certificates', 'recusal']) {
    await page.getByRole('button', { name: '已告知，对方确认' }).click()
    await next(page)
  }
  await page.getByLabel('姓名').fill('某甲')
  await page.getByLabel('职务').fill('站长')
}

describe('the field app on a phone', () => {
  it('drafts without a network, keeps it encrypted through a reload, and brings it once', async () => {
    const seen = await visit(browser, house, { role: 'county-officer', size: phone })
    const { page } = seen
    const context = page.context()
    await page.addInitScript('window.print = () => {}')
    await page.goto(`${house.origin}/field/`)
    await page.getByLabel('PIN', { exact: true }).fill(PIN)
    await page.getByLabel('再输一次').fill(PIN)
    await photograph(page, 'field-pin-phone')
    await page.getByRole('button', { name: '设好并开始' }).click()
    await page.getByText('全部已同步').waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await photograph(page, 'field-list-phone')
    expect(await faultsOf(seen)).toEqual([])

    await context.setOffline(true)
    await page.getByRole('button', { name: '新建笔录' }).click()
    await page.getByRole('button', { name: '造纸' }).click()
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await formalities(page)
    await next(page)
    await page.getByRole('heading', { name: '检查时生产情况', exact: true }).waitFor()
    await page.locator('textarea').fill('2号纸机运行，估计负荷八成。')
    await page.getByText('评价或推测').waitFor()
    await photograph(page, 'field-step-phone')
    await page.locator('textarea').fill('2号纸机运行，当日产量120吨。')
    await page.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: png })
    await page.locator('img.picture').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByText('服务器还没有收到').waitFor()
    expect(ofThePage(await faultsOf(seen))).toEqual([])

    await page.reload()
    await page.getByRole('heading', { name: '已锁定' }).waitFor()
    expect(await page.content()).not.toContain('合成造纸')
    await photograph(page, 'field-locked-phone')
    await unlock(page)
    await page.getByRole('button', { name: /合成造纸有限公司/ }).click()
    await finish(page)
    await photograph(page, 'field-review-phone')
    const toPaper = page.getByRole('button', { name: '打印签署', exact: true })
    await expect.poll(() => toPaper.isDisabled()).toBe(true)
    await expect.poll(() => page.locator('.sheet').first().textContent()).toContain('草稿，不得签署')
    await page.getByLabel('没有填写的原因（电话）').fill('对方拒绝提供')
    await toPaper.click()
    await page.getByText('未填写项目的说明（电话）：对方拒绝提供').waitFor()
    await page.getByRole('button', { name: '签署结果' }).click()
    const pages = page.locator('.signed-pages li')
    await pages.first().waitFor()
    for (let at = 0; at < (await pages.count()); at += 1)
      await pages
        .nth(at)
        .locator('input[type=file]')
        .setInputFiles({ name: 's.png', mimeType: 'image/png', buffer: png })
    await page.getByLabel(/末页已手写/).check()
    await expect.poll(() => page.locator('.signed-pages img.picture').count()).toBe(await pages.count())
    await page.getByText('以上内容已加密保存在本机').waitFor()
    await photograph(page, 'field-sign-phone')
    await page.reload()
    await unlock(page)
    await page.getByRole('button', { name: /合成造纸有限公司/ }).click()
    await page.getByRole('button', { name: '签署结果' }).click()
    await page.locator('.signed-pages img.picture').first().waitFor()
    await expect.poll(() => page.locator('.signed-pages img.picture').count()).toBe(await pages.count())
    await expect.poll(() => page.getByLabel(/末页已手写/).isChecked()).toBe(true)
    expect(ofThePage(await faultsOf(seen))).toEqual([])
    await page.getByRole('button', { name: /^交回/ }).click()
    await page.getByText('已签署，文字不能再改').waitFor()

    await context.setOffline(false)
    await page.getByRole('button', { name: '立即同步' }).click()
    await page.getByText('全部已同步').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByText('服务器已收到').first().waitFor()
    await page.getByText('全部已同步').waitFor()
    await photograph(page, 'field-synchronised-phone')
    const answer = await page.request.get(`${house.origin}/api/campaigns/xinjiang-2017/records?find=合成造纸`)
    expect(await answer.json()).toMatchObject({ total: 1, rows: [{ state: 'signed', heads: 1 }] })
    expect(ofThePage(await faultsOf(seen))).toEqual([])

    await page.goto(`${house.origin}/c/xinjiang-2017/records`)
    await page.getByText('合成造纸有限公司').first().waitFor()
    await settled(page)
    await photograph(page, 'records-list-phone')
    expect(ofThePage(await faultsOf(seen))).toEqual([])
    await context.close()
  })
})

describe('a passkey', () => {
  it('opens the device in place of the PIN, at the name that it belongs to', async () => {
    const atName = (address: string) => address.replace('127.0.0.1', 'localhost')
    const named = { ...house, origin: atName(house.origin), linkOf: (role: string) => atName(house.linkOf(role)) }
    const seen = await visit(browser, named, { role: 'county-officer', size: phone })
    const { page } = seen
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasPrf: true },
        ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    })
    await page.goto(`${named.origin}/field/`)
    await page.getByLabel('PIN', { exact: true }).fill(PIN)
    await page.getByLabel('再输一次').fill(PIN)
    await page.getByRole('button', { name: '设好并开始' }).click()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '以后用指纹或面容打开' }).click()
    await page.getByText('下次可以用指纹或面容打开').waitFor()
    await page.getByRole('button', { name: '锁定' }).click()
    const byPasskey = page.getByRole('button', { name: '用指纹或面容打开' })
    await byPasskey.click()
    await page.getByRole('heading', { name: '现场笔录' }).waitFor()
    await page.getByRole('button', { name: '锁定' }).click()
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await byPasskey.click()
    await page.getByText('没有打开').waitFor()
    expect(await faultsOf(seen)).toEqual([])
    await page.context().close()
  })
})

/** The steps after the first question, then the review. */
async function finish(page: Page): Promise<void> {
  for (let steps = 0; steps < 20; steps += 1) {
    const end = page.getByLabel('结束')
    if (await end.isVisible()) break
    const text = page.locator('textarea').last()
    if ((await text.inputValue()) === '') await text.fill('所见：正常，读数见照片。')
    await next(page)
  }
  await page.getByLabel('结束').fill('2017-07-06T11:40')
  await page.getByRole('button', { name: '去核对' }).click()
  await page.locator('.sheet').first().waitFor()
}
