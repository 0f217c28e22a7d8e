import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import type { NoticeList, SearchView, UnreadCount, WaitingView } from './contract.ts'

const campaign = 'xinjiang-2017'
const own = '650200'

let house: TestHouse
let cases: { number: string; unit: string }[] = []
let officers: { certificate: string; unit: string }[] = []

beforeAll(async () => {
  house = await startTestHouse()
  const { db } = house.doer
  await sql`update post set unit = ${own} where id = 'demo-liaison'`.execute(db)
  const input = await vectorInput('small', definition)
  await keepRegisters(db, campaign, { ...input, definition })
  const code = (unit: number): string => input.facts.units[unit]?.code ?? ''
  cases = Array.from({ length: input.cases.length }, (_, at) => ({
    number: input.cases.number(at),
    unit: code(input.cases.unit[at] ?? -1),
  }))
  const found = await sql<{ certificate: string; unit: string }>`select certificate, unit from officer_row`.execute(db)
  officers = found.rows
}, 120_000)
afterAll(() => house.close())

const get = async <T>(persona: Persona, url: string): Promise<T> =>
  (await house.as(persona, { method: 'GET', url })).json<T>()
const post = (persona: Persona, url: string, payload: object) => house.as(persona, { method: 'POST', url, payload })
const unread = async (persona: Persona): Promise<number> =>
  (await get<UnreadCount>(persona, '/api/notices/unread')).count
const waitingOf = (persona: Persona) => get<WaitingView>(persona, `/api/campaigns/${campaign}/waiting`)
const search = async (persona: Persona, text: string) =>
  (await get<SearchView>(persona, `/api/campaigns/${campaign}/search?text=${encodeURIComponent(text)}`)).groups
const ids = async (persona: Persona, kind: string, text: string): Promise<string[]> =>
  (await search(persona, text)).find((group) => group.kind === kind)?.hits.map(({ id }) => id) ?? []

describe('what takes two persons', () => {
  it('is told to whoever may decide, waits on their desk, and its end is told to who asked', async () => {
    const move = { from: 'open', to: 'preparing', reason: '发现登记表有误，退回筹备' }
    expect((await post('office-clerk', `/api/campaigns/${campaign}/stage`, move)).statusCode).toBeLessThan(300)
    expect([await unread('leadership'), await unread('office-clerk'), await unread('liaison')]).toEqual([1, 0, 0])
    const [item] = (await waitingOf('leadership')).items.filter(({ kind }) => kind === 'approvals.decide')
    expect(item).toMatchObject({ state: 'untouched', values: { approval: 'campaigns.move-back' } })
    expect((await waitingOf('office-clerk')).items.map(({ kind }) => kind)).not.toContain('approvals.decide')
    const id = item?.object.replace('approval:', '') ?? ''
    await post('leadership', `/api/approvals/${id}/decision`, { approve: false, note: '先核对' })
    const { notices } = await get<NoticeList>('office-clerk', '/api/notices')
    expect(notices.map(({ kind, readAt }) => [kind, readAt])).toEqual([['approvals.rejected', null]])
    expect((await waitingOf('leadership')).items.map(({ kind }) => kind)).not.toContain('approvals.decide')
  })

  it('is read once, by each for themselves; what stands in no own inbox cannot be marked', async () => {
    const [notice] = (await get<NoticeList>('leadership', '/api/notices')).notices
    const [other] = (await get<NoticeList>('office-clerk', '/api/notices')).notices
    expect(other?.id).not.toBe(notice?.id)
    await post('leadership', '/api/notices/read', { ids: [notice?.id, other?.id] })
    expect([await unread('leadership'), await unread('office-clerk')]).toEqual([0, 1])
    const read = await get<NoticeList>('leadership', '/api/notices')
    expect(read.notices[0]?.readAt).not.toBe(null)
    expect(await get<NoticeList>('leadership', '/api/notices?unread=yes')).toEqual({ notices: [], more: false })
    await post('office-clerk', '/api/notices/read', { upTo: other?.id })
    expect(await unread('office-clerk')).toBe(0)
    const { rows } = await sql`select 1 from audit_entry where verb = 'desk.read-notices'`.execute(house.doer.db)
    expect(rows).toHaveLength(2)
  })
})

