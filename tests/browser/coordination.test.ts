/** An announcement from writing to the reminder, a question to its published answer, a meeting's action to its end. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  faultsOf,
  phone,
  photograph,
  settled,
  startBrowser,
  startHouse,
  visit,
  type RunningHouse,
  type Visit,
} from './harness.ts'

const campaign = 'xinjiang-2017'
let house: RunningHouse
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), startBrowser()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
const sound = async (seen: Visit, name: string): Promise<void> => {
  await photograph(seen.page, name)
  expect(await faultsOf(seen)).toEqual([])
}

it('an announcement is written, published and confirmed on a phone; who is late is reminded with one click', async () => {
  const office = await visit(browser, house, { role: 'office-clerk' })
  const { page } = office
  await open(page, 'announcements')
  await page.getByRole('button', { name: '写通知' }).click()
  await page.getByLabel('标题').fill('关于开展简报检查的通知')
  await page.getByLabel('正文').fill('请各单位检查已报的简报。')
  await page.getByText(/已存到服务器/).waitFor()
  await page.reload()
  await settled(page)
  await expect.poll(() => page.getByLabel('标题').inputValue()).toBe('关于开展简报检查的通知')
  await sound(office, 'coordination-draft')
  await page.getByRole('button', { name: '发布…' }).click()
  await page
    .getByRole('dialog')
    .getByText(/将发给 \d+ 个单位/)
    .waitFor()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^发\s?布$/ })
    .click()
  await page.getByRole('heading', { name: '关于开展简报检查的通知', level: 1 }).waitFor()
  const liaison = await visit(browser, house, { role: 'liaison', size: phone })
  await liaison.page.getByRole('link', { name: /请确认收到通知“关于开展简报检查的通知”/ }).click()
  await liaison.page.getByRole('button', { name: '确认收到' }).click()
  await liaison.page.getByText(/本单位已于 .* 确认收到/).waitFor()
  await sound(liaison, 'coordination-confirmed-phone')
  await open(page, 'announcements/demo-announcement-1')
  await page.getByRole('button', { name: '催办全部逾期单位…' }).click()
  await page.getByRole('button', { name: /催办 \d+ 个单位/ }).click()
  await page.getByText(/已催办 \d+ 个单位/).waitFor()
  await sound(office, 'coordination-reminded')
  await liaison.page.context().close()
  await page.context().close()
})

it('a question is asked on a phone, answered to all, and found without who asked', async () => {
  const officer = await visit(browser, house, { role: 'county-officer', size: phone })
  await open(officer.page, 'questions')
  await officer.page.getByRole('button', { name: '提问…' }).click()
  await officer.page.getByLabel('问题（至少 4 个字）').fill('实战练兵的企业可以重复检查吗？')
  await officer.page.getByRole('button', { name: '提交问题' }).click()
  await officer.page.getByRole('link', { name: '实战练兵的企业可以重复检查吗？' }).waitFor()
  await sound(officer, 'coordination-asked-phone')
  const office = await visit(browser, house, { role: 'office-clerk' })
  await open(office.page, 'questions')
  await office.page.getByRole('link', { name: '实战练兵的企业可以重复检查吗？' }).click()
  await office.page.getByRole('button', { name: '由我接办' }).click()
  await office.page.getByLabel('答复内容').fill('同一家企业只计一次。')
  await office.page.getByLabel('公开给全部单位').check()
  await office.page.getByRole('button', { name: '答复并公开' }).click()
  await office.page.getByText('公开给全部单位的问题和答复，不写提问的人。').waitFor()
  await sound(office, 'coordination-answered')
  await officer.page.context().close()
  await office.page.context().close()
})

it('an action of a meeting is closed by its owner and confirmed by the office', async () => {
  const liaison = await visit(browser, house, { role: 'liaison' })
  await open(liaison.page, 'meetings/demo-meeting-1')
  await liaison.page
    .getByText(/待办事项/)
    .first()
    .waitFor()
  await sound(liaison, 'coordination-minutes')
  await open(liaison.page, 'problems/demo-meeting-1-a1')
  await liaison.page.getByLabel(/写一步/).fill('两期简报都已补报。')
  await liaison.page.getByRole('button', { name: /^办\s?结$/ }).click()
  await liaison.page.getByText('已办结，待确认').first().waitFor()
  const office = await visit(browser, house, { role: 'office-clerk', size: phone })
  await open(office.page, 'problems/demo-meeting-1-a1')
  await office.page.getByLabel(/写一步/).fill('已核对。')
  await office.page.getByRole('button', { name: '确认已解决' }).click()
  await office.page.getByText('已确认').first().waitFor()
  await sound(office, 'coordination-problem-phone')
  await open(office.page, 'problems')
  await sound(office, 'coordination-problems-phone')
  await liaison.page.context().close()
  await office.page.context().close()
})
