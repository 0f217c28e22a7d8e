/** As an attacker: an administrator who wants to be two persons. */
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { keepLinkCode, openTwoPartLinks } from '../../platform/auth/link-code-store.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { ApprovalList } from '../approvals/contract.ts'
import type { LinkCode, LinksView } from './contract-accounts.ts'
import { vouchAtMachine } from './vouch.ts'

const START = new Date('2017-09-28T04:00:00Z')
const DAY = 86_400_000
const PASSWORD = 'tian shan xue lian hua 47'
let now = START
let house: TestHouse
afterEach(() => house.close())

async function open(): Promise<void> {
  now = START
  house = await startTestHouse({ now: () => now })
}
const db = () => house.doer.db
const get = (who: Persona, url: string) => house.as(who, { url })
const post = (who: Persona, url: string, payload: object = {}) => house.as(who, { method: 'POST', url, payload })
const later = async (ms: number): Promise<void> => {
  now = new Date(START.getTime() + ms)
  await sql`update session set seen_at = ${now}, expires_at = '2018-12-01'`.execute(db())
}
const links = async (who: Persona): Promise<LinksView> => (await get(who, '/api/people/links')).json()

/** An auditor to whom the leadership agreed; the administrator has made the link. */
async function auditorWithLink(): Promise<{ id: string; secret: string }> {
  const made = await post('administrator', '/api/people', {
    ...{ name: '审计员甲', login: 'new.auditor', certificate: null, contact: null },
    post: { role: 'auditor', unit: '650000', group: null, title: null, from: null, until: null, reason: '增加一人' },
  })
  const { id } = made.json<{ id: string }>()
  const [ask] = (await get('leadership', '/api/approvals')).json<ApprovalList>().approvals
  await post('leadership', `/api/approvals/${ask?.id ?? ''}/decision`, { approve: true, note: '同意' })
  const link = (await post('administrator', `/api/people/accounts/${id}/link`)).json<{
    secret: string
    twoPart: boolean
  }>()
  expect(link.twoPart).toBe(true)
  return { id, secret: link.secret }
}
const setUp = (secret: string, code?: string) => post('nobody', '/api/set-up', { secret, password: PASSWORD, code })
const fetchCode = async (who: Persona, id: string): Promise<string> =>
  (await post(who, `/api/people/links/${id}/code`)).json<LinkCode>().code
/** As on a first day: one administrator printed the link, and it was used. */
const foundedBy = (by: string, person: string, at = START) =>
  sql`insert into set_up_link (secret_hash, person, why, made_by, made_at, expires_at, ended_at, end_reason)
    values (${person}, ${person}, 'first-use', ${by}, ${at}, ${at}, ${at}, 'used')`.execute(db())

describe('the link of an account that decides', () => {
  it('opens nothing for who made it: not alone, not with the code of the own asking, not by trying', async () => {
    await open()
    const { id, secret } = await auditorWithLink()
    expect((await post('nobody', '/api/set-up/view', { secret })).json()).toMatchObject({ needsCode: true })
    expect((await setUp(secret)).json().code).toBe('people.link-code-needed')
    expect((await post('administrator', `/api/people/links/${id}/code`)).json().code).toBe('people.code-not-yours')
    expect((await setUp(secret, 'AAAA-AAAA')).json().code, 'no code is there yet').toBe('people.link-code-wrong')
    expect((await links('administrator')).links).toMatchObject([{ person: id, whyNot: 'maker' }])
    await later(2 * DAY)
    expect((await post('administrator', `/api/people/links/${id}/code`)).statusCode, 'a second person is there').toBe(
      409,
    )
    for (const who of ['auditor', 'liaison', 'unit-administrator', 'office-clerk'] as const)
      expect((await post(who, `/api/people/links/${id}/code`)).statusCode, who).toBe(404)
    await fetchCode('leadership', id)
    const tries = await Promise.all(Array.from({ length: 9 }, () => setUp(secret, 'AAAA-AAAB')))
    expect(new Set(tries.map(({ statusCode }) => statusCode))).toEqual(new Set([403, 404]))
    expect((await post('nobody', '/api/set-up/view', { secret })).statusCode, 'five guesses end it').toBe(404)
  }, 60_000)

  it('opens the account with both halves, which is then nobody’s puppet; the code is told once and stands nowhere', async () => {
    await open()
    const { id, secret } = await auditorWithLink()
    const code = await fetchCode('leadership', id)
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    expect((await setUp(secret, code.toLowerCase().replace('-', ' '))).statusCode).toBe(200)
    expect((await links('auditor')).founded).toEqual([])
    const { rows } = await sql<{ all: string }>`select (select string_agg(l::text, '') from set_up_link l)
      || (select string_agg(e::text, '') from audit_entry e) as all`.execute(db())
    expect(rows[0]?.all).not.toContain(code.replace('-', ''))
  }, 60_000)

  it('is none of an earlier time, when the account decided nothing and one hand opened it', async () => {
    await open()
    const place = { unit: '650000', group: null, title: null, from: null, until: null }
    const made = await post('administrator', '/api/people', {
      ...{ name: '干事甲', login: 'new.clerk', certificate: null, contact: null },
      post: { role: 'liaison', ...place, unit: '652300', reason: '' },
    })
    const { id } = made.json<{ id: string }>()
    const { secret } = (await post('administrator', `/api/people/accounts/${id}/link`)).json<{ secret: string }>()
    expect((await post('nobody', '/api/set-up/view', { secret })).json()).toMatchObject({ needsCode: false })
    await post('administrator', `/api/people/accounts/${id}/posts`, { role: 'auditor', ...place, reason: '增加一人' })
    const [ask] = (await get('leadership', '/api/approvals')).json<ApprovalList>().approvals
    await post('leadership', `/api/approvals/${ask?.id ?? ''}/decision`, { approve: true, note: '同意' })
    expect((await setUp(secret)).json().code).toBe('people.set-up-link-unusable')
  }, 60_000)

  it('shows no code for a link whose place another one took meanwhile', async () => {
    await open()
    const { id } = await auditorWithLink()
    const [link] = await openTwoPartLinks(db(), now)
    await later(1000)
    expect((await post('administrator', `/api/people/accounts/${id}/link`)).statusCode).toBe(201)
    const code = { digest: 'x', by: 'demo-administrator', now }
    expect(link !== undefined && (await keepLinkCode(db(), link, code))).toBe(false)
    const [newer] = await openTwoPartLinks(db(), now)
    expect(newer !== undefined && (await keepLinkCode(db(), newer, code))).toBe(true)
  }, 60_000)

  it('is stopped by whoever watches, whatever half is out', async () => {
    await open()
    const { id, secret } = await auditorWithLink()
    const code = await fetchCode('leadership', id)
    expect((await post('auditor', `/api/people/links/${id}/objection`, { reason: '此人不在单位' })).statusCode).toBe(
      204,
    )
    expect((await setUp(secret, code)).statusCode).toBe(404)
  }, 60_000)

  it('is its maker’s alone only where nobody independent is there, after a day, and the account stays in that hand', async () => {
    await open()
    const { id, secret } = await auditorWithLink()
    await foundedBy('demo-administrator', 'demo-leadership')
    expect((await post('leadership', `/api/people/links/${id}/code`)).json().code).toBe('people.code-not-yours')
    await later(DAY - 1000)
    expect((await post('administrator', `/api/people/links/${id}/code`)).statusCode).toBe(409)
    await later(DAY)
    expect((await setUp(secret, await fetchCode('administrator', id))).statusCode).toBe(200)
    await later(100 * DAY)
    const { founded } = await links('administrator')
    expect(founded.find(({ person }) => person === id)).toMatchObject({ mayVouch: false })
  }, 60_000)
})

