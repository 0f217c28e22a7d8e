import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { makeFirstLink } from '../../slices/people/first-administrator.ts'
import { chosenMode, holdMode, WrongMode } from './mode.ts'

let house: TestHouse
let directory = ''
beforeAll(async () => {
  house = await startTestHouse({ demonstration: false })
  directory = await mkdtemp(join(tmpdir(), 'lianbing-mode-'))
}, 60_000)
afterAll(async () => {
  await house.close()
  await rm(directory, { recursive: true, force: true })
})

describe('the mode of an installation', () => {
  it('is a demonstration where nothing else is said, and no other word is taken', async () => {
    expect(await chosenMode(directory, undefined)).toBe('demonstration')
    expect(await chosenMode(directory, 'real')).toBe('real')
    await expect(chosenMode(directory, 'production')).rejects.toThrow(WrongMode)
  })

  it('is written at the first start, and the other one is refused with the cure', async () => {
    const written: unknown = JSON.parse(await readFile(join(house.directory, 'installation.json'), 'utf8'))
    expect(written).toMatchObject({ mode: 'real' })
    expect(await chosenMode(house.directory, undefined)).toBe('real')
    await expect(chosenMode(house.directory, 'demonstration')).rejects.toThrow(/another, empty directory/)
  })

  it('is held by the database too, where its directory was changed', async () => {
    await expect(holdMode(house.doer, directory, 'demonstration')).rejects.toThrow(/the database holds a real/)
  })
})

describe('the first administrator', () => {
  const ask = (path: string, payload: object) =>
    house.as('nobody', { method: 'POST', url: `/api/first-administrator${path}`, payload })
  const first = { name: '系统管理员甲', login: 'xt.admin' }

  it('is made by the newest link, once', async () => {
    // The personas of this test are administrators already; a real installation has none.
    const { db } = house.doer
    await sql`update post set ended_at = now()`.execute(db)
    const old = (await makeFirstLink(house.doer)) ?? ''
    const secret = (await makeFirstLink(house.doer)) ?? ''
    expect((await ask('/view', { secret: old })).json().code).toBe('people.first-link-unusable')
    expect((await ask('/view', { secret })).json()).toEqual({ open: true })
    const made = await ask('', { ...first, secret })
    expect(made.statusCode, made.body).toBe(201)
    expect((await ask('', { ...first, secret, login: 'xt.two' })).statusCode).toBe(410)
    const password = 'tian shan xue lian hua 47'
    const set = await house.as('nobody', {
      method: 'POST',
      url: '/api/set-up',
      payload: { secret: made.json().secret, password },
    })
    expect(set.json().next).toBe('enrol')
    expect(await makeFirstLink(house.doer)).toBeUndefined()
  })
})
