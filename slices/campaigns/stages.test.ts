import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../platform/audit/store.ts'
import type { ApprovalFacts, ApprovalView } from '../approvals/contract.ts'
import type { StageView } from './contract.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'

const url = '/api/campaigns/xinjiang-2017/stage'
const now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())

const stage = async (): Promise<string> => (await house.as('auditor', { url })).json().stage
const move = (who: Persona, from: string, to: string, reason = '测试阶段') =>
  house.as(who, { method: 'POST', url, payload: { from, to, reason } })
const approvals = async (who: Persona): Promise<ApprovalView[]> =>
  (await house.as(who, { url: '/api/approvals' })).json().approvals
const decide = (who: Persona, id: string, approve: boolean) =>
  house.as(who, { method: 'POST', url: `/api/approvals/${id}/decision`, payload: { approve, note: '看过' } })
const run = () => house.as('office-clerk', { method: 'POST', url: '/api/campaigns/xinjiang-2017/runs' })
const openAsk = async (who: Persona): Promise<ApprovalView> => {
  const found = (await approvals(who)).find(({ state }) => state === 'asked')
  if (found === undefined) throw new Error('nothing is asked')
  return found
}

describe('the stages of a campaign', () => {
  it('begin open in a demonstration', async () => {
    expect(await stage()).toBe('open')
    const session = (await house.as('liaison', { url: '/api/session' })).json()
    expect(session.campaigns[0].stage).toBe('open')
    expect(session.openDuring['registers.import']).toEqual(['preparing', 'open', 'review'])
  })

  it('are moved one stage forward by one person with a reason, and by nobody else', async () => {
    expect((await move('liaison', 'open', 'review')).statusCode).toBe(404)
    expect((await move('office-clerk', 'open', 'review', '短')).statusCode).toBe(400)
    expect((await move('office-clerk', 'preparing', 'review')).json().code).toBe('campaigns.stage-moved')
  })

  it('are not leapt over, nor closed, by one person: another sees what it takes from whom, and agrees', async () => {
    expect((await move('office-clerk', 'open', 'closed', '提前结束')).json()).toEqual({ moved: false })
    expect(await stage()).toBe('open')
    const ask = await openAsk('leadership')
    expect(ask).toMatchObject({ kind: 'campaigns.move-ahead', values: { from: 'open', to: 'closed' } })
    expect((await decide('office-clerk', ask.id, true)).json().code).toBe('approvals.own')
    const { facts } = (await house.as('leadership', { url: `/api/approvals/${ask.id}/facts` })).json<ApprovalFacts>()
    expect(facts[0]).toEqual({ key: 'move', value: '开展 → 结束' })
    const clerk = facts.find(({ label }) => label === 'console:role.office-clerk')
    expect(clerk?.words).toContain('people:verb.registers.import')
    expect((await house.as('liaison', { url: `/api/approvals/${ask.id}/facts` })).statusCode).toBe(404)
    const { closes } = (await house.as('liaison', { url })).json<StageView>()
    expect(closes.closed?.['liaison']).toContain('registers.import')
    expect(closes.review?.['liaison'] ?? []).not.toContain('registers.import')
    expect((await decide('leadership', ask.id, true)).statusCode).toBe(204)
    expect(await stage()).toBe('closed')
  })

  it('close every write, and say so only to who has the verb', async () => {
    const refused = await run()
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'house.not-in-this-stage'])
    expect(refused.json()).toMatchObject({ values: { stage: 'closed', open: 'preparing open review' } })
    expect(refused.json().message).toContain('“结束”')
    const stranger = await house.as('expert', { method: 'POST', url: '/api/campaigns/xinjiang-2017/runs' })
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'house.not-found'])
    expect((await house.as('office-clerk', { url: '/api/campaigns/xinjiang-2017/runs' })).statusCode).toBe(200)
  })

  it('go back only when another person agrees', async () => {
    expect((await move('office-clerk', 'closed', 'review', '漏录三个单位')).json()).toEqual({ moved: false })
    expect(await stage()).toBe('closed')
    expect((await move('leadership', 'closed', 'open')).json().code).toBe('approvals.asked-already')
    const ask = await openAsk('leadership')
    expect([ask.mayDecide, ask.isMine, ask.reason]).toEqual([true, false, '漏录三个单位'])
    expect((await openAsk('office-clerk')).mayDecide).toBe(false)
    expect((await decide('office-clerk', ask.id, true)).json().code).toBe('approvals.own')
    expect((await approvals('liaison')).length).toBe(0)
    expect((await decide('liaison', ask.id, true)).statusCode).toBe(404)
    expect((await decide('leadership', ask.id, true)).statusCode).toBe(204)
    expect(await stage()).toBe('review')
    expect((await decide('leadership', ask.id, false)).json().code).toBe('approvals.decided')
    const [last] = (await house.as('auditor', { url })).json().history
    expect(last).toMatchObject({ stage: 'review', byTwo: true, by: '自治区办公室 演示干事', reason: '漏录三个单位' })
  })

  it('stay where they are when the other person does not agree, or the asker takes it back', async () => {
    await move('leadership', 'review', 'preparing', '想重来一次')
    const ask = await openAsk('office-clerk')
    expect((await decide('office-clerk', ask.id, false)).statusCode).toBe(204)
    await move('leadership', 'review', 'open', '再问一次')
    const { id } = await openAsk('leadership')
    const withdraw = (who: Persona) => house.as(who, { method: 'POST', url: `/api/approvals/${id}/withdrawal` })
    expect((await withdraw('office-clerk')).statusCode).toBe(404)
    expect((await withdraw('leadership')).statusCode).toBe(204)
    expect(await stage()).toBe('review')
  })

  it('are not moved by an approval that comes too late, and the same may then be asked again', async () => {
    await move('leadership', 'review', 'open', '过期测试')
    const { id } = await openAsk('office-clerk')
    await sql`update approval set expires_at = ${now} where id = ${id}`.execute(house.doer.db)
    expect((await decide('office-clerk', id, true)).json().code).toBe('approvals.decided')
    expect((await approvals('office-clerk')).find((one) => one.id === id)?.state).toBe('expired')
    expect((await move('leadership', 'review', 'open', '再提一次')).json()).toEqual({ moved: false })
    expect(await stage()).toBe('review')
  })

  it('are a history that nobody changes, with every step in the log', async () => {
    const { db } = house.doer
    await expect(sql`update campaign_stage set stage = 'open'`.execute(db)).rejects.toThrow(/history/)
    const { rows } = await sql<{ verb: string; who: string }>`
      select verb, who from audit_entry where object = 'stage:xinjiang-2017' or verb like 'approvals.%' order by id`.execute(
      db,
    )
    const verbs = rows.map(({ verb }) => verb)
    expect(verbs.filter((verb) => verb === 'approvals.decide').length).toBe(5)
    expect(verbs).toContain('approvals.withdraw')
    expect((await verifyChain(db)).broken).toBeNull()
  })
})
