/** The draw as it is held: set, checked, promised, thrown in a hall by keyboard, downloaded, and verified without any server. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsOf, phone, photograph, settled, startBrowser, visit, type RunningHouse, type Visit } from './harness.ts'
import { campaign, startScoredHouse } from './scored-house.ts'

let house: RunningHouse
let browser: Browser
let folder: string
const hall = { width: 1920, height: 1080 }
const dice = '27182818284590452353'

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startScoredHouse('draw'), startBrowser()])
  folder = await mkdtemp(join(tmpdir(), 'lianbing-verify-'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

async function setRound({ page }: Visit): Promise<void> {
  await go(page, 'draw')
  await page.getByRole('button', { name: '定一轮抽取' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('抽取日').fill(today)
  await form.getByLabel('地点').fill('一楼会议室')
  for (const post of ['驻厅纪检组', '法规处']) {
    await form.getByLabel('见证岗位（至少两个）').fill(post)
    await page.keyboard.press('Enter')
  }
  await form.getByLabel('缘由').fill('文书窗口已过，评审尚未开始')
  await form.getByRole('button', { name: /^定\s*下$/ }).click()
  await page.getByRole('link', { name: '第 1 轮 · 案卷' }).waitFor()
}

it('a liaison confirms the own lines on a phone, and meets no other unit’s', async () => {
  const office = await visit(browser, house, { role: 'office-clerk' })
  await setRound(office)
  const liaison = await visit(browser, house, { role: 'liaison', size: phone })
  const { page } = liaison
  await go(page, 'draw/1')
  await page.getByRole('link', { name: /652300/ }).click()
  await page.getByRole('button', { name: '确认无误' }).click()
  await page.getByText('已确认无误').waitFor()
  expect(await faultsOf(liaison)).toEqual([])
  await go(page, 'draw/1/lines/650100')
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('没有这一页')
  await page.context().close()
  await go(office.page, 'draw/1')
  await office.page.getByRole('button', { name: '冻结并公布承诺' }).click()
  const dialog = office.page.getByRole('dialog')
  await dialog.getByLabel('说明').fill('各单位已催办')
  await dialog.getByLabel(/未确认也冻结/).check()
  await dialog.getByRole('button', { name: '冻结并公布' }).click()
  await office.page.getByRole('link', { name: '进入抽取现场' }).waitFor()
  expect(await faultsOf(office)).toEqual([])
  await office.page.context().close()
})

/** The second person, on a phone, from what waits to the digits; the hall's screen is not touched. */
async function enterSecond(): Promise<void> {
  const seen = await visit(browser, house, { role: 'supervisor', size: phone })
  const { page } = seen
  await go(page, '')
  await page
    .getByRole('link', { name: /录入骰子数字/ })
    .first()
    .click()
  await page.getByText('“驻厅纪检组”已录入 20 位').waitFor()
  expect(await page.content()).not.toContain(dice)
  await page.getByLabel(/骰子数字（/).fill(`${dice.slice(0, 5)} ${dice.slice(5)}`)
  await photograph(page, 'draw-second-entry')
  expect(await faultsOf(seen)).toEqual([])
  await page.getByRole('button', { name: '录入', exact: true }).click()
  await page.getByText('两人录入一致').waitFor()
  expect(await faultsOf(seen)).toEqual([])
  await page.context().close()
}

