/** From the set-up link to the revoked session, as an office clerk and a liaison of a real installation do it. */
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from '../../platform/audit/act.ts'
import { codeAt } from '../../platform/auth/one-time-code.ts'
import { makeSetUpLink } from '../../slices/people/set-up-links.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { ensureConsole } from './ensure-console.ts'
import { desktop, faultsOf, phone, photograph, settled, startBrowser, watch, type Visit } from './harness.ts'

const clerk = 'clerk'
const liaison = 'liaison'
const good = 'Vx9-kettle-mornq'

let house: TestHouse
let browser: Browser
let origin = ''
/** Of the one-time codes, as the page showed it. */
let secret = ''
/** Codes are taken once: every use moves the server's clock on by a step. Today, for the browser keeps cookies by its own. */
let ahead = 0
const now = (): Date => new Date(Date.now() + ahead)
const nextCode = (): string => {
  ahead += 30_000
  return codeAt(secret, now())
}

async function addPerson(id: string, name: string, role: string): Promise<void> {
  const { db } = house.doer
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${id}, ${name}, ${`${id}.6523`}, 'invited', false, ${now().toISOString()})`.execute(db)
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${id}, ${role}, '652300', '2017-01-01', ${now().toISOString()})`.execute(db)
}

async function linkOf(person: string): Promise<string> {
  const made = await act(house.doer, { verb: 'people.invite', object: `person:${person}` }, async (tx, audit) => {
    audit({})
    return makeSetUpLink(tx, { person, why: 'first-use', by: null, now: now() })
  })
  return `${origin}/set-up#${made.secret}`
}

async function open(address: string, size = desktop): Promise<Visit> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const complaints = watch(page, origin)
  await page.goto(address)
  await settled(page)
  return { page, complaints }
}

async function signIn(page: Page, login: string, password = good): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

const menu = (page: Page) => page.getByRole('button', { name: /账户菜单/ })

beforeAll(async () => {
  await ensureConsole(new URL('../../', import.meta.url).pathname)
  ;[house, browser] = await Promise.all([startTestHouse({ demonstration: false, now }), startBrowser()])
  await addPerson(clerk, '自治区办公室 测试干事', 'office-clerk')
  await addPerson(liaison, '昌吉州 测试联络员', 'liaison')
  origin = (await house.app.listen({ host: '127.0.0.1', port: 0 })).replace(/\/$/, '')
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('the office clerk', () => {
  it('sets a password and the second factor up by the link, and is in', async () => {
    const seen = await open(await linkOf(clerk))
    const { page } = seen
    await page.getByText('这是您第一次使用本系统').waitFor()
    await photograph(page, 'set-up')
    expect(await faultsOf(seen)).toEqual([])
    await page.getByLabel('新密码').fill('clerk6523-2017')
    await page.getByLabel('再输一次').fill('clerk6523-2017')
    await page.keyboard.press('Enter')
    await page.getByText('容易被猜到').waitFor()
    await photograph(page, 'set-up-weak')
    await page.getByLabel('新密码').fill(good)
    await page.getByLabel('再输一次').fill(`${good}x`)
    await page.keyboard.press('Enter')
    await page.getByText('两次输入不一样').waitFor()
    await page.getByLabel('再输一次').fill(good)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: '设置验证器应用的二维码' }).waitFor()
    secret = (await page.locator('.enrol-secret').textContent())?.replaceAll(' ', '') ?? ''
    await photograph(page, 'set-up-second-factor')
    seen.complaints.splice(0)
    expect(await faultsOf(seen)).toEqual([])
    await page.getByLabel(/输入应用显示的/).fill(nextCode())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '保存恢复码' }).waitFor()
    await expect.poll(() => page.locator('.recovery-codes li').count()).toBe(10)
    await photograph(page, 'recovery-codes')
    expect(await faultsOf(seen)).toEqual([])
    await expect.poll(() => page.getByRole('button', { name: '下一步' }).isDisabled()).toBe(true)
    await page.getByLabel('我已保存好这些恢复码').check()
    await page.getByRole('button', { name: '下一步' }).click()
    await menu(page).waitFor()
    await page.context().close()
  })

  it('signs in with password and code where they were, sees the account, and ends the other session', async () => {
    const other = await open(origin)
    await signIn(other.page, 'clerk.6523')
    await other.page.getByLabel('6 位验证码').fill(nextCode())
    await other.page.keyboard.press('Enter')
    await menu(other.page).waitFor()

    const seen = await open(`${origin}/c/xinjiang-2017/registers`)
    const { page } = seen
    await photograph(page, 'sign-in-real-desktop')
    expect(await faultsOf(seen)).toEqual([])
    await signIn(page, 'clerk.6523', 'something else')
    await page.getByText('登录名或密码不对').waitFor()
    await photograph(page, 'sign-in-wrong')
    await signIn(page, ' Clerk.6523')
    await page.getByRole('heading', { name: '第二步：验证码' }).waitFor()
    await photograph(page, 'sign-in-code')
    await page.getByLabel('6 位验证码').fill(nextCode())
    await page.keyboard.press('Enter')
    await menu(page).waitFor()
    expect(new URL(page.url()).pathname).toBe('/c/xinjiang-2017/registers')
    await page.getByText('有 1 次没有成功的登录').waitFor()
    await settled(page)
    await photograph(page, 'sign-in-note')
    await menu(page).click()
    await page.getByRole('menuitem', { name: '我的账号' }).click()
    await page.getByRole('heading', { name: '登录的设备' }).waitFor()
    await settled(page)
    seen.complaints.splice(0)
    expect(await faultsOf(seen)).toEqual([])
    await photograph(page, 'my-account-desktop')
    await page.setViewportSize(phone)
    await photograph(page, 'my-account-phone')
    expect(await faultsOf(seen)).toEqual([])
    await page.setViewportSize(desktop)
    await page.getByRole('button', { name: '退出其他所有设备' }).click()
    await page.getByText('没有其他设备登录着').waitFor()
    await other.page.reload()
    await other.page.getByLabel('登录名').waitFor()
    await other.page.context().close()
    await page.context().close()
  })

  it('changes the password, and takes new recovery codes, with the present password', async () => {
    const seen = await open(`${origin}/my-account`)
    const { page } = seen
    await signIn(page, 'clerk.6523')
    await page.getByLabel('6 位验证码').fill(nextCode())
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByLabel('现在的密码').fill(good)
    await page.getByLabel('新密码').fill(`${good}-again`)
    await page.getByLabel('再输一次').fill(`${good}-again`)
    await photograph(page, 'change-password')
    expect(await faultsOf({ ...seen, complaints: [] })).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('密码已修改').waitFor()
    await page.getByRole('button', { name: '重发恢复码' }).click()
    await page.getByLabel('请输入现在的密码').fill(`${good}-again`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '保存恢复码' }).waitFor()
    await photograph(page, 'new-recovery-codes')
    expect(await faultsOf({ ...seen, complaints: [] })).toEqual([])
    await page.context().close()
  })
})

