import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsOf, photograph, settled, startBrowser, startHouse, visit, type MortalHouse } from './harness.ts'

const lost = '与服务器的连接断了'
const rows = Array.from({ length: 60_000 }, (_, at) => `昌环罚字〔2017〕${at + 1}号,昌吉市,一般处罚,2017-05-03,3`)
const long = `行政处罚决定书文号,处罚机关,案件类别,处罚决定日期,罚款金额（万元）\n${rows.join('\n')}\n`

let house: MortalHouse
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

it('a server that dies while it reads a file: the page says so, asks again by itself, and goes on when it is back', async () => {
  const { page } = await visit(browser, house, { role: 'liaison' })
  await page.goto(`${house.origin}/c/xinjiang-2017/import?register=cases`)
  await settled(page)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '案件.csv', mimeType: 'text/csv', buffer: Buffer.from(long) })
  await page.getByText('正在读表').waitFor()
  await house.die()
  await page.getByText(lost).waitFor()
  expect(await page.getByText('正在读表').count()).toBe(0)
  await expect.poll(() => page.getByRole('status').first().innerText()).toContain('最后得知')
  await photograph(page, 'import-connection-lost')
  await house.comeBack()
  await page.getByText(lost).waitFor({ state: 'detached' })
  // The dead server's job is taken over after a minute of silence; then the check is there without a hand's turn.
  await page.getByRole('button', { name: '换文件重查' }).waitFor({ timeout: 120_000 })
  await photograph(page, 'import-connection-back')
  await page.context().close()
})

it('a page that was asked for while the server was away shows itself when it is back', async () => {
  const seen = await visit(browser, house, { role: 'liaison' })
  const { page } = seen
  await house.die()
  await page.getByRole('link', { name: '登记表', exact: true }).click()
  await page.getByText(lost).waitFor()
  await page.getByText('连不上服务器').waitFor()
  await house.comeBack()
  await page.getByRole('heading', { level: 1, name: '登记表' }).waitFor()
  await page.getByRole('link', { name: '推选名单' }).waitFor()
  await settled(page)
  seen.complaints.length = 0
  expect(await faultsOf(seen)).toEqual([])
  await page.context().close()
})