describe('accounts that one administrator opened', () => {
  const tie = async () => {
    await post('administrator', '/api/people', {
      ...{ name: '干事', login: `clerk.${now.getTime()}`, certificate: null, contact: null },
      post: { role: 'auditor', unit: '650000', group: null, title: null, from: null, until: null, reason: '增加一人' },
    })
    const { approvals } = (await get('leadership', '/api/approvals')).json<ApprovalList>()
    return approvals.filter(({ state }) => state === 'asked').at(-1)
  }

  it('never become second persons by waiting, nor vouch for each other', async () => {
    await open()
    await foundedBy('demo-administrator', 'demo-leadership')
    await foundedBy('demo-administrator', 'demo-auditor')
    await later(200 * DAY)
    expect(await tie()).toMatchObject({ mayDecide: false })
    const vouch = (who: Persona) => post(who, '/api/people/links/demo-leadership/vouch', { reason: '当面见过本人' })
    for (const who of ['administrator', 'auditor'] as const)
      expect((await vouch(who)).json().code, who).toBe('people.not-third')
    expect((await vouch('leadership')).json().code).toBe('people.not-to-yourself')
    expect((await vouch('office-clerk')).statusCode).toBe(404)
  }, 60_000)

  it('become one by a third who is not of that line, until the same hand opens it again', async () => {
    await open()
    await foundedBy('demo-administrator', 'demo-leadership')
    await later(200 * DAY)
    const vouched = await post('auditor', '/api/people/links/demo-leadership/vouch', { reason: '当面见过本人' })
    expect(vouched.statusCode, vouched.body).toBe(204)
    expect(await tie()).toMatchObject({ mayDecide: true })
    await later(200 * DAY + 60_000)
    await sql`update set_up_link set ended_at = ${now}`.execute(db())
    expect(await tie(), 'a link that was open at the vouch, used after it').toMatchObject({ mayDecide: false })
    await sql`delete from set_up_link`.execute(db())
    await later(201 * DAY)
    await foundedBy('demo-administrator', 'demo-leadership', now)
    expect(await tie()).toMatchObject({ mayDecide: false })
  }, 60_000)

  it('become one by the operator at the machine, which the log tells and everybody who watches', async () => {
    await open()
    await foundedBy('demo-administrator', 'demo-leadership')
    await sql`update person set login = 'the.leader' where id = 'demo-leadership'`.execute(db())
    expect(await vouchAtMachine(house.doer, { login: 'nobody.here', reason: '当面见过' })).toBeUndefined()
    expect(await vouchAtMachine(house.doer, { login: 'The.Leader', reason: '当面见过' })).not.toBeUndefined()
    expect(await tie()).toMatchObject({ mayDecide: true })
    const { notices } = (await get('auditor', '/api/notices?limit=50')).json<{
      notices: { kind: string; values: { act?: string } }[]
    }>()
    expect(notices).toContainEqual(
      expect.objectContaining({
        kind: 'people.deciding-changed',
        values: expect.objectContaining({ act: 'people.vouch' }),
      }),
    )
  }, 60_000)
})
