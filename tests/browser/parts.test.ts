import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { preview, type PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildWith } from './ensure-console.ts'
import { desktop, faultsOf, phone, photograph, startBrowser, watch } from './harness.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const config = 'tests/browser/gallery/vite.config.ts'
let server: PreviewServer
let browser: Browser
let origin: string
let page: Page
let complaints: string[]

beforeAll(async () => {
  await buildWith(root, config)
  const port = 4100 + (process.pid % 800)
  server = await preview({ configFile: join(root, config), preview: { host: '127.0.0.1', port }, logLevel: 'error' })
  origin = new URL(server.resolvedUrls?.local[0] ?? '').origin
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: desktop })
  complaints = watch(page, origin)
  await page.goto(origin)
  await page.getByRole('heading', { level: 1 }).waitFor()
})
afterEach(() => page.close())

const view = async (): Promise<unknown> => JSON.parse((await page.getByTestId('view').textContent()) ?? '')

it('all parts are sound on a desk and on a phone', async () => {
  await photograph(page, 'parts-desktop')
  expect(await faultsOf({ page, complaints })).toEqual([])
  await page.setViewportSize(phone)
  await photograph(page, 'parts-phone')
  expect(await faultsOf({ page, complaints })).toEqual([])
})

it('a number opens its reasons, down to the rows, by keyboard alone', async () => {
  await page.getByRole('button', { name: '阿勒泰地区 案件数量 19.98，看它怎么来' }).focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('罚款金额').waitFor()
  await photograph(page, 'reasons-desktop')
  expect(await faultsOf({ page, complaints })).toEqual([])
  await drawer.getByRole('button', { name: '案件登记 158 行' }).click()
  await expect.poll(() => page.getByTestId('asked').textContent()).toBe('0 案件登记')
  await drawer.getByRole('button', { name: '展开 30 项' }).click()
  await expect.poll(() => drawer.getByText(/^合成企业/).count()).toBe(12)
  await drawer.getByRole('button', { name: '看条款 a1.2d' }).click()
  await page.getByText('条款 a1.2d：原文没有').waitFor()
  await page.setViewportSize(phone)
  await photograph(page, 'reasons-phone')
})

it('a served table asks for its next page, its order and its filter', async () => {
  await page.getByTitle('下一页').click()
  expect(await view()).toEqual({ page: 2, pageSize: 20, filters: {} })
  await page.getByRole('columnheader', { name: '总分' }).click()
  expect(await view()).toEqual({ page: 1, pageSize: 20, filters: {}, sort: 'total' })
  await page.getByRole('columnheader', { name: '总分' }).click()
  expect(await view()).toMatchObject({ sort: '-total' })
})

it('a row opens by Enter, and a hidden column stays hidden on the next visit', async () => {
  await page.getByRole('row', { name: /哈密市/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('哈密市 · 案件数量').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '显示哪些列' }).click()
  await page.getByRole('checkbox', { name: '总分' }).uncheck()
  await page.reload()
  await page.getByRole('columnheader', { name: '单位' }).first().waitFor()
  expect(await page.getByRole('columnheader', { name: '总分' }).count()).toBe(0)
})

it('a final act asks for a reason and says a refusal where it happens', async () => {
  await page.getByRole('button', { name: '冻结…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '冻结', exact: true }).click()
  await dialog.getByText('请写明理由，至少 4 个字').waitFor()
  await dialog.getByLabel('理由（记入日志）').fill('不行的理由')
  await dialog.getByRole('button', { name: '冻结', exact: true }).click()
  await dialog.getByRole('alert').getByText('refused').waitFor()
  await photograph(page, 'confirm-refused')
  await dialog.getByLabel('理由（记入日志）').fill('核对无误，可以冻结')
  await dialog.getByRole('button', { name: '冻结', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
})
