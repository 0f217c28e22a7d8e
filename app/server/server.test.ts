import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { slices } from './slices.ts'
import { stages } from '../../slices/campaigns/contract.ts'
import { roles } from '../../slices/people/contract.ts'
import { act } from '../../platform/audit/act.ts'
import { citing, problem } from '../../platform/http/problem.ts'
import { created, download, route } from '../../platform/http/route.ts'
import { renderAccess } from '../../platform/http/access-text.ts'
import { assemble, unusedVerbs, type Slice } from '../../platform/http/slice.ts'

const Note = z.strictObject({ unit: z.string().regex(/^\d{6}$/), day: z.iso.date(), rows: z.int().min(1).max(5) })

/** A slice that does one of everything. */
const notes: Slice = {
  name: 'notes',
  access: {
    'notes.read': [
      { who: ['office-clerk'], on: 'campaign' },
      { who: ['liaison', 'county-officer'], on: 'own-units' },
    ],
    'notes.write': { who: ['office-clerk'], on: 'campaign' },
  },
  problems: {
    'notes.too-old': { status: 409, zh: '{day} 已过期。', en: '{day} is past.' },
  },
  routes: [
    route({
      method: 'GET',
      path: '/api/notes/:unit',
      verb: 'notes.read',
      params: z.object({ unit: z.string() }),
      action: async (ctx, { params }) => {
        if (!ctx.covers(params.unit)) throw problem('house.not-found')
        return { unit: params.unit, on: ctx.on }
      },
    }),
    route({
      method: 'POST',
      path: '/api/notes',
      verb: 'notes.write',
      body: Note,
      action: async (ctx, { body }) => {
        if (body.day < '2017-09-01') throw citing('n4.4a', problem('notes.too-old', { day: body.day }))
        return created(
          await act(ctx, { verb: 'notes.write' }, async (_tx, audit) => (audit(body, 'note:1'), { id: 1 })),
        )
      },
    }),
    route({
      method: 'POST',
      path: '/api/notes/file',
      verb: 'notes.write',
      upload: { maxBytes: 1000 },
      action: (ctx) => ctx.upload(),
    }),
    route({
      method: 'GET',
      path: '/api/notes.csv',
      verb: 'notes.write',
      action: async () => download(Buffer.from('a'), { name: '排名.csv', type: 'text/csv' }),
    }),
    route({ method: 'GET', path: '/api/notes-long', verb: 'notes.read', action: async () => ['长'.repeat(9000)] }),
    route({
      method: 'GET',
      path: '/api/notes-bug',
      verb: 'notes.write',
      action: async () => {
        throw new Error('secret detail')
      },
    }),
  ],
}

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ slices: [...slices, notes] })
}, 30_000)
afterAll(() => house.close())

const good = { unit: '652301', day: '2017-09-28', rows: 3 }

describe('access', () => {
  it('lets the office clerk read any unit, the liaison those of the prefecture, the county officer the own one', async () => {
    const status = async (persona: 'office-clerk' | 'liaison' | 'county-officer', unit: string) =>
      (await house.as(persona, { url: `/api/notes/${unit}` })).statusCode
    expect(await Promise.all(['652301', '653101'].map((unit) => status('office-clerk', unit)))).toEqual([200, 200])
    expect(await Promise.all(['652300', '652301', '653101'].map((unit) => status('liaison', unit)))).toEqual([
      200, 200, 404,
    ])
    expect(await Promise.all(['652301', '652300', '652302'].map((unit) => status('county-officer', unit)))).toEqual([
      200, 404, 404,
    ])
  })

  it('answers what a role may not do exactly as what does not exist', async () => {
    const forbidden = await house.as('expert', { method: 'POST', url: '/api/notes', payload: good })
    const absent = await house.as('expert', { method: 'POST', url: '/api/nothing', payload: good })
    expect([forbidden.statusCode, forbidden.json()]).toEqual([404, absent.json()])
    expect(absent.statusCode).toBe(404)
  })

  it('tells nobody to sign in, whether the page exists or not', async () => {
    for (const url of ['/api/notes/652301', '/api/nothing']) {
      const answer = await house.as('nobody', { url })
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'house.sign-in-needed'])
    }
  })

  it('stops the server at a route without a declared verb, and at a role nobody has', () => {
    const open = route({ method: 'GET', path: '/api/open', verb: 'gap.read', action: async () => 1 })
    expect(() => assemble([{ name: 'gap', access: {}, routes: [open] }], roles)).toThrow(
      /GET \/api\/open of slice gap has verb 'gap.read', which its access.ts does not declare/,
    )
    expect(() =>
      assemble([{ name: 'gap', access: { 'gap.x': { who: ['boss'], on: 'self' } }, routes: [] }], roles),
    ).toThrow(/role 'boss'/)
    expect(() =>
      assemble(
        [...slices, { name: 'gap', access: { 'people.session': { who: 'anyone', on: 'self' } }, routes: [] }],
        roles,
      ),
    ).toThrow(/names begin with 'gap\.'/)
    expect(() => assemble([notes, { ...notes, name: 'notes' }], roles)).toThrow(/declared twice/)
  })
})