describe('what waits', () => {
  it('says what nobody has looked at, what is begun and what is done', async () => {
    const { items, bodies } = await waitingOf('office-clerk')
    const states = Object.fromEntries(items.map(({ kind, state }) => [kind, state]))
    expect(states).toMatchObject({ 'campaigns.decide-readings': 'untouched', 'scoring.first-run': 'untouched' })
    expect(bodies).toEqual(['office'])
    await post('office-clerk', `/api/campaigns/${campaign}/runs`, {})
    const after = (await waitingOf('office-clerk')).items
    expect(after.find(({ kind }) => kind.startsWith('scoring.'))).toMatchObject({
      kind: 'scoring.run-current',
      state: 'done',
    })
  })
  it('is nothing of the office’s for a liaison, who hands in for the own level', async () => {
    const { items, bodies } = await waitingOf('liaison')
    expect(items.map(({ kind, state }) => [kind, state]).sort()).toEqual([
      ['case-files.fill-slots', 'untouched'],
      ['organisation.confirm-liaison', 'untouched'],
    ])
    expect(bodies).toEqual(['city'])
    await sql`update post set unit = '650202' where id = 'demo-liaison'`.execute(house.doer.db)
    expect((await waitingOf('liaison')).bodies).toEqual(['county'])
    await sql`update post set unit = ${own} where id = 'demo-liaison'`.execute(house.doer.db)
  })
})

describe('the search', () => {
  it('finds a case, an officer, a unit, a clause, a reading and a run', async () => {
    const [{ number } = { number: '' }] = cases
    expect((await ids('office-clerk', 'case', number))[0]).toBe(number)
    const [{ certificate } = { certificate: '' }] = officers
    expect(await ids('office-clerk', 'officer', certificate)).toEqual([certificate])
    expect((await ids('office-clerk', 'unit', own))[0]).toBe(own)
    expect((await ids('office-clerk', 'clause', 'n4.2e'))[0]).toBe('n4.2e')
    expect((await ids('office-clerk', 'reading', 'R15'))[0]).toBe('R15')
    expect(await ids('office-clerk', 'run', '1')).toHaveLength(1)
  })

  it('finds for a liaison what is of the own territory, and of another’s neither names nor counts', async () => {
    const isOwn = ({ unit }: { unit: string }): boolean => unit.startsWith(own.slice(0, 4))
    const asked = [...cases.filter(isOwn).slice(0, 4), ...cases.filter((one) => !isOwn(one)).slice(0, 8)]
    for (const one of asked)
      expect((await ids('liaison', 'case', one.number)).includes(one.number), one.number).toBe(isOwn(one))
    const [foreign] = officers.filter((one) => !isOwn(one))
    const [mine] = officers.filter(isOwn)
    expect(await ids('liaison', 'officer', foreign?.certificate ?? '')).toEqual([])
    expect(await ids('liaison', 'officer', mine?.certificate ?? '')).toEqual([mine?.certificate])
    const known = JSON.stringify(await search('liaison', foreign?.certificate ?? ''))
    expect(known).toBe(JSON.stringify(await search('liaison', `${foreign?.certificate ?? ''}9`)))
  })

  it('asks nothing under a verb that the person has not', async () => {
    const [{ number } = { number: '' }] = cases
    expect(await search('county-officer', number)).toEqual([])
    expect((await search('county-officer', 'n4.2e')).map(({ kind }) => kind)).toEqual(['clause'])
    const nobody = await house.as('nobody', { method: 'GET', url: `/api/campaigns/${campaign}/search?text=a` })
    expect(nobody.statusCode).toBe(401)
  })

  it('notes that people were looked up', async () => {
    await house.doer.reads?.flush()
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from audit_entry where chain = 'reads' and object = 'search:officer'`.execute(house.doer.db)
    expect(rows[0]?.n).toBeGreaterThan(0)
  })
})
