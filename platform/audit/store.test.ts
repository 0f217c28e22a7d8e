import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import type { Database } from '../db/database.ts'
import type { Doer } from '../http/context.ts'
import { act, canonicalJson } from './act.ts'
import { appendEntry, chainNames, linkEntries, verifyChain } from './store.ts'

const actor = { id: 'p1', name: '执法人员6501000001', role: 'office-clerk', unit: '650000', post: 'p', actingFor: null }

function doer(db: Database): Doer {
  const parts = { put: never, withWhole: never, drop: never, room: never }
  const unused = { put: never, open: never, has: never, withPath: never, removeOlder: never, parts }
  return {
    db,
    actor,
    now: () => new Date('2017-09-28T04:00:00Z'),
    files: unused,
    jobs: { enqueue: never, find: never },
    vault: { seal: never, open: never, digest: never },
  }
}

const never = (): never => {
  throw new Error('not used here')
}

const write = (db: Database, n: number) =>
  act(doer(db), { verb: 'test.write', object: `thing:${n}` }, async (_tx, audit) =>
    audit({ n, rows: [1, { z: 1, b: 'v2' }], reason: '因病补报' }, `thing:${n}`),
  )

describeOnBoth('the audit log', (open) => {
  it('keeps who did what to what, with values in one order', async () => {
    const db = await open()
    await write(db, 1)
    const { rows } = await sql`select at, who, role, verb, object, summary from audit_entry`.execute(db)
    expect(rows).toEqual([
      {
        at: '2017-09-28T04:00:00.000Z',
        who: 'p1',
        role: 'office-clerk',
        verb: 'test.write',
        object: 'thing:1',
        summary: '{"n":1,"rows":[1,{"b":"v2","z":1}]}',
      },
    ])
  })

  it('undoes a write that leaves nothing in the log, and one that fails', async () => {
    const db = await open()
    await sql`create table thing (n int)`.execute(db)
    const silent = act(doer(db), { verb: 'test.write' }, (tx) => sql`insert into thing values (1)`.execute(tx))
    await expect(silent).rejects.toThrow('leaves nothing in the audit log')
    const failing = act(doer(db), { verb: 'test.write' }, async (tx, audit) => {
      audit({})
      await sql`insert into thing values (1)`.execute(tx)
      throw new Error('late')
    })
    await expect(failing).rejects.toThrow('late')
    const { rows } =
      await sql`select (select count(*) from thing) as things, (select count(*) from audit_entry) as entries`.execute(
        db,
      )
    expect(rows).toEqual([{ things: 0, entries: 0 }])
  })

  it.each([
    'update audit_entry set who = null',
    'delete from audit_entry',
    'truncate audit_entry cascade',
    `update audit_link set hash = ''`,
    'delete from audit_link',
    'truncate audit_link',
    `insert into audit_key values ('f', 'ed25519', 'k', now()); update audit_key set public_key = ''`,
    `insert into audit_root values ('main', '2017-09-28', '', '', ''); delete from audit_root`,
    'truncate audit_root',
    'truncate audit_deletion',
  ])('refuses: %s', async (statement) => {
    const db = await open()
    await write(db, 1)
    await linkEntries(db)
    await expect(sql.raw(statement).execute(db)).rejects.toThrow('the audit log only grows')
  })

  it('links every entry once, also when several link at once, and verifies', async () => {
    const db = await open()
    for (let n = 0; n < 20; n++) await write(db, n)
    expect(await verifyChain(db)).toMatchObject({ linked: 0, waiting: 20, broken: null })
    const linked = await Promise.all([linkEntries(db), linkEntries(db), linkEntries(db)])
    expect(linked.reduce((a, b) => a + b)).toBe(20)
    expect(await verifyChain(db)).toMatchObject({ linked: 20, waiting: 0, broken: null })
  })

  it('keeps post and stand-in, and what is of a person apart from the entry', async () => {
    const db = await open()
    const standIn = { ...doer(db), actor: { ...actor, actingFor: { id: 'p2', name: '执法人员6501000002' } } }
    const personal = { class: 'reason', keepUntil: '2018-09-28', subject: 'person:p3', content: { reason: '病假' } }
    await act(standIn, { verb: 'test.write' }, async (_tx, audit) => audit({ n: 1 }, 'thing:1', [personal]))
    await linkEntries(db, 'sm3')
    const { rows } = await sql<{ text: string }>`select e::text as text, post, acting_for, l.suite from audit_entry e
      join audit_link l on l.entry = e.id`.execute(db)
    expect(rows).toMatchObject([{ post: 'p', acting_for: 'p2', suite: 'sm3' }])
    expect(rows[0]?.text).not.toMatch(/病假|p3/)
    const apart =
      await sql`select class, keep_until, subject, content from audit_personal join audit_salt using (entry, item)`.execute(
        db,
      )
    expect(apart.rows).toEqual([
      { class: 'reason', keep_until: '2018-09-28', subject: 'person:p3', content: '{"reason":"病假"}' },
    ])
    await sql`delete from audit_personal`.execute(db)
    expect((await sql`select * from audit_salt`.execute(db)).rows).toEqual([])
    expect(await verifyChain(db)).toMatchObject({ linked: 1, broken: null })
  })

  it('verifies entries of the first format with those of the second, whatever hash a link was made with', async () => {
    const db = await open()
    await sql`insert into audit_entry (format, chain, at, verb, object, summary) values (1, 'main', '2017-09-27T00:00:00Z', 'test.old', 'thing:0', '{}')`.execute(
      db,
    )
    const [previous, at] = ['0'.repeat(64), '2017-09-27T00:00:00.000Z']
    const old = JSON.stringify([previous, 1, at, null, null, null, 'test.old', 'thing:0', '{}'])
    const hash = createHash('sha256').update(old).digest('hex')
    await sql`insert into audit_link (chain, place, entry, previous, hash, suite) values ('main', 1, 1, ${previous}, ${hash}, 'sha256')`.execute(
      db,
    )
    await write(db, 1)
    await linkEntries(db, 'sm3')
    await write(db, 2)
    await linkEntries(db)
    expect(await verifyChain(db)).toMatchObject({ linked: 3, broken: null })
  })

  it('links two chains each by itself', async () => {
    const db = await open()
    const entry = {
      at: '2017-09-28T04:00:00.000Z',
      campaign: null,
      who: null,
      role: null,
      post: null,
      acting_for: null,
    }
    for (const chain of ['main', 'reads', 'main', 'reads', 'reads'])
      await appendEntry(db, { ...entry, chain, verb: 'test.read', object: '', summary: '{}' })
    await linkEntries(db)
    expect(await chainNames(db)).toEqual(['main', 'reads'])
    expect(await verifyChain(db)).toMatchObject({ linked: 2, broken: null })
    expect(await verifyChain(db, 'reads')).toMatchObject({ linked: 3, broken: null })
  })
})

it('canonical JSON sorts keys at every depth', () => {
  expect(canonicalJson({ b: 1, a: { d: 2n, c: [{ f: 1, e: 2 }] } })).toBe('{"a":{"c":[{"e":2,"f":1}],"d":"2"},"b":1}')
})