describe('the access of all slices', () => {
  it('grants no verb that nothing uses', () => {
    expect(slices.flatMap(unusedVerbs)).toEqual([])
  })

  it('names only stages that there are, and closes every write at the end', () => {
    const grants = Object.entries(assemble(slices, roles).access).flatMap(([verb, entry]) =>
      ('who' in entry ? [entry] : entry).map(({ during }) => ({ verb, during })),
    )
    for (const { during } of grants) expect(stages).toEqual(expect.arrayContaining([...(during ?? [])]))
    const open = grants.filter(({ during }) => during?.includes('closed')).map(({ verb }) => verb)
    // A unit says who its liaisons are as long as there is anything to ask them; pieces of evidence change hands as long as
    // they exist.
    const afterTheEnd = ['campaigns.move-stage', 'evidence.log', 'evidence.sign', 'organisation.confirm']
    expect([...new Set(open)].toSorted()).toEqual(afterTheEnd)
  })

  it('is the golden text that each change shows in its diff', async () => {
    const { access, routes } = assemble(slices, roles)
    const lines = routes.map(({ method, path, verb }) => `${method.padEnd(7)}${path.padEnd(60)} ${verb}`).toSorted()
    await expect(`${renderAccess({ access, roles, stages })}\n${lines.join('\n')}\n`).toMatchFileSnapshot(
      '../../tests/golden/access.txt',
    )
  })
})

