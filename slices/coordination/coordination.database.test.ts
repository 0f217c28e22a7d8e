import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type {
  AddressedView,
  AnnouncementPage,
  AnnouncementView,
  DraftView,
  LateView,
  PublishReceipt,
  ReceiptPage,
  Saved,
} from './contract.ts'
import type { MeetingView, ProblemPage, ProblemView } from './contract-problems.ts'
import type { CannedAnswer, QuestionPage, QuestionView } from './contract-questions.ts'

let house: TestHouse
let now = new Date('2017-09-20T15:50:00Z')
const base = '/api/campaigns/xinjiang-2017/coordination'
const own = '652300'
const county = '652301'
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())

const get = (who: Persona, path: string) => house.as(who, { url: `${base}/${path}` })
const send = (who: Persona, method: 'POST' | 'PUT', path: string, payload?: object) =>
  house.as(who, { method, url: `${base}/${path}`, ...(payload === undefined ? {} : { payload }) })
const everybody: readonly Persona[] = ['administrator', 'expert', 'publicity-clerk', 'unit-administrator', 'nobody']

const write = async (who: Persona, id: string, content: object): Promise<number> => {
  const { rev } = (await get(who, `announcements/${id}/draft`)).json<DraftView>()
  const saved = (await send(who, 'PUT', `announcements/${id}/draft`, { base: rev, content })).json<Saved>()
  expect(saved.saved).toBe(true)
  return saved.rev
}
const publish = (who: Persona, id: string, rev: number) => send(who, 'POST', `announcements/${id}/publication`, { rev })
const text = {
  title: '关于报送活动简报的通知',
  body: '请各单位按每月两期报送。',
  clauses: ['n4.2e'],
  due: '2017-09-20',
}

