/** Passkeys by Chromium's virtual authenticator, single sign-on by a real provider, as people of a real installation meet them. */
import { createServer } from 'node:http'
import { sql } from 'kysely'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProvider } from '../../platform/auth/oidc.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { startProvider, type TestProvider } from '../provider.ts'
import { ensureConsole } from './ensure-console.ts'
import { desktop, faultsOf, phone, photograph, settled, startBrowser, watch, type Visit } from './harness.ts'

const good = 'Vx9-kettle-mornq'

let house: TestHouse
let browser: Browser
let provider: TestProvider
let origin = ''
let port = 0

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof at === 'object' && at !== null ? at.port : 0
}

async function addPerson(id: string, name: string, role: string): Promise<void> {
  const { db } = house.doer
  const at = new Date().toISOString()
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${id}, ${name}, ${id}, 'active', false, ${at})`.execute(db)
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${id}, ${role}, '652300', '2017-01-01', ${at})`.execute(db)
  await keepPassword(db, id, { hash: await hashPassword(good), now: new Date() })
}

async function open(address: string, { size = desktop, locale = 'zh-CN' } = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: size, locale, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const complaints = watch(page, origin)
  await page.goto(address)
  await settled(page)
  return { page, complaints }
}

/** A telephone's or computer's own authenticator: holds keys, and asks for a finger. */
async function authenticator(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { cdp, id }
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(good)
  await page.keyboard.press('Enter')
}

const menu = (page: Page) => page.getByRole('button', { name: /账户菜单/ })

async function signOut(page: Page): Promise<void> {
  await menu(page).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
}

beforeAll(async () => {
  await ensureConsole(new URL('../../', import.meta.url).pathname)
  port = await freePort()
  origin = `http://localhost:${port}`
  provider = await startProvider({ redirects: [`${origin}/single-sign-on/bureau`], signOutReturns: [`${origin}/`] })
  const settings = {
    ...{ id: 'bureau', label: '厅统一身份认证', labelEn: 'Department sign-in', issuer: new URL(provider.issuer) },
    ...{ clientId: provider.clientId, clientSecret: provider.clientSecret, scopes: ['openid', 'profile'] },
    ...{ loginClaim: 'preferred_username', twoFactors: { acr: [], amr: ['otp'] }, clockToleranceSeconds: 30 },
    ...{ timeoutSeconds: 3, unknownPeople: 'wait' as const, signOutThere: false },
  }
  const providers = [openProvider(settings)]
  ;[house, browser] = await Promise.all([startTestHouse({ demonstration: false, origin, providers }), startBrowser()])
  await addPerson('liaison', '昌吉州 测试联络员', 'liaison')
  await addPerson('other', '昌吉州 测试联络员乙', 'liaison')
  await addPerson('chief', '测试管理员', 'liaison')
  await sql`update post set role = 'administrator' where id = 'chief'`.execute(house.doer.db)
  await house.app.listen({ host: '127.0.0.1', port })
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await provider?.close()
})

