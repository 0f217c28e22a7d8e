/** The first days of a real installation, as its people live them: nobody, an administrator, registers, an open campaign. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHouse, type RunningHouse } from '../../app/server/server.ts'
import { codeAt } from '../../platform/auth/one-time-code.ts'
import { makeFirstLink } from '../../slices/people/first-administrator.ts'
import type { StageView } from '../../slices/campaigns/contract.ts'
import type { BeforeOpening } from '../../slices/organisation/contract.ts'
import { divisions } from '../../slices/registers/facts.ts'
import { freshPlace } from '../database.ts'
import { definition2017 as definition } from '../scoring-vectors.ts'

const now = new Date('2017-04-20T02:00:00Z')
const base = '/api/campaigns/xinjiang-2017'
const password = 'tian shan xue lian hua 47'
let house: RunningHouse
let close = async (): Promise<void> => {}

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lianbing-opening-'))
  const { place, remove } = await freshPlace()
  house = await startHouse({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    ...{ directory, database: place, demonstration: false, https: false, log: false, rates: {}, now: () => now },
    campaigns: [{ name: 'xinjiang-2017', title: 'xinjiang-2017' }],
  })
  close = async () => {
    await house.close()
    await remove()
    await rm(directory, { recursive: true, force: true })
  }
}, 60_000)
afterAll(() => close())

type Ask = (method: 'GET' | 'POST', url: string, payload?: object | string) => Promise<LightMyRequestResponse>

function browser(): Ask {
  let cookie = ''
  return async (method, url, payload) => {
    const edge = 'lianbing-test-boundary'
    const isFile = typeof payload === 'string'
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="t.csv"\r\ncontent-type: text/csv\r\n\r\n`
    const body = isFile ? Buffer.from(`${head}${payload}\r\n--${edge}--\r\n`) : payload
    const answer = await house.app.inject({
      ...{ method, url },
      headers: {
        ...{ host: '127.0.0.1', 'x-lianbing': '1', cookie },
        ...(isFile ? { 'content-type': `multipart/form-data; boundary=${edge}` } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
}

/** From a set-up link to a session, with a second factor where the post owes one. */
async function setUp(secret: string): Promise<Ask> {
  const ask = browser()
  const next = (await ask('POST', '/api/set-up', { secret, password })).json<{ next: string; ticket: string }>()
  if (next.next === 'enrol') {
    const { ticket } = next
    const { secret: key, offer } = (await ask('POST', '/api/sign-in/offer', { ticket })).json()
    const kept = await ask('POST', '/api/sign-in/enrol', { ticket, offer, code: codeAt(key, now) })
    expect(kept.statusCode, kept.body).toBe(200)
  }
  expect((await ask('GET', '/api/session')).json().person).not.toBeNull()
  return ask
}