describe('the liaison', () => {
  it('on a phone is offered a second factor and may leave it', async () => {
    const seen = await open(await linkOf(liaison), phone)
    const { page } = seen
    await photograph(page, 'set-up-phone')
    expect(await faultsOf(seen)).toEqual([])
    await page.getByLabel('新密码').fill(good)
    await page.getByLabel('再输一次').fill(good)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '以后再说' }).waitFor()
    await photograph(page, 'set-up-offer-phone')
    expect(await faultsOf(seen)).toEqual([])
    await page.getByRole('button', { name: '以后再说' }).click()
    await menu(page).waitFor()
    await page.context().close()
  })

  it('with a used link is told what to do next', async () => {
    const address = await linkOf(liaison)
    await linkOf(liaison)
    for (const [name, size] of Object.entries({ desktop, phone })) {
      const seen = await open(address, size)
      await seen.page.getByRole('heading', { name: '这个设置链接不能用' }).waitFor()
      await photograph(seen.page, `set-up-unusable-${name}`)
      seen.complaints.splice(0)
      expect(await faultsOf(seen)).toEqual([])
      await seen.page.context().close()
    }
  })

  it('switches between posts in the account menu', async () => {
    await sql`insert into post (id, person, role, unit, from_day, given_at)
      values ('second-post', 'liaison', 'supervisor', '650000', '2017-01-01', ${now().toISOString()})`.execute(
      house.doer.db,
    )
    const seen = await open(origin, phone)
    const { page } = seen
    await photograph(page, 'sign-in-real-phone')
    expect(await faultsOf(seen)).toEqual([])
    await signIn(page, 'liaison.6523')
    await menu(page).click()
    await page.getByRole('menuitem', { name: /督导组/ }).waitFor()
    await photograph(page, 'user-menu-posts')
    await page.getByRole('menuitem', { name: /督导组/ }).click()
    await page.waitForLoadState('load')
    await menu(page).click()
    await page.getByRole('menuitem', { name: /^联络员/ }).waitFor()
    await page.context().close()
  })
})