/** By keyboard alone; the page is loaded anew between the two entries, as after a power cut. */
it('the ceremony goes on where it was cut off, with one seed', async () => {
  const seen = await visit(browser, house, { role: 'office-clerk', size: hall })
  const { page } = seen
  const { keyboard } = page
  await go(page, 'draw/1/ceremony')
  await photograph(page, 'draw-commitment')
  expect(await faultsOf(seen)).toEqual([])
  await page.getByRole('button', { name: '下一步：见证岗位' }).press('Enter')
  for (const post of ['驻厅纪检组', '法规处']) await page.getByLabel(post).press('Space')
  await page.getByRole('button', { name: /2 个岗位到场/ }).press('Enter')
  const digits = page.getByLabel(/骰子数字/)
  await digits.press('1')
  await expect.poll(() => page.getByRole('status').textContent()).toContain('还差 19 位')
  await digits.fill(dice)
  await photograph(page, 'draw-dice')
  expect(await faultsOf(seen)).toEqual([])
  await keyboard.press('Enter')
  await page.getByText('等第二个人在自己的设备上录入').waitFor()
  await page.goto(`${house.origin}/c/${campaign}/draw/1/ceremony`)
  await page.getByText('等第二个人在自己的设备上录入').waitFor()
  expect(await page.content()).not.toContain(dice)
  expect(await page.getByLabel(/骰子数字（/).count()).toBe(0)
  await photograph(page, 'draw-awaited')
  expect(await faultsOf(seen)).toEqual([])
  await enterSecond()
  await page.getByText(/已展示/).waitFor()
  await photograph(page, 'draw-roll')
  expect(await faultsOf(seen)).toEqual([])
  await page.getByRole('button', { name: '下一步：会议记录' }).press('Enter')
  await page.getByRole('button', { name: '登记“法规处”的纸件签字' }).press('Enter')
  await page.getByText(/据签字纸件登记/).waitFor()
  expect(await faultsOf(seen)).toEqual([])
  await go(page, 'draw/1')
  await photograph(page, 'draw-result')
  expect(await faultsOf(seen)).toEqual([])
  await unpack(page, `/api/campaigns/${campaign}/draw/rounds/1/folder.zip`, 'whole')
  await page.context().close()
})

async function unpack(page: Page, path: string, name: string): Promise<void> {
  const answer = await page.request.get(`${house.origin}${path}`)
  expect(answer.status()).toBe(200)
  const zip = await JSZip.loadAsync(await answer.body())
  await mkdir(join(folder, name))
  for (const file of Object.values(zip.files))
    await writeFile(join(folder, name, file.name), await file.async('nodebuffer'))
}

/** Opened from the folder itself, in a browser without a network. */
async function verdictOf(name: string): Promise<string> {
  const context = await browser.newContext({ offline: true, locale: 'zh-CN' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())))
  await page.goto(`file://${join(folder, name, 'verifier.html')}`)
  const zip = join(folder, name)
  const names = (await readFile(join(zip, 'SHA256SUMS'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.slice(66))
  await page.locator('#files').setInputFiles([...names, 'SHA256SUMS'].map((file) => join(zip, file)))
  await page.locator('h2').waitFor()
  await photograph(page, `draw-verifier-${name}`)
  const text = `${await page.locator('h2').textContent()}\n${(await page.locator('li.differs').allTextContents()).join('\n')}`
  await context.close()
  expect(errors).toEqual([])
  return text
}

it('the folder is verified from file://, without a network; what was touched is named', async () => {
  expect(await verdictOf('whole')).toMatch(/^核验通过：(\d+) 张票号全部重算，全部一致\n$/)
  const file = join(folder, 'whole', 'draw.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace(dice, `1${dice.slice(1)}`))
  const touched = await verdictOf('whole')
  expect(touched).toMatch(/^不一致/)
  expect(touched).toContain('draw.json')
})

it('everybody reads the record without a sign-in, and verifies what may be seen', async () => {
  const seen = await visit(browser, house, { size: phone })
  const { page } = seen
  seen.complaints.length = 0
  await page.goto(`${house.origin}/public/${campaign}/draw`)
  await page.getByText(dice).waitFor()
  await page.locator('summary').click()
  expect(await faultsOf(seen)).toEqual([])
  await photograph(page, 'draw-public')
  await unpack(page, `/public/${campaign}/draw/1/folder.zip`, 'public')
  expect(await verdictOf('public')).toMatch(/^凭这个文件夹核验不了抽取结果：\d+ 张票号一张也不能重算\n$/)
  expect(await readFile(join(folder, 'public', 'draw-public.json'), 'utf8')).not.toContain('〔2017〕')
  await page.context().close()
})
