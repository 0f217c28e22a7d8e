/** A thousand people sign in at once, each with an account of their own, through HTTP; and what one hash costs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { startHouse, type RunningHouse } from '../../app/server/server.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { hashPassword, passwordCost } from '../../platform/auth/password.ts'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'

export const name = '1,000 sign-ins'

const PEOPLE = 1_000
const PASSWORD = 'Vx9-kettle-mornq'
const loginOf = (at: number): string => `bench-${at}`

/** Everybody has the same password hashed once: verifying costs what it costs. */
async function addPeople({ doer: { db } }: RunningHouse): Promise<void> {
  const now = new Date().toISOString()
  const people = Array.from({ length: PEOPLE }, (_, at) => loginOf(at))
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    select id, '执法人员6501000001', id, 'active', false, ${now}::timestamptz from unnest(${people}::text[]) as id`.execute(
    db,
  )
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    select id, id, 'liaison', '652300', '2017-01-01', ${now}::timestamptz from unnest(${people}::text[]) as id`.execute(
    db,
  )
  const kept = await hashPassword(PASSWORD)
  for (const person of people) await keepPassword(db, person, { hash: kept, now: new Date() })
}

interface Answered {
  seconds: number
  status: number
}

/** All ask at the same moment, one connection each. */
async function signAllIn(origin: string): Promise<Answered[]> {
  const headers = { 'content-type': 'application/json', 'x-lianbing': '1' }
  return Promise.all(
    Array.from({ length: PEOPLE }, async (_, at) => {
      const start = performance.now()
      const body = JSON.stringify({ login: loginOf(at), password: PASSWORD })
      const answer = await fetch(`${origin}/api/sign-in`, { method: 'POST', headers, body })
      await answer.text()
      return { seconds: (performance.now() - start) / 1000, status: answer.status }
    }),
  )
}

/** The same number of hashes at the same cost with nothing around them, as many at a time as there are cores. */
async function bareHashes(): Promise<number> {
  const start = performance.now()
  let left = PEOPLE
  const work = async (): Promise<void> => {
    while (left-- > 0) await hash(PASSWORD, passwordCost)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return (performance.now() - start) / 1000
}

async function measured(house: RunningHouse): Promise<Measurement[]> {
  await addPeople(house)
  const origin = await house.app.listen({ host: '127.0.0.1', port: 0, backlog: 2_048 })
  const start = performance.now()
  const answers = await signAllIn(origin)
  const all = (performance.now() - start) / 1000
  const bare = await bareHashes()
  const waits = answers.map(({ seconds }) => seconds).toSorted((a, b) => a - b)
  const refused = answers.filter(({ status }) => status !== 200).length
  const cost = `${passwordCost.memoryCost / 1024} MiB, ${passwordCost.timeCost} passes`
  return [
    { metric: `bare Argon2id (${cost}), one hash a core at a time`, value: (bare * 1000) / PEOPLE, unit: 'ms each' },
    { metric: 'a thousand sign-ins asked at the same moment, embedded database', value: all, unit: 's', target: 60 },
    { metric: 'the same against a thousand bare hashes', value: all, unit: 's', ratio: all / bare },
    { metric: 'longest wait of one person', value: waits.at(-1) ?? NaN, unit: 's' },
    { metric: 'sign-ins that failed', value: refused, unit: '', target: 0 },
  ]
}

export async function run(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'lianbing-sign-in-'))
  const house = await startHouse({
    ...{ root, directory, database: { directory }, demonstration: false, https: false },
    ...{ campaigns: [], log: false, now: () => new Date() },
  })
  try {
    return await measured(house)
  } finally {
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
