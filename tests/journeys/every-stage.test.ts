/** Every route as every persona in every stage; what a token opens of it; what another territory's things look like. */
import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slices } from '../../app/server/slices.ts'
import { grantFor } from '../../platform/http/access.ts'
import type { Route } from '../../platform/http/route.ts'
import { assemble } from '../../platform/http/slice.ts'
import { stages, type Stage } from '../../slices/campaigns/contract.ts'
import { roles, type Role } from '../../slices/people/contract.ts'
import { startTestHouse, type Persona, type TestHouse } from '../house.ts'
import { keepRegisters } from '../kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../scoring-vectors.ts'

const { routes, access } = assemble(slices, roles)
const campaign = 'xinjiang-2017'
const grantOf = (role: Role, { verb }: Route) =>
  grantFor(access, verb, { id: '', name: '', role, unit: '', post: '', actingFor: null })

/** The campaign is real, everything else is damaged: who is let in is told 400, and nothing is done. */
const addressOf = ({ path }: Route): string => path.replace(':campaign', campaign).replace(/:\w+/g, '%00')
const payloadOf = ({ method }: Route) => (method === 'GET' || method === 'DELETE' ? {} : { payload: { '\0': '' } })

/** Status, body and headers; only the clock may differ. */
function faceOf({ statusCode, body, headers }: LightMyRequestResponse): unknown {
  const { date: _date, ...rest } = headers
  return { statusCode, body, headers: rest }
}

let house: TestHouse
async function moveTo(stage: Stage): Promise<void> {
  await sql`insert into campaign_stage (campaign, place, stage, since, reason)
    select ${campaign}, max(place) + 1, ${stage}, now(), 'walk' from campaign_stage where campaign = ${campaign}`.execute(
    house.doer.db,
  )
}

describe.each(stages)('every route under a campaign that is %s', (stage) => {
  beforeAll(async () => {
    house = await startTestHouse()
    await moveTo(stage)
  }, 60_000)
  afterAll(() => house.close())

  const under = routes.filter(({ path }) => path.startsWith('/api/campaigns/:campaign'))

  it.each(roles)('opens to %s what access.ts says; the rest looks like what is absent', async (role) => {
    const ask = (method: Route['method'], url: string, route?: Route) =>
      house.as(role, { method, url, ...(route === undefined ? {} : payloadOf(route)) })
    for (const route of under) {
      const what = `${role} ${stage}: ${route.method} ${route.path}`
      const answer = await ask(route.method, addressOf(route), route)
      const grant = grantOf(role, route)
      if (grant === undefined) {
        const absent = await ask(route.method, '/api/nothing/at/all', route)
        expect(faceOf(answer), what).toEqual(faceOf(absent))
      } else if (grant.during?.includes(stage) === false) {
        expect([answer.statusCode, answer.json().code], what).toEqual([409, 'house.not-in-this-stage'])
      } else {
        expect([401, 403, 500], what).not.toContain(answer.statusCode)
        expect(answer.body, what).not.toContain('house.not-in-this-stage')
      }
    }
  })
})

describe('a token in the walk', () => {
  let token = ''
  const verbs = ['registers.read', 'scoring.read']
  beforeAll(async () => {
    house = await startTestHouse()
    const payload = { name: 'walk', verbs, campaign, days: 1 }
    const made = await house.as('office-clerk', { method: 'POST', url: '/api/tokens', payload })
    token = made.json().token
  }, 60_000)
  afterAll(() => house.close())

  it('opens what it names of its campaign for reading, and of all else nothing', async () => {
    const ask = (method: Route['method'], url: string, more: object = {}) =>
      house.app.inject({ method, url, headers: { host: '127.0.0.1', authorization: `Bearer ${token}` }, ...more })
    for (const route of routes) {
      const answer = await ask(route.method, addressOf(route), payloadOf(route))
      const grant = grantOf('office-clerk', route)
      const isNamed = verbs.includes(route.verb) && route.method === 'GET'
      const what = `${route.method} ${route.path}`
      if (grant?.token === 'always' || grant?.who === 'anyone' || isNamed)
        expect([401, 500], what).not.toContain(answer.statusCode)
      else expect(faceOf(answer), what).toEqual(faceOf(await ask(route.method, '/api/nothing', payloadOf(route))))
    }
  })
})

