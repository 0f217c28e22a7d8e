import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definition2017 as definition, expectedOf, vectorInput } from '../../tests/scoring-vectors.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'

const base = '/api/campaigns/xinjiang-2017'
let house: TestHouse
const get = async (persona: Persona, path: string) => house.as(persona, { url: `${base}${path}` })

beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-11-02T02:00:00Z') })
}, 30_000)
afterAll(() => house.close())

describe('a run', () => {
  it('is refused while there are no units', async () => {
    const answer = await house.as('office-clerk', { method: 'POST', url: `${base}/runs` })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'scoring.no-data'])
  })

  it('is made by the office and gives the known answers', async () => {
    await keepRegisters(house.doer.db, 'xinjiang-2017', { ...(await vectorInput('small', definition)), definition })
    const made = await house.as('office-clerk', { method: 'POST', url: `${base}/runs` })
    expect([made.statusCode, made.json()]).toMatchObject([201, { seq: 1, dataVersion: 7, second: null, frozen: [] }])
    const league = (await get('auditor', '/runs/latest/league')).json()
    const expected = expectedOf('small')
    expect(expected).toMatchObject({ awards: league.awards, issues: league.issues })
    expect(league.collectives.city[0]).toMatchObject({ rank: 1 })
  })
})