describe('input', () => {
  it('names place, value and cure of every wrong field', async () => {
    const answer = await house.as('office-clerk', {
      method: 'POST',
      url: '/api/notes',
      payload: { unit: '65', day: '28.9.2017', rows: 9, more: 1 },
    })
    expect(answer.statusCode).toBe(400)
    const { code, fields } = answer.json()
    expect(code).toBe('house.input-wrong')
    expect(fields.map(({ place, value, cure }: Record<string, string>) => [place, value, cure])).toEqual([
      ['body.unit', '"65"', '请写单位代码，如 652300'],
      ['body.day', '"28.9.2017"', '请写成 2017-09-28 这样的日期'],
      ['body.rows', '9', '至多 5'],
      ['body', expect.any(String), '请去掉 more'],
    ])
  })

  it('answers a catalogued problem with values and clause in the language asked for', async () => {
    const ask = { method: 'POST', url: '/api/notes', payload: { ...good, day: '2017-01-01' } } as const
    expect((await house.as('office-clerk', ask)).json()).toEqual({
      code: 'notes.too-old',
      message: '2017-01-01 已过期。',
      values: { day: '2017-01-01' },
      clause: 'n4.4a',
    })
    const english = await house.as('office-clerk', { ...ask, headers: { 'accept-language': 'en-GB,en;q=0.9' } })
    expect([english.statusCode, english.json().message]).toEqual([409, '2017-01-01 is past.'])
  })

  it('tells of a bug only its number', async () => {
    const answer = await house.as('office-clerk', { url: '/api/notes-bug' })
    expect([answer.statusCode, answer.json().code, answer.body.includes('secret')]).toEqual([500, 'house.bug', false])
  })

  it('refuses broken JSON with a reason', async () => {
    const answer = await house.as('office-clerk', {
      method: 'POST',
      url: '/api/notes',
      payload: '{"unit":',
      headers: { 'content-type': 'application/json' },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'house.unreadable'])
  })

  it('stores an upload by its content, without folders in its name, and refuses one too large', async () => {
    const upload = (size: number) => {
      const payload = `--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nunits\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="../台账.csv"\r\n\r\n${'x'.repeat(size)}\r\n--b--\r\n`
      return house.as('office-clerk', {
        method: 'POST',
        url: '/api/notes/file',
        payload,
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      })
    }
    const stored = await upload(3)
    expect(stored.json()).toEqual({
      fields: { kind: 'units' },
      files: [
        {
          field: 'file',
          name: '台账.csv',
          size: 3,
          sha256: 'cd2eb0837c9b4c962c22d2ff8b5441b7b45805887f051d39bf133b583baf6860',
        },
      ],
    })
    expect(await house.doer.files.has('cd2eb0837c9b4c962c22d2ff8b5441b7b45805887f051d39bf133b583baf6860')).toBe(true)
    const large = await upload(1001)
    expect([large.statusCode, large.json().code]).toEqual([413, 'house.too-large'])
    const cutOff = createHash('sha256').update('x'.repeat(1000)).digest('hex')
    expect(await house.doer.files.has(cutOff), 'nothing of it stays on the disk').toBe(false)
  })

  it('refuses a character that no database keeps, wherever it stands', async () => {
    const ask = (url: string) => house.as('office-clerk', { url })
    const written = { unit: '650100', day: '2017-09-28', rows: 1 }
    for (const answer of [
      await ask('/api/notes/6501%0000'),
      await ask('/api/campaigns/xinjiang-2017/registers/cases/rows?find=%00'),
      await house.as('office-clerk', { method: 'POST', url: '/api/notes', payload: { ...written, more: ['\0'] } }),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'house.input-wrong'])
  })

  it('sends a long answer gzipped to who takes it', async () => {
    const answer = await house.as('office-clerk', {
      url: '/api/notes-long',
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual(['长'.repeat(9000)])
    expect((await house.as('office-clerk', { url: '/api/notes-long' })).headers['content-encoding']).toBeUndefined()
  })

  it('offers a download under its Chinese name', async () => {
    const answer = await house.as('office-clerk', { url: '/api/notes.csv' })
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="__.csv"; filename*=UTF-8''%E6%8E%92%E5%90%8D.csv`,
    )
  })
})

describe('the doors', () => {
  const write = { method: 'POST', url: '/api/notes', payload: good } as const

  it('accepts a write from our page', async () => {
    const own = await house.as('office-clerk', {
      ...write,
      headers: { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' },
    })
    expect([own.statusCode, own.json()]).toEqual([201, { id: 1 }])
  })

  it.each([
    ['without our header', { 'x-lianbing': '' }],
    ['from another origin', { origin: 'http://evil.example' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:9999' }],
    ['from a sandbox', { origin: 'null' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a write %s', async (_what, headers) => {
    const answer = await house.as('office-clerk', { ...write, headers })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'house.not-from-here'])
  })

  it('refuses a name that was rebound to this machine', async () => {
    expect(
      (await house.as('office-clerk', { url: '/api/session', headers: { host: 'evil.example' } })).statusCode,
    ).toBe(421)
  })

  it('sends a strict policy and forbids framing and sniffing', async () => {
    const { headers } = await house.as('nobody', { url: '/health/ready' })
    expect(headers['content-security-policy']).toContain(`script-src 'self';style-src 'self';`)
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('is ready and live without a sign-in', async () => {
    for (const url of ['/health/ready', '/health/live'])
      expect((await house.as('nobody', { url })).statusCode).toBe(200)
  })
})