describe('what is another territory\u2019s', () => {
  let foreign = { unit: '', person: '', number: '' }
  beforeAll(async () => {
    house = await startTestHouse()
    const { db } = house.doer
    await sql`update post set unit = '650200' where id = 'demo-liaison'`.execute(db)
    const input = await vectorInput('small', definition)
    await keepRegisters(db, campaign, { ...input, definition })
    const codeOf = (at: number): string => input.facts.units[at]?.code ?? ''
    const isForeign = (code: string): boolean => !code.startsWith('6502') && !code.endsWith('0000')
    const at = Array.from({ length: input.cases.length }, (_, one) => one).find((one) =>
      isForeign(codeOf(input.cases.unit[one] ?? -1)),
    )
    foreign = {
      unit: input.facts.units.map(({ code }) => code).find(isForeign) ?? '',
      person: input.facts.officers.find(({ unit }) => isForeign(codeOf(unit)))?.certificate ?? '',
      number: input.cases.number(at ?? 0),
    }
    expect(
      (await house.as('office-clerk', { method: 'POST', url: `/api/campaigns/${campaign}/runs` })).statusCode,
    ).toBe(201)
  }, 60_000)
  afterAll(() => house.close())

  /** Both answers with their own name taken out: they must not differ in anything else. */
  const same = async (who: Persona, addressWith: (name: string) => string, [there, absent]: [string, string]) => {
    const face = async (name: string) => {
      const url = `/api/campaigns/${campaign}${addressWith(encodeURIComponent(name))}`
      const { statusCode, body, headers } = await house.as(who, { url })
      const { date: _date, 'content-length': _length, ...rest } = headers
      return { statusCode, body: body.replaceAll(name, 'NAME'), headers: rest }
    }
    expect(await face(there), addressWith(there)).toEqual(await face(absent))
  }

  it('looks like what is absent, by address, search and history', async () => {
    const { unit, person, number } = foreign
    expect([unit, person, number].every((one) => one !== '')).toBe(true)
    await same('liaison', (name) => `/units/${name}`, [unit, '659999'])
    await same('liaison', (name) => `/people/${name}`, [person, '执法证-无此人'])
    await same('liaison', (name) => `/registers/cases/history?key=${name}`, [number, '无此案号'])
    await same('liaison', (name) => `/registers/cases/rows?find=${name}`, [number, '无此案号'])
    await same('liaison', (name) => `/registers/officers/rows?find=${name}`, [person, '执法证-无此人'])
    await same('liaison', (name) => `/runs/latest/reasons?subject=unit:${name}`, [unit, '659999'])
    await same('liaison', (name) => `/runs/latest/rows?subject=unit:${name}&file=cases`, [unit, '659999'])
    const filter = (name: string) => encodeURIComponent(JSON.stringify({ unit: [decodeURIComponent(name)] }))
    await same('liaison', (name) => `/registers/cases/rows?filter=${filter(name)}`, [unit, '659999'])
  })

  it('is not there to be written either', async () => {
    const answers = await Promise.all(
      [foreign.unit, '659999'].map((unit) =>
        house.as('liaison', {
          ...{ method: 'PUT', url: `/api/campaigns/${campaign}/coverage/${unit}/responsible` },
          payload: { post: '大队长' },
        }),
      ),
    )
    expect(faceOf(answers[0] ?? never())).toEqual(faceOf(answers[1] ?? never()))
    expect(answers[0]?.statusCode).toBe(404)
  })

  it('is not in any count: registers are as long as their own rows', async () => {
    const count = async (who: Persona): Promise<number> =>
      (await house.as(who, { url: `/api/campaigns/${campaign}/registers` }))
        .json()
        .registers.find(({ register }: { register: string }) => register === 'cases').rows
    const own = (await house.as('liaison', { url: `/api/campaigns/${campaign}/registers/cases/rows?limit=1` })).json()
      .total
    expect(await count('liaison')).toBe(own)
    expect(await count('liaison')).toBeLessThan(await count('office-clerk'))
  })
})

function never(): never {
  throw new Error('no answer')
}
