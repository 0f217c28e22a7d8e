import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemonstration } from '../../app/server/demonstration.ts'
import { slices } from '../../app/server/slices.ts'
import { grantFor } from '../../platform/http/access.ts'
import type { Route } from '../../platform/http/route.ts'
import { assemble } from '../../platform/http/slice.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import { roles, type Role } from '../../slices/people/contract.ts'
import { startTestHouse, type TestHouse } from '../house.ts'

const { routes, access } = assemble(slices, roles)
const looks = routes.filter(({ method }) => method === 'GET')
const campaign = 'xinjiang-2017'

describe('what shows people is noted', () => {
  it('every GET says as data whom it shows: `sensitive`, or `shows` and why nothing is noted', () => {
    const silent = looks.filter(({ sensitive, shows }) => (sensitive === undefined) === (shows === undefined))
    expect(
      silent.map(({ path }) => `${path}: give it \`sensitive\` or \`shows\` (platform/audit/sensitive.ts)`),
    ).toEqual([])
  })
})

/** Part of a path → an object of the demonstration that stands there. */
const objects = {
  ':file': `select id from case_file where unit = '650200'`,
  ':caseFile': 'select case_file as id from volume',
  ':volume': 'select id from volume',
  ':page': 'select id from volume_page',
  ':item': 'select id from evidence_item',
  ':record': 'select id from field_record',
  'announcements/:id': 'select id from announcement',
  'questions/:id': 'select id from question',
  'problems/:id': 'select id from coordination_problem',
  'meetings/:id': 'select id from coordination_meeting',
  'imports/:id': 'select id from register_import',
  ':round': 'select round as id from draw_round order by round',
  ':roster': 'select id from roster',
}

describe('what the routes say of people is true', () => {
  let house: TestHouse
  let officers: { certificate: string; name: string }[] = []
  const names = new Map<string, string>()
  const ids = new Map<string, string>()
  const answers: { route: Route; role: Role; url: string; status: number; text: string }[] = []

  beforeAll(async () => {
    house = await startTestHouse()
    const { db } = house.doer
    await loadDemonstration(house.doer, [campaign])
    // A name that stands nowhere but in the register: what bears it can have it only from there.
    await sql`update officer_row set name = '某' || certificate || '某' where campaign = ${campaign}`.execute(db)
    officers = (await sql<{ certificate: string; name: string }>`select certificate, name from officer_row`.execute(db))
      .rows
    for (const { id } of (await sql<{ id: string }>`select id from person`.execute(db)).rows) names.set(id, `人${id}人`)
    await sql`update person set name = '人' || id || '人'`.execute(db)
    const roster = { purpose: '考试', day: '2017-05-01', reason: '按方案定名单' }
    await house.as('office-clerk', {
      method: 'POST',
      url: `/api/campaigns/${campaign}/organisation/rosters`,
      payload: roster,
    })
    for (const [part, query] of Object.entries(objects))
      ids.set(part, (await sql<{ id: string }>`${sql.raw(query)} limit 1`.execute(db)).rows[0]?.id ?? '')
    for (const route of looks) for (const role of roles) await ask(route, role)
  }, 240_000)
  afterAll(() => house.close())

  async function ask(route: Route, role: Role): Promise<void> {
    const who = { id: '', name: '', role, unit: '', post: '', actingFor: null }
    if (grantFor(access, route.verb, who) === undefined) return
    for (const url of addressesOf(route.path)) {
      const answer = await house.as(role, { method: 'GET', url })
      answers.push({ route, role, url, status: answer.statusCode, text: await textOf(answer) })
    }
  }

  const addressesOf = (path: string): string[] => {
    const { certificate = '' } = officers[0] ?? {}
    const known = [...ids].reduce((at, [part, id]) => at.replace(part, part.replace(/:\w+$/, id)), path)
    const filled = known
      .replace(':campaign', campaign)
      .replace(':run', 'latest')
      .replace(':other', 'latest')
      .replace(':unit', '650200')
      .replace(':certificate', certificate)
      .replace(':person', 'demo-liaison')
    if (path.endsWith('/history') || path.includes(':secret') || path.includes('/health')) return []
    const registers = ['officers', 'cases', 'units'].map((name) => filled.replace(':register', name))
    const each = path.includes(':register') ? registers : [filled]
    if (path.endsWith('/reasons')) return each.map((url) => `${url}?subject=unit:650200&path=`)
    if (path.endsWith('/latest/rows') || path.endsWith(':run/rows'))
      return each.map((url) => `${url}?subject=unit:650200&file=cases`)
    if (path.endsWith(':other/rows')) return each.map((url) => `${url}?register=cases`)
    return each
  }

  it('was really asked: most routes answered, and officers were shown by some', () => {
    const answered = new Set(answers.filter(({ status }) => status === 200).map(({ route }) => route.path))
    expect(answered.size).toBeGreaterThan(looks.length * 0.8)
    expect(answers.filter(({ text }) => officers.some(({ name }) => text.includes(name))).length).toBeGreaterThan(3)
  })

  it('who says `shows` shows no officer', () => {
    const told = answers.filter(
      ({ route, text }) => route.shows !== undefined && officers.some(({ name }) => text.includes(name)),
    )
    expect([...new Set(told.map(({ role, url }) => `${role} ${url}`))]).toEqual([])
  })

  it('who says `nobody` or `oneself` names no account but the own', () => {
    const told = answers.filter(({ route, role, text }) => {
      if (route.shows !== 'nobody' && route.shows !== 'oneself') return false
      return [...names].some(([id, name]) => id !== `demo-${role}` && text.includes(name))
    })
    expect([...new Set(told.map(({ role, url }) => `${role} ${url}`))]).toEqual([])
  })

  it('every answer of a sensitive route stands in the log of reads, once for a look', async () => {
    await house.doer.reads?.flush()
    const { rows } = await sql<{ object: string; verb: string; n: number }>`
      select object, verb, count(*) as n from audit_entry where chain = 'reads' group by object, verb`.execute(
      house.doer.db,
    )
    const noted = new Set(rows.map(({ verb }) => verb))
    const silent = answers.filter(
      ({ route, status }) =>
        route.sensitive !== undefined && route.sensitive.only === undefined && status === 200 && !noted.has(route.verb),
    )
    expect([...new Set(silent.map(({ url }) => url))]).toEqual([])
    expect(rows.filter(({ object }) => object.endsWith(':') || object.includes('{'))).toEqual([])
  })
})

/** A workbook as the text of its cells. */
async function textOf(answer: LightMyRequestResponse): Promise<string> {
  if (!String(answer.headers['content-type']).includes('spreadsheet')) return answer.body
  return JSON.stringify(await readTable(answer.rawPayload, 'export.xlsx'))
}
