import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import type { ApprovalList } from '../approvals/contract.ts'
import type { CompareView, LeagueView } from './contract.ts'

const base = '/api/campaigns/xinjiang-2017'
let house: TestHouse
const get = (who: Persona, path: string) => house.as(who, { url: `${base}${path}` })
const post = (who: Persona, path: string, payload: object = {}) =>
  house.as(who, { method: 'POST', url: `${base}${path}`, payload })
const league = async (who: Persona): Promise<LeagueView> => (await get(who, '/runs/latest/league')).json()
const unitsOf = ({ collectives }: LeagueView): string[] =>
  Object.values(collectives).flatMap((list) => list.map(({ unit }) => unit))

beforeAll(async () => {
  house = await startTestHouse()
  await sql`update post set unit = '650200' where id = 'demo-liaison'`.execute(house.doer.db)
  await keepRegisters(house.doer.db, 'xinjiang-2017', { ...(await vectorInput('small', definition)), definition })
  for (const reason of ['one', 'two']) expect((await post('office-clerk', '/runs')).statusCode, reason).toBe(201)
}, 60_000)
afterAll(() => house.close())

describe('a run that is not released', () => {
  it('shows a unit its own scores and nothing of how others stand', async () => {
    const seen = await league('liaison')
    expect(seen.onlyOwn).toBe(true)
    expect(unitsOf(seen).length).toBeGreaterThan(0)
    expect(unitsOf(seen).every((unit) => unit.startsWith('6502'))).toBe(true)
    expect([seen.issues, seen.robustness]).toEqual([[], {}])
    const others = unitsOf(await league('auditor')).filter((unit) => !unit.startsWith('6502'))
    expect(others.length).toBeGreaterThan(0)
    const text = JSON.stringify({ ...seen, run: null })
    expect(others.filter((unit) => text.includes(`"${unit}"`) && unit !== '650000')).toEqual([])
  })

  it('answers another unit\u2019s number like one that does not exist', async () => {
    const ask = async (unit: string) => {
      const answer = await get('liaison', `/runs/latest/reasons?subject=unit:${unit}`)
      return [answer.statusCode, answer.body.replaceAll(unit, 'UNIT')]
    }
    expect(await ask('650100')).toEqual(await ask('999999'))
    expect((await ask('650200'))[0]).toBe(200)
  })

  it('does not tell by a comparison who moved', async () => {
    const runs = (await get('auditor', '/runs')).json().runs
    const compared: CompareView = (await get('liaison', `/runs/${runs[0].id}/compare/${runs[1].id}`)).json()
    expect(compared.places).toEqual([])
    expect(compared.moves.every(({ subject }) => subject.startsWith('6502'))).toBe(true)
  })
})

describe('a release', () => {
  it('is the office\u2019s or the leadership\u2019s, with a reason, once', async () => {
    expect((await post('liaison', '/runs/latest/release', { reason: '想看别人' })).statusCode).toBe(404)
    expect((await post('office-clerk', '/runs/latest/release', { reason: '' })).statusCode).toBe(400)
    expect((await post('office-clerk', '/runs/latest/release', { reason: '初评结果' })).json()).toEqual({
      released: true,
    })
    expect((await post('leadership', '/runs/latest/release', { reason: '再来一次' })).json().code).toBe(
      'scoring.released-already',
    )
  })

  it('shows every unit to every unit, of that run alone', async () => {
    const seen = await league('liaison')
    expect(seen.onlyOwn).toBe(false)
    expect(unitsOf(seen)).toEqual(unitsOf(await league('auditor')))
    expect(seen.run.released).toMatchObject({ by: '自治区办公室 演示干事', reason: '初评结果' })
    const [, older] = (await get('auditor', '/runs')).json().runs
    expect((await get('liaison', `/runs/${older.id}/league`)).json().onlyOwn).toBe(true)
  })

  it('is taken back with a reason', async () => {
    expect((await post('leadership', '/runs/latest/withdrawal', { reason: '数据有误' })).statusCode).toBe(204)
    expect((await league('liaison')).onlyOwn).toBe(true)
    expect((await post('leadership', '/runs/latest/withdrawal', { reason: '数据有误' })).json().code).toBe(
      'scoring.not-released',
    )
  })

  it('again takes two, whichever run: other numbers come where scores were shown', async () => {
    const [newest, older] = (await get('auditor', '/runs')).json().runs
    for (const { id } of [newest, older]) {
      const asked = await post('leadership', `/runs/${id}/release`, { reason: '改正后公布' })
      expect(asked.json(), asked.body).toEqual({ released: false })
    }
    expect((await league('liaison')).onlyOwn).toBe(true)
    const { approvals } = (await house.as('office-clerk', { url: '/api/approvals' })).json<ApprovalList>()
    const ask = approvals.find(({ object }) => object === `run:${newest.id}`)
    const decide = (who: Persona) =>
      house.as(who, { method: 'POST', url: `/api/approvals/${ask?.id ?? ''}/decision`, payload: { approve: true } })
    expect((await decide('leadership')).json().code).toBe('approvals.own')
    expect((await decide('auditor')).statusCode).toBe(404)
    expect((await decide('office-clerk')).statusCode).toBe(204)
    expect((await league('liaison')).run.released).toMatchObject({ by: '领导小组 演示领导' })
    expect((await post('office-clerk', '/runs/latest/release', { reason: '再来一次' })).json().code).toBe(
      'scoring.released-already',
    )
  })
})
