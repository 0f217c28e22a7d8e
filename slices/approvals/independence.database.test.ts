/** Two accounts that one pair of hands could be are not two persons, whatever kind of act it is. */
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { ApprovalView } from './contract.ts'

const START = new Date('2017-09-28T04:00:00Z')
const DAY = 86_400_000
let now = START
let house: TestHouse
const url = '/api/campaigns/xinjiang-2017/stage'
const [clerk, leader] = ['demo-office-clerk', 'demo-leadership']

beforeEach(async () => {
  await house?.close()
  now = START
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())

const asked = async (): Promise<string> => {
  const payload = { from: 'open', to: 'closed', reason: '提前结束活动' }
  const answer = await house.as('office-clerk', { method: 'POST', url, payload })
  expect(answer.json(), answer.body).toEqual({ moved: false })
  const { approvals } = (await house.as('office-clerk', { url: '/api/approvals' })).json<{
    approvals: ApprovalView[]
  }>()
  return approvals[0]?.id ?? ''
}
const decide = (who: Persona, id: string, approve = true) =>
  house.as(who, { method: 'POST', url: `/api/approvals/${id}/decision`, payload: { approve, note: '看过了' } })
const seenBy = async (who: Persona): Promise<ApprovalView | undefined> =>
  (await house.as(who, { url: '/api/approvals' })).json<{ approvals: ApprovalView[] }>().approvals[0]
const link = (person: string, by: string, at: Date = START) =>
  sql`insert into set_up_link (secret_hash, person, why, made_by, made_at, expires_at, ended_at, end_reason)
    values (${`${person} ${by}`}, ${person}, 'first-use', ${by}, ${at.toISOString()}, ${at.toISOString()}, ${at.toISOString()}, 'used')`.execute(
    house.doer.db,
  )
const stage = async (): Promise<string> => (await house.as('auditor', { url })).json().stage

async function refused(why: ApprovalView['tie']): Promise<void> {
  const id = await asked()
  expect(await seenBy('leadership')).toMatchObject({ mayDecide: false, mayObject: true, tie: why })
  const answer = await decide('leadership', id)
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'approvals.not-independent'])
  expect(await stage()).toBe('open')
  expect((await seenBy('leadership'))?.state, 'nothing is decided').toBe('asked')
  expect((await decide('leadership', id, false)).statusCode, 'no may be said by anybody').toBe(204)
}

describe('who decides what another asked', () => {
  it('is anybody with the right whose account has nothing to do with the asker’s', async () => {
    expect((await decide('leadership', await asked())).statusCode).toBe(204)
    expect(await stage()).toBe('closed')
  })

  it('is not an account whose link the asker saw', async () => {
    await link(leader, clerk)
    await refused('hands')
  })

  it('is not who saw the link of the asker', async () => {
    await link(clerk, leader)
    await refused('hands')
  })

  it('is not an account that the same third person had in hand, over any number of accounts between', async () => {
    await link(leader, 'demo-administrator')
    await link('demo-expert', 'demo-administrator')
    await link(clerk, 'demo-expert')
    await refused('hands')
  })

  it('is no account that decides and was in the asker’s hands, however long ago', async () => {
    await link(leader, clerk, new Date(START.getTime() - 14 * DAY - 1000))
    expect((await decide('leadership', await asked())).statusCode).toBe(409)
  })

  it('is not an account that was recovered, or linked to a sign-in, by the asker', async () => {
    await sql`insert into recovery (approval, person, agreed_by, agreed_at) values ('r', ${leader}, ${clerk}, ${now})`.execute(
      house.doer.db,
    )
    await refused('hands')
    await sql`delete from recovery`.execute(house.doer.db)
    await sql`insert into single_sign_on_identity (issuer, subject, person, linked_at, linked_by)
      values ('https://idp.example.org', 's', ${leader}, ${now}, ${clerk})`.execute(house.doer.db)
    await refused('hands')
  })

  it('is not who got a post from the asker just now, nor has the same certificate', async () => {
    await sql`update post set given_by = ${clerk}, given_at = ${now} where person = ${leader}`.execute(house.doer.db)
    await refused('post')
    await sql`update post set given_by = null`.execute(house.doer.db)
    await sql`update person set certificate = ' 6501000001a' where id = ${leader}`.execute(house.doer.db)
    await sql`update person set certificate = '6501000001A' where id = ${clerk}`.execute(house.doer.db)
    await refused('certificate')
    await sql`update person set certificate = '' where id in (${leader}, ${clerk})`.execute(house.doer.db)
    expect((await decide('leadership', await asked())).statusCode, 'no certificate is not the same one').toBe(204)
  })

  it('is not who stands in for the asker, or was stood in for, under whatever post', async () => {
    const lend = (post: string, to: string, from: string, until: string) =>
      sql`insert into delegation (id, post, to_person, from_day, until_day, reason, given_by, given_at)
        values (${`${post}${to}`}, ${post}, ${to}, ${from}, ${until}, '休假', ${to}, '2017-09-01')`.execute(
        house.doer.db,
      )
    await lend(clerk, leader, '2017-09-27', '2017-09-30')
    await refused('stand-in')
    await sql`update delegation set ended_at = ${new Date(now.getTime() - 1000)}, ended_by = 'x'`.execute(house.doer.db)
    const id = await asked()
    expect((await seenBy('leadership'))?.mayDecide, 'ended before the ask').toBe(true)
    await sql`update delegation set ended_at = ${new Date(now.getTime() + 1000)}`.execute(house.doer.db)
    expect((await decide('leadership', id)).json().code, 'ended to decide').toBe('approvals.not-independent')
    await sql`delete from delegation`.execute(house.doer.db)
    await lend(leader, clerk, '2017-09-20', '2017-09-30')
    expect((await decide('leadership', id)).json().code, 'the other way round').toBe('approvals.not-independent')
    await sql`update delegation set until_day = '2017-09-27'`.execute(house.doer.db)
    expect((await decide('leadership', id)).statusCode, 'over the day before').toBe(204)
  })

  it('is one of two who decide at the same moment', async () => {
    await sql`update post set role = 'office-clerk' where id = 'demo-expert'`.execute(house.doer.db)
    const id = await asked()
    const answers = await Promise.all([decide('leadership', id), decide('expert', id, false)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('approvals.decided')
    expect(await stage()).toBe(answers[0]?.statusCode === 204 ? 'closed' : 'open')
  })

  it('is nobody after fourteen days, and nobody makes it take effect alone', async () => {
    const id = await asked()
    const alone = await house.as('office-clerk', { method: 'POST', url: `/api/approvals/${id}/completion` })
    expect(alone.json().code).toBe('approvals.needs-second')
    expect((await house.as('leadership', { method: 'POST', url: `/api/approvals/${id}/completion` })).statusCode).toBe(
      404,
    )
    now = new Date(START.getTime() + 14 * DAY)
    await sql`update session set seen_at = ${now}, expires_at = '2018-12-01'`.execute(house.doer.db)
    expect((await decide('leadership', id)).json().code).toBe('approvals.decided')
    expect((await seenBy('leadership'))?.state).toBe('expired')
  })
})
