import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import type { Database } from '../db/database.ts'
import type { Doer } from '../http/context.ts'
import { act, canonicalJson } from './act.ts'
import { linkEntries, verifyChain } from './store.ts'

const actor = { id: 'p1', name: '执法人员6501000001', role: 'office-clerk', unit: '650000', post: 'p', actingFor: null }

function doer(db: Database): Doer {
  const unused = { put: never, open: never, has: never, withPath: never }
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
    audit({ n, a: [1, { z: 1, b: '版' }] }),
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
        summary: '{"a":[1,{"b":"版","z":1}],"n":1}',
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

  it('finds a changed entry and a missing one, whoever switched the triggers off', async () => {
    const db = await open()
    for (let n = 0; n < 5; n++) await write(db, n)
    await linkEntries(db)
    await sql`alter table audit_entry disable trigger all; alter table audit_link disable trigger all`.execute(db)
    await sql`update audit_entry set summary = '{}' where object = 'thing:2'`.execute(db)
    expect(await verifyChain(db)).toMatchObject({ linked: 2, broken: { place: 3, what: 'entry 3 was changed' } })
    await sql`delete from audit_entry where object = 'thing:1'`.execute(db)
    expect(await verifyChain(db)).toMatchObject({ linked: 1, broken: { place: 2, what: 'entry 2 is missing' } })
    await sql`delete from audit_link where place = 1`.execute(db)
    expect(await verifyChain(db)).toMatchObject({ linked: 0, broken: { place: 2, what: 'link 1 is missing' } })
  })
})

it('canonical JSON sorts keys at every depth', () => {
  expect(canonicalJson({ b: 1, a: { d: 2n, c: [{ f: 1, e: 2 }] } })).toBe('{"a":{"c":[{"e":2,"f":1}],"d":"2"},"b":1}')
})