describe('an announcement', () => {
  const id = 'first-announcement'

  it('is saved as it is written; two writers keep both texts', async () => {
    const first = await write('office-clerk', id, { ...text, title: '甲稿标题' })
    const path = `announcements/${id}/draft`
    const again = await send('office-clerk', 'PUT', path, { base: 0, content: { ...text, title: '甲稿标题' } })
    expect(again.json<Saved>()).toMatchObject({ saved: true, rev: first })
    const slower = await send('office-clerk', 'PUT', path, { base: 0, content: { ...text, title: '乙稿标题' } })
    expect(slower.json<Saved>()).toMatchObject({ saved: false, rev: first })
    const view = (await get('office-clerk', path)).json<DraftView>()
    expect([view.content.title, view.asides.map(({ content }) => content.title)]).toEqual(['甲稿标题', ['乙稿标题']])
    const settles = view.asides[0]?.id
    const taken = await send('office-clerk', 'PUT', path, { base: first, content: text, settles })
    expect(taken.json<Saved>()).toMatchObject({ saved: true, rev: first + 1 })
    expect((await get('office-clerk', path)).json<DraftView>().asides).toEqual([])
  })

  it('is nobody else’s before it is published; a past day, an unknown clause and a stranger’s file are refused', async () => {
    expect((await get('leadership', `announcements/${id}`)).statusCode).toBe(404)
    expect((await get('liaison', `announcements/${id}/draft`)).statusCode).toBe(404)
    const refused = async (content: object): Promise<string> =>
      (await publish('office-clerk', id, await write('office-clerk', id, { ...text, ...content }))).json().code
    expect(await refused({ due: '2017-09-19' })).toBe('coordination.due-past')
    expect(await refused({ clauses: ['n9.9z'] })).toBe('coordination.clause-unknown')
    expect(await refused({ files: ['a'.repeat(64)] })).toBe('coordination.file-unknown')
    expect(await refused({ title: ' ' })).toBe('coordination.incomplete')
    expect(await refused({ audience: { kind: 'units' } })).toBe('coordination.nobody-addressed')
    expect((await publish('office-clerk', id, 1)).json().code).toBe('coordination.draft-moved')
  })

  it('is published once, however often it is clicked, and never changes', async () => {
    const rev = await write('office-clerk', id, text)
    const made = (await publish('office-clerk', id, rev)).json<PublishReceipt>()
    expect(made.version).toBe(1)
    expect(made.units).toBeGreaterThan(100)
    expect((await publish('office-clerk', id, rev)).json<PublishReceipt>()).toMatchObject({ hash: made.hash })
    await expect(sql`update announcement_version set body = 'x'`.execute(house.doer.db)).rejects.toThrow(
      /never changed/,
    )
    const told = await house.as('liaison', { url: '/api/notices?limit=10' })
    expect(told.json<{ notices: { kind: string }[] }>().notices.map(({ kind }) => kind)).toContain(
      'coordination.published',
    )
  })

  it('is read and confirmed per unit, each within the own territory', async () => {
    const view = (await get('county-officer', `announcements/${id}`)).json<AnnouncementView>()
    expect(view).toMatchObject({ own: { unit: county, state: 'untouched' }, may: { confirm: false, overview: false } })
    expect((await send('county-officer', 'POST', `announcements/${id}/reading`, { version: 1 })).statusCode).toBe(204)
    expect((await get('county-officer', `announcements/${id}`)).json<AnnouncementView>().own?.state).toBe('read')
    const confirm = (who: Persona, units: string[], version = 1) =>
      send(who, 'POST', `announcements/${id}/confirmation`, { version, units })
    expect((await confirm('county-officer', [county])).statusCode).toBe(404)
    expect((await confirm('liaison', ['650100'])).statusCode).toBe(404)
    expect((await confirm('liaison', [own])).json()).toMatchObject({ confirmed: [own] })
    expect((await confirm('liaison', [own])).json()).toMatchObject({ confirmed: [] })
    const seen = (await get('liaison', `announcements/${id}/receipts`)).json<ReceiptPage>()
    expect(seen.counts.units).toBeLessThan(12)
    expect(seen.rows.find(({ unit }) => unit === own)).toMatchObject({ state: 'confirmed', confirmedBy: /联络员/ })
    const all = (await get('office-clerk', `announcements/${id}/receipts?limit=5`)).json<ReceiptPage>()
    expect(all.rows.length).toBe(5)
    expect(all.counts).toMatchObject({ confirmed: 1, read: 1, late: 0 })
    expect((await get('liaison', `announcements/${id}/receipts.xlsx`)).statusCode).toBe(200)
    for (const who of everybody) expect([401, 404]).toContain((await get(who, `announcements/${id}`)).statusCode)
  })

  it('whose day is over counts late units, reminds each once a day, and climbs', async () => {
    now = new Date('2017-09-20T16:10:00Z')
    const counts = async () => (await get('office-clerk', `announcements/${id}/receipts`)).json<ReceiptPage>().counts
    const { units, late } = await counts()
    expect(late).toBe(units - 1)
    const before = (await get('liaison', `announcements/${id}/late`)).json<LateView>()
    expect(before.units.every(({ rung, to }) => rung === 'above' && to?.includes('联络员') === true)).toBe(true)
    const receipt = (await send('office-clerk', 'POST', `announcements/${id}/reminders`)).json()
    expect(receipt.reminded).toBe(before.late)
    expect(receipt.nobody.length).toBe(late - before.late)
    expect((await send('office-clerk', 'POST', `announcements/${id}/reminders`)).json().reminded).toBe(0)
    const after = (await get('liaison', `announcements/${id}/late`)).json<LateView>()
    expect(after).toMatchObject({ late: before.late, today: before.late, units: [] })
    const filter = encodeURIComponent(JSON.stringify({ state: ['late'] }))
    const page = (await get('liaison', `announcements/${id}/receipts?filter=${filter}`)).json<ReceiptPage>()
    expect(page.total).toBe(before.late)
    expect(page.rows[0]?.reminded?.rung).toBe('above')
  })

  it('is corrected by another version that asks for confirming again; the earlier one stays readable', async () => {
    const draft = (await get('office-clerk', `announcements/${id}/draft`)).json<DraftView>()
    expect([draft.rev, draft.content.title]).toEqual([0, text.title])
    const corrected = { ...text, due: '2017-09-30', audience: { experts: true } }
    const silent = await write('office-clerk', id, corrected)
    expect((await publish('office-clerk', id, silent)).json().code).toBe('coordination.incomplete')
    const rev = await write('office-clerk', id, { ...corrected, changed: '期限改为 9 月 30 日' })
    expect((await publish('office-clerk', id, rev)).json<PublishReceipt>().version).toBe(2)
    const view = (await get('liaison', `announcements/${id}`)).json<AnnouncementView>()
    expect(view).toMatchObject({ newest: { version: 2, changed: '期限改为 9 月 30 日' }, own: { state: 'untouched' } })
    expect(view.earlier.map(({ version }) => version)).toEqual([1])
    const old = await send('liaison', 'POST', `announcements/${id}/confirmation`, { version: 1, units: [own] })
    expect(old.json().code).toBe('coordination.newer-version')
    const addressed = (await get('expert', 'addressed')).json<{ announcements: AddressedView[] }>().announcements
    expect(addressed.map((one) => [one.id, one.version])).toEqual([[id, 2]])
    expect(JSON.stringify(addressed)).not.toContain('干事')
    const url = `/api/campaigns/xinjiang-2017/search?text=${encodeURIComponent('活动简报')}`
    const { body } = await house.as('office-clerk', { url })
    expect(body, 'published at ten past midnight in Beijing').toContain('2017-09-21')
  })

  it('is confirmed by another only for a unit without a liaison of its own', async () => {
    const [alone, led] = ['652302', '652323']
    const { db } = house.doer
    await sql`insert into post (id, person, role, unit, title, from_day, given_at)
      values ('led', 'demo-expert', 'liaison', ${led}, '', '2017-01-01', '2017-01-01')`.execute(db)
    const confirm = (units: string[]) =>
      send('liaison', 'POST', `announcements/${id}/confirmation`, { version: 2, units })
    expect((await confirm([alone, led])).json().code).toBe('coordination.confirms-itself')
    expect((await confirm([alone])).json()).toMatchObject({ confirmed: [alone] })
    await sql`delete from post where id = 'led'`.execute(db)
  })
})

