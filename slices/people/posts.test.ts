import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { AccountDetail } from './contract-accounts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-09-28T04:00:00Z') })
}, 60_000)
afterAll(() => house.close())

const get = (who: Persona, url: string) => house.as(who, { url })
const post = (who: Persona, url: string, payload: object = {}) => house.as(who, { method: 'POST', url, payload })
const account = (login: string, unit = '652301', role = 'county-officer') => ({
  ...{ name: `执法人员${login}`, login, certificate: null, contact: null },
  post: { role, unit, group: null, title: null, from: null, until: null },
})
const make = async (who: Persona, body: object): Promise<string> => {
  const answer = await post(who, '/api/people', body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

describe('posts', () => {
  it('end with their holder, who leaves a unit without a liaison only knowingly', async () => {
    const id = await make('administrator', account('leaves.one', '652800', 'liaison'))
    const again = account('leaves.one', '652800', 'liaison').post
    const later = { ...again, role: 'county-officer', from: '2017-11-01' }
    expect((await post('administrator', `/api/people/accounts/${id}/posts`, later)).statusCode).toBe(201)
    const url = `/api/people/accounts/${id}/state`
    const refused = await post('administrator', url, { to: 'left', reason: '调离本地' })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'people.last-liaison'])
    const kept = (await get('administrator', `/api/people/accounts/${id}`)).json<AccountDetail>()
    expect([kept.state, kept.history.every(({ reason }) => reason === null)], 'nothing was done').toEqual([
      'invited',
      true,
    ])
    const left = await post('administrator', url, { to: 'left', reason: '调离本地', leaveOrphan: true })
    expect(left.statusCode, left.body).toBe(200)
    const { state, history } = (await get('administrator', `/api/people/accounts/${id}`)).json<AccountDetail>()
    expect([state, history.map(({ holds, reason, until }) => [holds, reason, until])]).toEqual([
      'left',
      [
        [false, '调离本地', '2017-11-01'],
        [false, '调离本地', '2017-09-28'],
      ],
    ])
  })

  it('of a liaison beside another one end without more ado when the holder leaves', async () => {
    const [one] = [await make('administrator', account('pair.one', '653000', 'liaison'))]
    await make('administrator', account('pair.two', '653000', 'liaison'))
    const left = await post('administrator', `/api/people/accounts/${one}/state`, { to: 'left', reason: '调离本地' })
    expect(left.statusCode, left.body).toBe(200)
  })

  it('are of a group that a definition names, or of none', async () => {
    const body = account('group.one')
    const wrong = await post('administrator', '/api/people', { ...body, post: { ...body.post, group: '没有这个组' } })
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'people.group-unknown'])
    const right = { ...body, post: { ...body.post, group: 'reviewGroup' } }
    const id = await make('administrator', right)
    const further = await post('administrator', `/api/people/accounts/${id}/posts`, {
      ...{ ...right.post, role: 'expert', group: 'none' },
    })
    expect(further.json().code).toBe('people.group-unknown')
  })

  it('are not given twice for the same days, but again after their end', async () => {
    const id = await make('administrator', account('twice.one'))
    const give = (more: object) =>
      post('administrator', `/api/people/accounts/${id}/posts`, { ...account('x').post, ...more })
    expect((await give({})).json().code).toBe('people.post-twice')
    expect((await give({ from: '2017-12-01' })).json().code, 'the first has no end').toBe('people.post-twice')
    expect((await give({ from: '2017-09-01', until: '2017-09-27' })).statusCode, 'before it').toBe(201)
    expect((await give({ unit: '652302' })).statusCode, 'elsewhere').toBe(201)
    const { history } = (await get('administrator', `/api/people/accounts/${id}`)).json<AccountDetail>()
    const open = history.find(({ unit, until }) => unit === '652301' && until === null)
    const ended = await post('administrator', `/api/people/posts/${open?.id ?? ''}/end`, { reason: '岗位调整' })
    expect(ended.statusCode, ended.body).toBe(200)
    expect((await give({})).statusCode).toBe(201)
  })
})
