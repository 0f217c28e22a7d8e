/** A volume from the scanner to the seal: the line is cut in the middle, the page loaded anew, another program verifies it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { syntheticPdf, syntheticPhoto } from '../../app/simulate/scans.ts'
import {
  desktop,
  faultsOf,
  phone,
  photograph,
  settled,
  startBrowser,
  startHouse,
  visit,
  type MortalHouse,
} from './harness.ts'

const campaign = 'xinjiang-2017'
/** The name that the house gave the case file. */
let file = ''
let house: MortalHouse
let browser: Browser
let folder = ''

beforeAll(async () => {
  ;[house, browser, folder] = await Promise.all([
    startHouse(),
    startBrowser(),
    mkdtemp(join(tmpdir(), 'lianbing-volume-')),
  ])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
const call = (page: Page, method: string, path: string, body: object): Promise<number> =>
  page.evaluate<number>(`fetch(${JSON.stringify(`/api/campaigns/${campaign}/${path}`)}, {
    method: ${JSON.stringify(method)}, headers: { 'content-type': 'application/json', 'x-lianbing': '1' },
    body: ${JSON.stringify(JSON.stringify(body))} }).then(({ status }) => status)`)
const documents = [{ id: 'd1', kind: '现场检查笔录', date: '2017-05-28', content: { violation: '合成：废水直排' } }]
const caseFile = { number: '合成环罚〔2017〕901号', unit: '652301', type: '一般行政处罚' }
const photo = syntheticPhoto(11, { width: 1500, height: 1200 })
const choose = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> =>
  page.locator('input[type=file]').setInputFiles(files)

it('goes on where the line was cut, is numbered, sealed, and found whole by sha256sum', async () => {
  const seen = await visit(browser, house, { role: 'county-officer' })
  const { page } = seen
  file = await page.evaluate<string>(`fetch('/api/campaigns/${campaign}/case-files', {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-lianbing': '1' },
    body: ${JSON.stringify(JSON.stringify({ id: 'evidence-journey-1', ...caseFile }))} }).then((answer) => answer.json()).then(({ id }) => id)`)
  expect(
    await call(page, 'PUT', `case-files/${file}`, {
      base: 1,
      document: { ...caseFile, officers: [], party: {}, documents },
    }),
  ).toBeLessThan(300)
  await open(page, `case-files/${file}/volumes`)
  expect(await faultsOf(seen)).toEqual([])
  await page.getByRole('button', { name: '新立一册' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '新立一册' }).click()
  await page.getByRole('link', { name: '主卷' }).click()
  await settled(page)

  // The second part of the photo never arrives: the line is dead after the first. Then the page is closed.
  const sent: string[] = []
  await page.route('**/parts/*', (route) => {
    const part = /parts\/(\d+)/.exec(route.request().url())?.[1] ?? ''
    if (part !== '0') return route.abort('connectionfailed')
    sent.push(part)
    return route.continue()
  })
  await choose(page, [{ name: '现场照片.png', mimeType: 'image/png', buffer: photo }])
  await expect.poll(() => sent.length).toBe(1)
  await page.waitForTimeout(500)
  await page.reload()
  await page.unroute('**/parts/*')
  page.on(
    'request',
    (request) => void (request.url().includes('/parts/') && sent.push(/parts\/(\d+)/.exec(request.url())?.[1] ?? '')),
  )
  await settled(page)
  await page.getByText('没有传完。再选同一个文件即可从断处继续。').waitFor()
  const pdf = Buffer.from(await syntheticPdf(['Record 1', 'Record 2', '']))
  await choose(page, [
    { name: '现场照片.png', mimeType: 'image/png', buffer: photo },
    { name: '卷宗.pdf', mimeType: 'application/pdf', buffer: pdf },
  ])
  await page.getByRole('option').nth(3).waitFor()
  const parts = Math.ceil(photo.length / (2 * 1024 * 1024))
  // The first part went before the cut and never again; the PDF is one part.
  expect(sent).toEqual(['0', ...Array.from({ length: parts - 1 }, (_, at) => String(at + 1)), '0'])

  await page.getByRole('option').nth(1).click()
  await page.locator('canvas[data-drawn=true]').waitFor()
  await page.getByLabel('页码，如 3-5, 9').fill('2-3')
  await page.getByRole('combobox', { name: '归入文书' }).click()
  await page.getByTitle('d1 现场检查笔录 2017-05-28').click()
  await page.getByRole('button', { name: /^归\s*入$/ }).click()
  await page.getByText('可能是空白页：第 4 页').waitFor()
  await page.getByRole('option').nth(3).click()
  await page.getByRole('button', { name: '移出此页' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('扫描的空白页')
  await page.getByRole('dialog').getByRole('button', { name: '移出此页' }).click()
  await page.getByText('已移出：扫描的空白页').waitFor()
  await settled(page)
  await photograph(page, 'evidence-volume-desktop')
  seen.complaints.splice(
    0,
    seen.complaints.length,
    ...seen.complaints.filter((one) => !one.includes('ERR_CONNECTION_FAILED')),
  )
  expect(await faultsOf(seen)).toEqual([])

  await page.getByRole('button', { name: '封存本册' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('卷宗装订完成')
  await page.getByRole('dialog').getByRole('button', { name: '封存本册' }).click()
  await page.getByText(/^封条完好/).waitFor()
  const [bundle] = await Promise.all([page.waitForEvent('download'), page.getByText('下载封存包（.zip）').click()])
  const zip = join(folder, 'volume.zip')
  await bundle.saveAs(zip)
  execFileSync('unzip', ['-q', zip, '-d', join(folder, 'out')])
  const listed = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, 'out'), encoding: 'utf8' })
  expect(listed.split('\n').filter((line) => line.endsWith(': OK'))).toHaveLength(5)
  const seal = createHash('sha256')
    .update(await readFile(join(folder, 'out/manifest.json')))
    .digest('hex')
  await expect.poll(() => page.locator('.seal-panel').innerText()).toContain(seal)
  // The link that was clicked is left, and its colour has faded back.
  await page.mouse.move(700, 5)
  await page.waitForTimeout(600)
  await settled(page)
  expect(await faultsOf(seen)).toEqual([])
  await page.context().close()
})

it('stands on a phone, by keyboard, and in English; nobody else finds it', async () => {
  const seen = await visit(browser, house, { role: 'liaison', size: phone })
  const { page } = seen
  await open(page, `case-files/${file}/volumes`)
  await page.getByRole('link', { name: '主卷' }).click()
  await page.getByText(/^封条完好/).waitFor()
  await page.getByRole('option').first().focus()
  await page.keyboard.press('End')
  await expect.poll(() => page.getByRole('option', { selected: true }).innerText()).toContain('已移出')
  await page.keyboard.press('ArrowUp')
  await page.locator('canvas[data-drawn=true]').waitFor()
  await photograph(page, 'evidence-volume-phone')
  expect(await faultsOf(seen)).toEqual([])
  for (const tab of ['evidence', 'matrix']) {
    await open(page, `case-files/${file}/${tab}`)
    await photograph(page, `evidence-${tab}-phone`)
    expect(await faultsOf(seen)).toEqual([])
  }
  await open(page, 'evidence/hand-overs')
  expect(await faultsOf(seen)).toEqual([])
  await page.context().close()
  const expert = await visit(browser, house, { role: 'expert', size: desktop })
  await open(expert.page, `case-files/${file}/volumes`)
  expect(await expert.page.locator('main').innerText()).not.toContain('主卷')
  await expert.page.context().close()
})
