/** What the console offers each persona, the server opens; and no link stands that leads to what "does not exist". */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slices as consoleSlices } from './pages.ts'
import { slices } from '../server/slices.ts'
import { verbsOf } from '../../platform/http/access.ts'
import { assemble } from '../../platform/http/slice.ts'
import { openPagesOf } from '../../platform/web/open-pages.ts'
import { roles, type Role } from '../../slices/people/contract.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'

const { routes, access } = assemble(slices, roles)
const pages = consoleSlices.flatMap((slice) => slice.pages)
const verbsFor = (role: Role): string[] =>
  verbsOf(access, { id: '', name: '', role, unit: '', post: '', actingFor: null })
const base = '/c/xinjiang-2017'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse()
}, 60_000)
afterAll(() => house.close())

describe('the navigation', () => {
  it.each(roles)('offers %s only pages whose lists the server opens to them', async (role) => {
    const verbs = new Set(verbsFor(role))
    const offered = pages.filter(({ navigation, verb }) => navigation !== undefined && verbs.has(verb))
    expect(offered.length).toBeGreaterThan(0)
    for (const { path, verb } of offered) {
      const lists = routes.filter((route) => route.method === 'GET' && route.verb === verb && isList(route.path))
      for (const route of lists) {
        const url = route.path.replace(':campaign', 'xinjiang-2017')
        const { statusCode, body } = await house.as(role, { url })
        // 400: the route wants a query that its page gives
        expect([200, 302, 400], `${role}: ${path} asks ${url}: ${body.slice(0, 200)}`).toContain(statusCode)
      }
    }
  })
})

/** Needs nothing but the campaign, and is no file. */
const isList = (path: string): boolean => !/:(?!campaign\b)|\.\w+$/.test(path)

describe('a link', () => {
  it('leads an officer of a county to no register, and a clerk to every one', () => {
    const of = (role: Role) => openPagesOf(pages, verbsFor(role))
    const [officer, clerk] = [of('county-officer'), of('office-clerk')]
    for (const address of ['registers', 'registers/cases?find=1', 'imports', 'imports/3', 'people/accounts/1'])
      expect([officer(`${base}/${address}`), clerk(`${base}/${address}`)], address).toEqual([
        false,
        address !== 'people/accounts/1',
      ])
    expect([officer(`${base}/case-files`), officer(base), officer('/field/'), officer('/my-data')]).toEqual([
      ...[true, true, true, true],
    ])
  })

  it('opens for each role just the pages of its verbs', () => {
    for (const role of roles) {
      const verbs = verbsFor(role)
      const opens = openPagesOf(pages, verbs)
      for (const { path, place, verb } of pages) {
        const address = place === undefined ? `${base}/${path}` : `/${path}`
        expect(opens(address.replace(/\$\w+/g, 'x-1')), `${role} ${path}`).toBe(verbs.includes(verb))
      }
    }
  })
})
