/** The first day of a real installation: link → administrator → campaign → units → accounts → slip → the second person. */
import type { Browser, Page } from 'playwright-core'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../platform/auth/one-time-code.ts'
import {
  desktop,
  faultsOf,
  phone,
  photograph,
  settled,
  startBrowser,
  startHouse,
  watch,
  type RunningHouse,
  type Visit,
} from './harness.ts'

const password = 'tian shan xue lian hua 47'
const campaign = 'xinjiang-2017'
let house: RunningHouse
let browser: Browser
let admin: Visit
let slip = ''

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse('real'), startBrowser()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function open(address: string, size = desktop): Promise<Visit> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const complaints = watch(page, house.origin)
  await page.goto(address)
  await settled(page)
  return { page, complaints }
}

const menu = (page: Page) => page.getByRole('button', { name: /账户菜单/ })
const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}

async function setUp(page: Page): Promise<void> {
  await page.getByLabel('新密码').fill(password)
  await page.getByLabel('再输一次').fill(password)
  await page.keyboard.press('Enter')
}

async function enrol(page: Page): Promise<void> {
  const secret = ((await page.locator('.enrol-secret').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel(/输入应用显示的/).fill(codeAt(secret, new Date()))
  await page.keyboard.press('Enter')
  await page.getByLabel('我已保存好这些恢复码').check()
  await page.getByRole('button', { name: '下一步' }).click()
  await menu(page).waitFor()
}

const keepFile = async (page: Page, name: string, text: string): Promise<void> => {
  await go(page, 'import')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: '换文件重查' }).waitFor()
  await settled(page)
  await page.getByRole('button', { name: /^入\s?库$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^入\s?库$/ }).click()
  await page.getByRole('heading', { name: '已入库' }).waitFor()
}