describe('a prefecture', () => {
  it('writes to its own counties; another prefecture, and experts, hear nothing of it', async () => {
    const id = 'of-the-prefecture'
    const elsewhere = { kind: 'units', units: ['650104'] }
    const bad = await publish('liaison', id, await write('liaison', id, { ...text, due: null, audience: elsewhere }))
    expect(bad.json().code).toBe('coordination.unit-elsewhere')
    const rev = await write('liaison', id, { ...text, due: null, audience: { experts: true } })
    expect((await publish('liaison', id, rev)).json<PublishReceipt>().units).toBeLessThan(10)
    expect((await get('county-officer', 'announcements')).json<AnnouncementPage>().total).toBe(2)
    const addressed = (await get('expert', 'addressed')).json<{ announcements: AddressedView[] }>().announcements
    expect(addressed.map((one) => one.id)).not.toContain(id)
    expect((await get('office-clerk', `announcements/${id}/draft`)).statusCode).toBe(404)
    const found = await house.as('county-officer', {
      url: `/api/campaigns/xinjiang-2017/search?text=${encodeURIComponent('活动简报')}`,
    })
    expect(found.body).toContain(id)
  })
})

describe('a question', () => {
  const id = 'question-one'
  const answer = (who: Persona, body: object, of = id) => send(who, 'POST', `questions/${of}/answers`, body)

  it('is the asking unit’s and the office’s until its answer is published, then everybody’s without who asked', async () => {
    const body = '我县乙企业停产期间算不算重点监控企业？'
    const ask = { id, body, clause: 'a1.2c' }
    expect((await send('county-officer', 'POST', 'questions', ask)).statusCode).toBe(201)
    expect((await send('county-officer', 'POST', 'questions', ask)).statusCode).toBe(201)
    const otherwise = await send('county-officer', 'POST', 'questions', { ...ask, body: `${body}请尽快答复。` })
    expect([otherwise.statusCode, otherwise.json().code]).toEqual([409, 'coordination.sent-otherwise'])
    expect((await send('office-clerk', 'POST', 'questions', { ...ask, id: 'question-two' })).statusCode).toBe(404)
    const waits = await house.as('office-clerk', { url: '/api/campaigns/xinjiang-2017/waiting' })
    expect(waits.body).toContain('coordination.answer-questions')
    expect((await send('office-clerk', 'POST', `questions/${id}/taking`)).statusCode).toBe(204)
    expect((await answer('office-clerk', { seen: 0, body: '按年初名录计算。', publish: false })).statusCode).toBe(204)
    expect((await answer('office-clerk', { seen: 0, body: '按年初名录计算。', publish: false })).json().code).toBe(
      'coordination.question-moved',
    )
    await sql`update question set unit = '650104' where id = ${id}`.execute(house.doer.db)
    expect((await get('county-officer', `questions/${id}`)).statusCode).toBe(404)
    const again = { seen: 1, body: '按 2017 年名录计算，停产不扣除。', publish: true, publicBody: '停产企业算不算？' }
    expect((await answer('office-clerk', again)).json().code).toBe('coordination.why-needed')
    expect((await answer('office-clerk', { ...again, why: '写明年份' })).statusCode).toBe(204)
    const seen = (await get('county-officer', `questions/${id}`)).json<QuestionView>()
    expect(seen).toMatchObject({ body: '停产企业算不算？', unitName: null, asked: null, askedBy: null })
    expect(seen.answers.map(({ place }) => place)).toEqual([2])
    expect(JSON.stringify(seen)).not.toContain('乙企业')
    const office = (await get('office-clerk', `questions/${id}`)).json<QuestionView>()
    expect(office.answers.map(({ superseded }) => superseded)).toEqual([false, true])
    await expect(sql`update question_answer set body = 'x'`.execute(house.doer.db)).rejects.toThrow(/never changed/)
    const find = encodeURIComponent('停产不扣除')
    const found = async (who: Persona) => (await get(who, `questions?find=${find}`)).json<QuestionPage>().total
    expect([await found('county-officer'), await found('auditor')]).toEqual([1, 1])
    for (const hidden of ['乙企业', '年初名录'])
      expect((await get('county-officer', `questions?find=${encodeURIComponent(hidden)}`)).json().total, hidden).toBe(0)
    for (const who of everybody) expect([401, 404]).toContain((await get(who, `questions/${id}`)).statusCode)
  })

  it('is taken back by who asked, while nobody answered', async () => {
    const other = 'question-back'
    await send('liaison', 'POST', 'questions', { id: other, body: '简报交到哪里？' })
    const back = (who: Persona) => send(who, 'POST', `questions/${other}/taking-back`, { reason: '已经找到' })
    expect((await back('county-officer')).statusCode).toBe(404)
    expect((await back('liaison')).statusCode).toBe(204)
    expect((await answer('office-clerk', { seen: 0, body: '交办公室', publish: true }, other)).json().code).toBe(
      'coordination.question-moved',
    )
    const { answers } = (await get('office-clerk', 'canned-answers')).json<{ answers: CannedAnswer[] }>()
    expect(answers.map(({ question }) => question)).toEqual([id])
  })
})