describe('a passkey', () => {
  it('is added in the own account, signs in alone and as the second step, and is removed', async () => {
    const seen = await open(`${origin}/my-account`)
    const { page } = seen
    await authenticator(page)
    await photograph(page, 'ways-sign-in-desktop')
    expect(await faultsOf(seen)).toEqual([])
    await signIn(page, 'liaison')
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    await page.getByLabel('名称').fill('办公室电脑')
    await page.getByLabel('请输入现在的密码').fill(good)
    await photograph(page, 'passkey-add')
    expect(await faultsOf(seen)).toEqual([])
    await page.getByRole('button', { name: '在这台设备上创建' }).click()
    await page.getByText('办公室电脑').waitFor()
    await settled(page)
    await page.getByRole('heading', { name: '通行密钥' }).scrollIntoViewIfNeeded()
    await photograph(page, 'passkey-added')
    expect(await faultsOf(seen)).toEqual([])

    await signOut(page)
    await page.getByRole('button', { name: '用通行密钥登录' }).focus()
    await page.keyboard.press('Enter')
    await menu(page).waitFor()
    await signOut(page)

    await page.getByLabel('登录名').waitFor()
    await signIn(page, 'liaison')
    await page.getByRole('heading', { name: '第二步：通行密钥' }).waitFor()
    await photograph(page, 'passkey-second')
    expect(await faultsOf(seen)).toEqual([])
    await page.keyboard.press('Enter')
    await menu(page).waitFor()
    await page.goto(`${origin}/my-account`)
    await settled(page)
    await expect.poll(() => page.getByText('密码和通行密钥').count()).toBe(1)
    await page.getByRole('button', { name: '删除密钥：办公室电脑' }).click()
    await page.getByLabel('请输入现在的密码').fill(good)
    await page.keyboard.press('Enter')
    await page.getByText('通行密钥已删除').waitFor()
    await page.getByText('办公室电脑').first().waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('that is not there, or whose finger is wrong, is told with what to do', async () => {
    const { page } = await open(origin, { size: phone })
    const { cdp, id } = await authenticator(page)
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
    await page.getByRole('button', { name: '用通行密钥登录' }).click()
    await page.getByText('没有完成').waitFor()
    await photograph(page, 'passkey-turned-away-phone')
    await page.context().close()
  })

  it('is not offered at another address of the same server: the page says where', async () => {
    const seen = await open(`http://127.0.0.1:${port}`, { size: phone })
    const { page } = seen
    expect(await page.getByRole('button', { name: '用通行密钥登录' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('link', { name: origin }).getAttribute('href')).toBe(`${origin}/`)
    await photograph(page, 'ways-sign-in-elsewhere-phone')
    await page.context().close()
  })
})

describe('single sign-on', () => {
  it('tells a stranger who confirms, the administrator confirms, and then it signs in', async () => {
    provider.now.who = { subject: 'a-7f3', name: '测试联络员乙', login: 'other' }
    const stranger = await open(origin, { size: phone })
    await photograph(stranger.page, 'ways-sign-in-phone')
    expect(await faultsOf(stranger)).toEqual([])
    await stranger.page.getByRole('button', { name: '用“厅统一身份认证”登录' }).click()
    await stranger.page.getByText('等管理员确认').waitFor()
    await settled(stranger.page)
    expect(new URL(stranger.page.url()).search).toBe('')
    await photograph(stranger.page, 'single-sign-on-unknown-phone')

    const chief = await open(`${origin}/arrivals`)
    await confirmSecondNotOwed(chief)
    await photograph(chief.page, 'arrivals')
    expect(await faultsOf(chief)).toEqual([])
    await chief.page.getByRole('button', { name: '把“测试联络员乙”关联到账号' }).click()
    await chief.page.getByRole('button', { name: '查看账号' }).click()
    await chief.page.getByText('这是 昌吉州 测试联络员乙').waitFor()
    await chief.page.getByLabel('怎样核实的').fill('打办公电话核实过')
    await photograph(chief.page, 'arrivals-confirm')
    expect(await faultsOf(chief)).toEqual([])
    await chief.page.getByRole('button', { name: '确认关联' }).click()
    await chief.page.getByText('没有待确认的身份').waitFor()
    await photograph(chief.page, 'arrivals-empty')
    await chief.page.context().close()

    await stranger.page.getByRole('button', { name: '回到本系统' }).click()
    await stranger.page.getByRole('button', { name: '用“厅统一身份认证”登录' }).click()
    await menu(stranger.page).waitFor()
    await stranger.page.context().close()
  })

  it('is linked and unlinked in the own account, in English too', async () => {
    provider.now.who = { subject: 'b-911' }
    const seen = await open(`${origin}/my-account`, { locale: 'en' })
    const { page } = seen
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('Login name').fill('liaison')
    await page.getByLabel('Password', { exact: true }).fill(good)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Link “Department sign-in”' }).click()
    await page.getByLabel(/present password/i).fill(good)
    await page.keyboard.press('Enter')
    await page.getByText('linked by you').waitFor()
    await settled(page)
    await page.getByRole('heading', { name: 'Single sign-on' }).scrollIntoViewIfNeeded()
    await photograph(page, 'identities-english')
    expect((await faultsOf(seen)).filter((fault) => !fault.includes(provider.issuer))).toEqual([])
    await page.getByRole('button', { name: 'Unlink “Department sign-in”' }).click()
    await page.getByLabel(/present password/i).fill(good)
    await page.keyboard.press('Enter')
    await page.getByText('not linked', { exact: true }).waitFor()
    await page.context().close()
  })

  it('says that the provider is away and leaves the password to use', async () => {
    await provider.close()
    const strange = await open(`${origin}/single-sign-on/bureau?code=x&state=y`)
    await strange.page.getByText('不是在这个浏览器页里开始的').waitFor()
    await photograph(strange.page, 'single-sign-on-not-from-here')
    expect(await faultsOf(strange)).toEqual([])
    await strange.page.context().close()
  })
})

/** An administrator owes a second factor: here the way is shortened by a role that owes none, for this one sign-in. */
async function confirmSecondNotOwed({ page }: Visit): Promise<void> {
  await sql`update post set role = 'liaison' where id = 'chief'`.execute(house.doer.db)
  await signIn(page, 'chief')
  await menu(page).waitFor()
  await sql`update post set role = 'administrator' where id = 'chief'`.execute(house.doer.db)
  await page.reload()
  await settled(page)
}
