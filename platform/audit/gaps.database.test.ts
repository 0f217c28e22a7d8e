import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { suites } from '../crypto/suites.ts'
import { signatures } from '../crypto/suites.ts'
import type { Database } from '../db/database.ts'
import { describeOnBoth } from '../../tests/database.ts'
import { judgeGaps, Numbers } from './gaps.ts'
import { databaseSource } from './log-source-store.ts'
import { makeRoots } from './root-store.ts'
import { appendEntry, linkEntries } from './store.ts'
import { verifyLog } from './verify-log.ts'

const signer = { ...suites.international, keys: signatures.ed25519.makeKeys() }
const now = new Date('2017-10-03T04:00:00Z')

const write = (db: Database, day: number) =>
  appendEntry(db, {
    ...{ at: `2017-10-0${day}T04:00:00.000Z`, campaign: null, who: 'p1', role: null },
    ...{ verb: 'v', object: 'o', summary: '{}' },
  })

const undone = (db: Database, day: number) =>
  db
    .transaction()
    .execute(async (tx) => {
      await write(tx, day)
      throw new Error('undone')
    })
    .catch(() => undefined)

describeOnBoth('numbers that are missing', (open) => {
  it('are named: undone where the root of the day says so, open behind it, removed where they were there', async () => {
    const db = await open()
    await write(db, 1)
    await undone(db, 1)
    await undone(db, 1)
    for (const day of [1, 1, 2]) await write(db, day)
    await linkEntries(db)
    await makeRoots(db, signer, now)
    await write(db, 3)
    await undone(db, 3)
    await linkEntries(db)
    const before = await verifyLog(databaseSource(db), { now })
    expect(before).toMatchObject({ whole: true, findings: [] })
    expect(before.gaps).toEqual([
      { from: 2, to: 3, verdict: 'undone', day: '2017-10-01' },
      { from: 8, to: 8, verdict: 'open', day: null },
    ])
    await sql.raw('alter table audit_entry disable trigger all; alter table audit_link disable trigger all').execute(db)
    await sql.raw('delete from audit_link where entry = 5; delete from audit_entry where id = 5').execute(db)
    const after = await verifyLog(databaseSource(db), { now })
    expect(after.findings).toContainEqual(expect.objectContaining({ kind: 'entry-gap', entry: 5, day: '2017-10-01' }))
    expect(after.gaps.map(({ from, verdict }) => [from, verdict])).toEqual([
      [2, 'undone'],
      [5, 'removed'],
      [8, 'open'],
    ])
  }, 60_000)
})

it('a number out of all bounds takes neither memory nor time', () => {
  const seen = new Numbers()
  for (const number of [1, 2, 2 ** 50]) seen.add(number)
  expect(judgeGaps(seen, 2 ** 50, [])).toEqual([{ from: 3, to: 2 ** 50, verdict: 'open', day: null }])
})

it('an entry that was removed is found behind any number of writes undone', () => {
  const seen = new Numbers()
  for (let number = 2; number <= 4000; number += 2) seen.add(number)
  const gaps = Array.from({ length: 1999 }, (_, at): [number, number] => [2 * at + 1, 2 * at + 1])
  const root = { ...{ format: 'lianbing-root-1' as const, chain: 'main', day: '2017-10-01', count: 1, head: '' } }
  const stamp = { previous: '', madeAt: '', hash: 'sha256' as const, signature: 'ed25519' as const, key: '' }
  const found = judgeGaps(seen, 4000, [{ ...root, ...stamp, through: 4000, gaps }])
  expect(found.filter(({ verdict }) => verdict === 'removed')).toEqual([
    { from: 3999, to: 3999, verdict: 'removed', day: '2017-10-01' },
  ])
})