/** How many A4 sheets so many slips take. */
async function sheetsOf(page: Page, slips: number): Promise<number> {
  await page.evaluate(`for (let n = document.querySelectorAll('.slip').length; n < ${slips}; n++)
    document.querySelector('.slips').append(document.querySelector('.slip').cloneNode(true))`)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/** The register of units as an office would write it, from the divisions. */
async function unitsFile(): Promise<string> {
  const lines = (await readFile(new URL('../../facts/divisions-2017.csv', import.meta.url), 'utf8'))
    .trim()
    .split(/\r?\n/)
  const rows = lines.slice(1).map((line) => `${line},0,0,`)
  return `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n${rows.join('\n')}\n`
}

describe('the first day', () => {
  it('has no persona and no campaign, only a link for the first administrator', async () => {
    expect(() => house.linkOf('office-clerk')).toThrow()
    for (const [name, size] of Object.entries({ desktop, phone })) {
      const wrong = await open(`${house.origin}/first#no-such-secret`, size)
      await wrong.page.getByRole('heading', { name: '这个链接不能用了' }).waitFor()
      await photograph(wrong.page, `first-unusable-${name}`)
      wrong.complaints.splice(0)
      expect(await faultsOf(wrong)).toEqual([])
      await wrong.page.context().close()
    }
    admin = await open(house.firstLink ?? '')
    await photograph(admin.page, 'first-desktop')
    expect(await faultsOf(admin)).toEqual([])
  })

  it('makes the administrator, with password and second factor', async () => {
    const { page } = admin
    await page.getByLabel('姓名').fill('系统管理员甲')
    await page.getByLabel('登录名').fill('xt.admin')
    await page.keyboard.press('Enter')
    await page.getByText('这是您第一次使用本系统').waitFor()
    await setUp(page)
    await enrol(page)
    const again = await open(house.firstLink ?? '')
    await again.page.getByRole('heading', { name: '这个链接不能用了' }).waitFor()
    await again.page.context().close()
  })

  it('lets the administrator pick the campaign, and says what is missing before it opens', async () => {
    const { page } = admin
    await page.getByRole('heading', { name: '选定方案' }).waitFor()
    await settled(page)
    await photograph(page, 'pick-campaign')
    expect(await faultsOf(admin)).toEqual([])
    await page
      .getByRole('listitem')
      .filter({ hasText: '2017年自治区环境执法大练兵' })
      .getByRole('button', { name: '采用这个方案' })
      .click()
    await page.getByRole('heading', { name: '开始之前' }).waitFor()
    await settled(page)
    await photograph(page, 'before-desktop')
    await expect.poll(() => page.getByText('未齐').count()).toBeGreaterThan(4)
    expect(await faultsOf(admin)).toEqual([])
  })

  it('takes units and officers in, and shows the tree', async () => {
    const { page } = admin
    await keepFile(page, '单位.csv', await unitsFile())
    await keepFile(page, '人员.csv', '证件号,姓名,单位代码\n6523000001,执法人员6523000001,652301\n')
    await go(page, 'organisation/units')
    await page.getByRole('link', { name: '昌吉回族自治州' }).waitFor()
    await photograph(page, 'units-desktop')
    expect(await faultsOf(admin)).toEqual([])
    await page.getByRole('link', { name: '昌吉市' }).click()
    await page.getByText('执法人员6523000001').waitFor()
    await settled(page)
    await photograph(page, 'unit-desktop')
    await page.getByRole('link', { name: '执法人员6523000001' }).click()
    await page.getByRole('heading', { name: '在哪个单位：过去和现在' }).waitFor()
    await settled(page)
    await photograph(page, 'officer-desktop')
    expect(await faultsOf(admin)).toEqual([])
  })

  it('makes accounts from a table and prints their slips', async () => {
    const { page } = admin
    await go(page, 'people/import')
    const header = '登录名,姓名,单位代码,角色,组别,职务\n'
    const choose = (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: '账号.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await choose(`${header}cj.lly,联络员甲,652399,联络员,,\n`)
    await page.getByText('不认识的单位代码').waitFor()
    await settled(page)
    await photograph(page, 'accounts-errors')
    expect(await faultsOf(admin)).toEqual([])
    await page.getByRole('button', { name: '换文件重查' }).click()
    const rows = [
      'cj.lly1,联络员甲,652300,联络员,,科员',
      'cj.lly2,联络员乙,652300,联络员,,',
      'bgs.1,干事丙,650000,办公室干事,office,',
    ]
    await choose(`${header}${rows.join('\n')}\n`)
    await page.getByRole('button', { name: '建立 3 个账号' }).click()
    await page.getByText('已建立 3 个账号').waitFor()
    await page.getByRole('link', { name: '去打印账号条' }).click()
    for (const name of ['联络员甲', '联络员乙', '干事丙']) await page.getByLabel(`选中 ${name}`).check()
    await settled(page)
    await photograph(page, 'accounts-desktop')
    expect(await faultsOf(admin)).toEqual([])
    await page.getByRole('button', { name: '打印所选 3 人的账号条' }).click()
    await page.getByRole('heading', { name: '账号条（3 张）' }).waitFor()
    await settled(page)
    await photograph(page, 'slips-desktop')
    expect(await faultsOf(admin)).toEqual([])
    slip = (await page.locator('.slip', { hasText: '联络员甲' }).locator('.slip-link').textContent()) ?? ''
    await page.emulateMedia({ media: 'print' })
    await photograph(page, 'slips-print')
    expect(await sheetsOf(page, 16)).toBe(2)
    await page.emulateMedia({ media: 'screen' })
  })

  it('lets the second person in by the slip, on a phone', async () => {
    const seen = await open(slip, phone)
    const { page } = seen
    await setUp(page)
    await page.getByRole('button', { name: '以后再说' }).or(menu(page)).first().click()
    await menu(page).waitFor()
    await go(page, 'organisation/liaisons')
    await page.getByRole('button', { name: '确认：仍由我负责，联系方式没变' }).click()
    await page.getByText('已确认，谢谢。').waitFor()
    await settled(page)
    await photograph(page, 'liaisons-phone')
    seen.complaints.splice(0)
    expect(await faultsOf(seen)).toEqual([])
    await go(page, 'organisation/figures')
    await photograph(page, 'figures-phone')
    expect(await faultsOf(seen)).toEqual([])
    await page.context().close()
  })

  it('shows the administrator groups, liaisons, an account and its history, on a desk and on a phone', async () => {
    const { page } = admin
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(viewport)
      for (const [name, path] of [
        ['groups', 'organisation/groups'],
        ['liaisons', 'organisation/liaisons'],
        ['before', 'organisation/before'],
        ['units', 'organisation/units'],
        ['accounts', 'people'],
      ] as const) {
        await go(page, path)
        await photograph(page, `${name}-${size}`)
        expect(await faultsOf(admin), `${name} ${size}`).toEqual([])
      }
      await page.getByRole('link', { name: '联络员甲' }).click()
      await page.getByRole('heading', { name: '岗位：过去和现在' }).waitFor()
      await settled(page)
      await photograph(page, `account-${size}`)
      expect(await faultsOf(admin), `account ${size}`).toEqual([])
    }
    await page.context().close()
  })
})