describe('a meeting', () => {
  const id = 'meeting-one'
  const text = {
    ...{ title: '九月调度会', day: '2017-09-20', place: '总队会议室', minutes: '通报进展。\n研究问题。' },
    attendance: [
      { unit: own, present: true },
      { unit: '650100', present: false, reason: '参加督察' },
    ],
    actions: [{ what: '补报七月简报', owner: 'demo-liaison', due: '2017-09-19', clause: 'n4.2e' }],
  }
  const save = async (content: object): Promise<number> => {
    const { rev } = (await get('office-clerk', `meetings/${id}`)).json<MeetingView>()
    return (await send('office-clerk', 'PUT', `meetings/${id}`, { base: rev, content })).json<Saved>().rev
  }
  const sign = (rev: number) => send('office-clerk', 'POST', `meetings/${id}/signature`, { rev, reason: '会后核对' })

  it('is a draft of the office until it is signed off; then it never changes and its actions have owners', async () => {
    const early = await save({ ...text, actions: [{ what: '补报' }] })
    expect((await sign(early)).json().code).toBe('coordination.incomplete')
    const rev = await save(text)
    expect((await get('liaison', `meetings/${id}`)).statusCode).toBe(404)
    expect((await get('leadership', `meetings/${id}`)).statusCode).toBe(200)
    expect((await sign(rev)).json()).toMatchObject({ number: 1, actions: 1 })
    expect((await sign(rev)).json()).toMatchObject({ number: 1, actions: 0 })
    const late = await send('office-clerk', 'PUT', `meetings/${id}`, { base: 0, content: text })
    expect(late.json().code).toBe('coordination.meeting-signed')
    const { signed } = (await get('liaison', `meetings/${id}`)).json<MeetingView>()
    expect(signed?.attendance.find(({ present }) => !present)?.reason).toBe('参加督察')
    await expect(sql`update coordination_meeting set title = 'x'`.execute(house.doer.db)).rejects.toThrow(
      /never changed/,
    )
    const docx = await get('liaison', `meetings/${id}/minutes.docx`)
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    for (const who of [...everybody, 'county-officer'] as const)
      expect([401, 404]).toContain((await get(who, `meetings/${id}`)).statusCode)
  })

  it('leaves an action that its owner closes and another confirms; the next meeting opens with what is open', async () => {
    const signed = (await get('office-clerk', `meetings/${id}`)).json<MeetingView>().signed
    const action = signed?.actions[0]?.problem ?? ''
    const step = async (who: Persona, kind: string, body = '已经补报') => {
      const seen = (await get('office-clerk', `problems/${action}`)).json<ProblemView>().said.length
      const way = kind === 'confirm' || kind === 'reopen' ? 'settlement' : 'steps'
      return send(who, 'POST', `problems/${action}/${way}`, { seen, kind, body })
    }
    const page = (await get('liaison', 'problems')).json<ProblemPage>()
    expect(page.rows[0]).toMatchObject({ id: action, isMine: true, overdue: true })
    expect((await get('office-clerk', 'meetings/meeting-two')).json<MeetingView>().open.map((one) => one.id)).toEqual([
      action,
    ])
    expect((await step('office-clerk', 'close')).json().code).toBe('coordination.not-the-owner')
    expect((await step('liaison', 'close')).statusCode).toBe(204)
    expect((await step('liaison', 'confirm')).json().code).toBe('coordination.own-closing')
    expect((await step('office-clerk', 'reopen', '还缺七月第二期')).statusCode).toBe(204)
    const stale = await send('liaison', 'POST', `problems/${action}/steps`, { seen: 1, kind: 'close', body: '已补' })
    expect(stale.json().code).toBe('coordination.problem-moved')
    expect((await step('liaison', 'close')).statusCode).toBe(204)
    expect((await step('office-clerk', 'confirm')).statusCode).toBe(204)
    expect((await get('office-clerk', 'meetings/meeting-two')).json<MeetingView>().open).toEqual([])
    expect((await get('auditor', 'problems.xlsx')).statusCode).toBe(200)
    for (const who of everybody) expect([401, 404]).toContain((await get(who, `problems/${action}`)).statusCode)
  })
})

describe('a problem', () => {
  it('is raised with a post that owns it; another unit’s liaison finds none of it', async () => {
    const id = 'problem-one'
    const raise = (owner: string, body = '两县没有记录仪') =>
      send('liaison', 'POST', 'problems', {
        id,
        title: '缺少执法记录仪',
        body,
        owner,
        due: '2017-10-01',
      })
    expect((await raise('nobody-at-all')).json().code).toBe('coordination.owner-unknown')
    expect((await raise('demo-office-clerk')).statusCode).toBe(201)
    expect((await raise('demo-office-clerk')).statusCode).toBe(201)
    expect((await raise('demo-office-clerk', '三县没有记录仪')).json().code).toBe('coordination.sent-otherwise')
    expect((await get('supervisor', `problems/${id}`)).json<ProblemView>().origin).toBe('unit')
    await sql`update coordination_problem set unit = '650100' where id = ${id}`.execute(house.doer.db)
    expect((await get('liaison', `problems/${id}`)).statusCode).toBe(404)
  })
})