async function bringIn(ask: Ask, register: string, file: string): Promise<void> {
  const sent = await ask('POST', `${base}/imports?register=${register}`, file)
  expect(sent.statusCode, sent.body).toBe(202)
  const { id } = sent.json<{ id: string }>()
  const settled = async (): Promise<string> => {
    for (let tries = 0; tries < 300; tries++) {
      const { status } = (await ask('GET', `${base}/imports/${id}`)).json<{ status: string }>()
      if (status !== 'reading' && status !== 'keeping') return status
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return 'still under way'
  }
  expect(await settled()).toBe('checked')
  await ask('POST', `${base}/imports/${id}/keep`, { mode: 'amend' })
  expect(await settled()).toBe('kept')
}

const places = [...divisions()]
const listed = (line: (place: (typeof places)[number], at: number) => string): string => places.map(line).join('\n')

describe('a real campaign', () => {
  let administrator: Ask
  let clerk: Ask
  const stage = async (): Promise<StageView> => (await clerk('GET', `${base}/stage`)).json()
  const move = (payload: object) => clerk('POST', `${base}/stage`, { from: 'preparing', ...payload })
  const open = { to: 'open', reason: '按方案开展' }

  it('begins with a link on the console, a first administrator with two factors, and a campaign that is picked', async () => {
    const secret = (await makeFirstLink(house.doer)) ?? ''
    const made = await browser()('POST', '/api/first-administrator', {
      secret,
      name: '系统管理员甲',
      login: 'xt.admin',
    })
    expect(made.statusCode, made.body).toBe(201)
    administrator = await setUp(made.json<{ secret: string }>().secret)
    const picked = await administrator('POST', '/api/shipped-campaigns/xinjiang-2017', {})
    expect(picked.statusCode, picked.body).toBe(201)
  })

  it('gets its people from a file', async () => {
    const cities = places.filter(([, { level }]) => level === definition.levels[0]?.register).map(([code]) => code)
    const [root = ''] = places[0] ?? []
    const people = [
      `office.clerk,办公室干事甲,${root},办公室干事,office`,
      `leader.one,领导小组成员甲,${root},领导小组成员,leadingGroup`,
      ...definition.groups.map(({ id }, at) => `group.${at},组员${at},${root},审计人员,${id}`),
      ...cities.flatMap((code) => ['a', 'b'].map((one) => `lly.${code}.${one},联络员${code}${one},${code},联络员,`)),
    ]
    const sent = await administrator(
      'POST',
      '/api/people/files',
      `登录名,姓名,单位代码,角色,组别\n${people.join('\n')}\n`,
    )
    expect(sent.json(), sent.body).toMatchObject({ faults: 0 })
    const kept = await administrator('POST', `/api/people/files/${sent.json<{ id: string }>().id}/keep`, {})
    expect(kept.json()).toMatchObject({ made: people.length })
    const { accounts } = (await administrator('GET', '/api/people?find=office.clerk')).json()
    const link = await administrator('POST', `/api/people/accounts/${accounts[0].id}/link`, {})
    clerk = await setUp(link.json<{ secret: string }>().secret)
    expect((await stage()).stage).toBe('preparing')
  }, 60_000)

  it('does not open while registers are missing, and says what in the language of who asks', async () => {
    const refused = await move(open)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'organisation.not-ready'])
    expect(refused.json().message).toMatch(/单位 0\/\d+、执法人员 0\/0/)
    expect(refused.json().message).not.toMatch(/officers|units/)
    expect((await move({ to: 'review', reason: '直接进入评审' })).json().code).toBe('organisation.not-ready')
  })

  it('has every unit with its list of enterprises, and officers in each', async () => {
    const header = '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份'
    const unit = ([code, { name, level, parent }]: (typeof places)[number]) =>
      `${code},${name},${level},${parent},1,2,2017`
    await bringIn(administrator, 'units', `${header}\n${listed(unit)}\n`)
    const officer = ([code]: (typeof places)[number], at: number) => `X${at},执法人员X${at},${code},2020-12-31`
    await bringIn(administrator, 'officers', `证件号,姓名,单位代码,有效期至\n${listed(officer)}\n`)
    const { items } = (await clerk('GET', `${base}/organisation/before-opening`)).json<BeforeOpening>()
    const missing = items.filter(({ needed, done, of }) => needed && (of === 0 || done < of))
    expect(missing).toEqual([])
  }, 60_000)

  it('does not open while a reading that moves a score is neither decided nor accepted by name', async () => {
    const { toAccept } = await stage()
    expect(toAccept.length).toBeGreaterThan(5)
    const refused = await move(open)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'campaigns.readings-open'])
    expect(refused.json().message).toContain(toAccept[0])
    const [first = '', ...others] = toAccept
    const half = await move({ ...open, accept: { readings: others, reason: '其余按默认读法' } })
    expect([half.json().code, half.json().values]).toEqual(['campaigns.readings-open', { readings: first }])
    const { choice = '' } = definition.readings[first] ?? {}
    const decided = await clerk('POST', `${base}/readings/${first}`, { choice, reason: '办公室会议决定' })
    expect(decided.statusCode, decided.body).toBeLessThan(300)
    expect((await stage()).toAccept).toEqual(others)
    expect((await move({ ...open, accept: { readings: others, reason: '短' } })).statusCode).toBe(400)
  })

  it('opens when everything stands, and keeps who accepted what and why', async () => {
    const { toAccept } = await stage()
    const accept = { readings: toAccept, reason: '其余按默认读法，办公室会议同意' }
    const moved = await move({ ...open, accept })
    expect([moved.statusCode, moved.json()]).toEqual([200, { moved: true }])
    expect(await stage()).toMatchObject({ stage: 'open', toAccept: [] })
    const history = await clerk('GET', `${base}/history?object=stage:xinjiang-2017`)
    expect(history.body).toContain('其余按默认读法')
  })
})
