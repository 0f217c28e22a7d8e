import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import { signatures, suites } from '../crypto/suites.ts'
import type { Database } from '../db/database.ts'
import { linkHash, GENESIS } from './entry.ts'
import { databaseSource } from './log-source-store.ts'
import { allRoots, makeRoots } from './root-store.ts'

import { appendEntry, linkEntries, linksOf } from './store.ts'
import { verifyLog, type NotedRoot } from './verify-log.ts'
import type { Finding } from './finding.ts'

const TAMPERINGS = 200
const DAYS = 5
const A_DAY = 12
/** The last day has no root yet. */
const ROOTED = (DAYS - 1) * A_DAY
const now = new Date(`2017-10-0${DAYS}T12:00:00Z`)

const signer = { ...suites.international, keys: signatures.ed25519.makeKeys() }

async function fill(db: Database): Promise<void> {
  for (let day = 1; day <= DAYS; day++) {
    for (let n = 0; n < A_DAY; n++) {
      const entry = {
        at: `2017-10-0${day}T04:00:${String(10 + n)}.000Z`,
        campaign: 'c',
        who: `p${n}`,
        role: 'office-clerk',
      }
      const items = n % 4 === 0 ? [{ class: 'reason', keepUntil: '2018-10-01', content: { reason: `理由${n}` } }] : []
      await appendEntry(db, { ...entry, verb: 'test.write', object: `thing:${n}`, summary: `{"n":${n}}` }, { items })
    }
    await linkEntries(db, day % 2 === 0 ? 'sm3' : 'sha256')
    await makeRoots(db, signer, new Date(`2017-10-0${day}T16:00:05Z`))
  }
}

/** mulberry32: the same tamperings every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

type Random = (below: number) => number
type Expected = Partial<Pick<Finding, 'kind' | 'place' | 'entry' | 'day'>>
/** Changes something behind the product's back; answers what the verification must say. */
type Tampering = (tx: Database, random: Random) => Promise<Expected>

const run = (tx: Database, text: string): Promise<unknown> => sql.raw(text).execute(tx)
/** Link `n` has entry `n` here: nothing was rolled back. */
const anyPlace = (random: Random): number => 1 + random(DAYS * A_DAY)
const rootedPlace = (random: Random): number => 1 + random(ROOTED)
const dayOfPlace = (place: number): string => `2017-10-0${Math.ceil(place / A_DAY)}`

const changes = [
  `who = 'nobody'`,
  `at = at + interval '1 millisecond'`,
  `verb = 'test.other'`,
  `object = object || '0'`,
  `summary = '{}'`,
  `role = null`,
  `campaign = null`,
  `acting_for = 'p9'`,
  `post = 'x'`,
  `personal = '[]'`,
]

const tamperings: Record<string, Tampering> = {
  'a field of an entry': async (tx, random) => {
    const place = anyPlace(random)
    await run(tx, `update audit_entry set ${changes[random(changes.length)] ?? ''} where id = ${place}`)
    return { kind: 'entry-changed', place, entry: place }
  },
  'an entry moved to another chain': async (tx, random) => {
    const place = anyPlace(random)
    await run(tx, `update audit_entry set chain = 'other' where id = ${place}`)
    return { kind: 'link-misplaced', place, entry: place }
  },
  'an entry removed': async (tx, random) => {
    const place = anyPlace(random)
    await run(tx, `delete from audit_entry where id = ${place}`)
    return { kind: 'entry-missing', place, entry: place }
  },
  'an entry and its link removed': async (tx, random) => {
    const place = 1 + random(DAYS * A_DAY - 1)
    await run(tx, `delete from audit_link where place = ${place}; delete from audit_entry where id = ${place}`)
    return { kind: 'link-missing', place }
  },
  'a link removed': async (tx, random) => {
    const place = anyPlace(random)
    await run(tx, `delete from audit_link where place = ${place}`)
    return { kind: 'entry-unlinked', entry: place }
  },
  'an entry taken from the queue before it was linked': async (tx) => {
    await run(
      tx,
      `insert into audit_entry (format, chain, at, verb, object, summary) values (2, 'main', '${now.toISOString()}', 'v', 'o', '{}')`,
    )
    const { rows } = await sql<{ id: number }>`select max(id) as id from audit_entry`.execute(tx)
    return { kind: 'entry-unlinked', entry: rows[0]?.id ?? 0 }
  },
  'two entries exchanged': async (tx, random) => {
    const [a, b] = twoPlaces(random)
    await run(
      tx,
      `update audit_link set entry = 0 where place = ${a}; update audit_link set entry = ${a} where place = ${b}; update audit_link set entry = ${b} where place = ${a}`,
    )
    return { kind: 'entry-changed', place: a, entry: b }
  },
  'two links exchanged': async (tx, random) => {
    const [a, b] = twoPlaces(random)
    await run(
      tx,
      `update audit_link set place = 0 where place = ${a}; update audit_link set place = ${a} where place = ${b}; update audit_link set place = ${b} where place = 0`,
    )
    return { kind: 'link-misplaced', place: a, entry: b }
  },
  'the hash of a link': async (tx, random) => {
    const place = 1 + random(DAYS * A_DAY - 1)
    await run(tx, `update audit_link set hash = md5(hash) || md5(hash) where place = ${place}`)
    return { kind: 'link-changed', place }
  },
  'what a link says of the one before': async (tx, random) => {
    const place = anyPlace(random)
    await run(tx, `update audit_link set previous = md5(hash) || md5(hash) where place = ${place}`)
    return { kind: 'link-changed', place }
  },
  'the name of a hash': async (tx, random) => {
    const place = anyPlace(random)
    await run(
      tx,
      `update audit_link set suite = case suite when 'sm3' then 'sha256' else 'sm3' end where place = ${place}`,
    )
    return { kind: 'entry-changed', place }
  },
  'an entry put between, the others moved up': async (tx, random) => {
    const place = 1 + random(DAYS * A_DAY - 1)
    await run(
      tx,
      `insert into audit_entry (format, chain, at, verb, object, summary) select 2, 'main', at, 'v', 'o', '{}' from audit_entry where id = ${place};
       update audit_link set place = -place - 1 where place > ${place}; update audit_link set place = -place where place < 0;
       insert into audit_link (chain, place, entry, previous, hash, suite) select 'main', ${place + 1}, max(e.id), l.hash, md5(l.hash) || md5(l.hash), 'sha256' from audit_entry e, audit_link l where l.place = ${place} group by l.hash`,
    )
    return { kind: 'entry-changed', place: place + 1 }
  },
  'the chain made anew behind a changed entry': async (tx, random) => {
    const place = rootedPlace(random)
    await run(tx, `update audit_entry set summary = '{"forged":true}' where id = ${place}`)
    await chainAnew(tx)
    return { kind: 'root-differs', day: dayOfPlace(place), place: Math.ceil(place / A_DAY) * A_DAY }
  },
  'the chain made anew without an entry': async (tx, random) => {
    const place = rootedPlace(random)
    await run(
      tx,
      `delete from audit_link where place = ${place}; delete from audit_entry where id = ${place}; update audit_link set place = -place where place > ${place}; update audit_link set place = -place - 1 where place < 0`,
    )
    await chainAnew(tx)
    return { kind: 'root-differs', day: dayOfPlace(place) }
  },
  'the end cut off': async (tx, random) => {
    const place = rootedPlace(random)
    await run(tx, `delete from audit_link where place >= ${place}; delete from audit_entry where id >= ${place}`)
    return { kind: 'log-cut', place: place - 1, day: dayOfPlace(place) }
  },
  'an entry dated back': async (tx) => {
    await appendEntry(tx, {
      ...{ at: '2017-10-03T04:00:00.000Z', campaign: null, who: 'p1', role: null },
      ...{ verb: 'v', object: 'o', summary: '{}' },
    })
    // inside the transaction of the test: linking opens its own
    await run(
      tx,
      `insert into audit_link (chain, place, entry, previous, hash, suite) select 'main', 61, max(id), '', '', 'sha256' from audit_entry`,
    )
    await run(tx, `delete from audit_waiting`)
    await chainAnew(tx)
    return { kind: 'entry-older', place: 61 }
  },
  'the text of a root': (tx, random) => rootChanged(tx, random, `text = replace(text, '"count":', '"count":1')`),
  'the head in a root': (tx, random) =>
    rootChanged(tx, random, `text = regexp_replace(text, '"head":"..', '"head":"zz')`),
  'the hash of a root': (tx, random) => rootChanged(tx, random, `hash = md5(hash) || md5(hash)`),
  'the signature of a root': (tx, random) => rootChanged(tx, random, `signature = reverse(signature)`),
  'a root removed': async (tx, random) => {
    const day = `2017-10-0${1 + random(DAYS - 2)}`
    await run(tx, `delete from audit_root where day = '${day}'`)
    return { kind: 'root-missing', day: `2017-10-0${Number(day.slice(-1)) + 1}` }
  },
  'the key of the roots': async (tx) => {
    await run(tx, `update audit_key set public_key = '${signatures.ed25519.makeKeys().public}'`)
    return { kind: 'root-changed', day: '2017-10-01' }
  },
  'personal content': async (tx, random) => {
    const entry = 1 + 4 * random(A_DAY / 4)
    await run(tx, `update audit_personal set content = '{"reason":""}' where entry = ${entry}`)
    return { kind: 'personal-changed', entry }
  },
  'the day of personal content': async (tx, random) => {
    const entry = 1 + 4 * random(A_DAY / 4)
    await run(tx, `update audit_personal set keep_until = '2099-01-01' where entry = ${entry}`)
    return { kind: 'personal-changed', entry }
  },
  'personal content removed before its day': async (tx, random) => {
    const entry = 1 + 4 * random(A_DAY / 4)
    await run(tx, `delete from audit_personal where entry = ${entry}`)
    return { kind: 'personal-missing', entry }
  },
}

function twoPlaces(random: Random): [number, number] {
  const a = 1 + random(DAYS * A_DAY - 2)
  return [a, a + 1 + random(DAYS * A_DAY - a - 1)]
}

async function rootChanged(tx: Database, random: Random, set: string): Promise<Expected> {
  const day = `2017-10-0${1 + random(DAYS - 1)}`
  await run(tx, `update audit_root set ${set} where day = '${day}'`)
  return { kind: 'root-changed', day }
}

/** What a forger does who knows the format: every link computed again. */
async function chainAnew(tx: Database): Promise<void> {
  let previous = GENESIS
  for await (const links of linksOf(tx, 'main')) {
    for (const { place, content } of links) {
      if (content === null) continue
      const hash = linkHash({ place, previous, suite: 'sha256' }, content)
      await sql`update audit_link set previous = ${previous}, hash = ${hash}, suite = 'sha256' where place = ${place} and chain = 'main'`.execute(
        tx,
      )
      previous = hash
    }
  }
}

const tables = ['entry', 'link', 'waiting', 'personal', 'salt', 'root', 'key']
const asSuperuser = (tx: Database): Promise<unknown> =>
  run(tx, tables.map((table) => `alter table audit_${table} disable trigger all`).join(';'))

class Undo extends Error {}

const findings = async (db: Database, noted: NotedRoot[] = []): Promise<Finding[]> =>
  (await verifyLog(databaseSource(db), { now, noted })).findings

/** Tampers in a transaction that is undone afterwards; answers what the verification says meanwhile. */
async function findingsAfter(db: Database, tamper: (tx: Database) => Promise<void>): Promise<Finding[]> {
  let found: Finding[] = []
  const attempt = db.transaction().execute(async (tx) => {
    await asSuperuser(tx)
    await tamper(tx)
    found = await findings(tx)
    throw new Undo('undone')
  })
  await expect(attempt).rejects.toThrow('undone')
  return found
}

describeOnBoth('a log that somebody tampered with', (open) => {
  it(`is found out ${TAMPERINGS} times of ${TAMPERINGS}, and the right place is named`, async () => {
    const db = await open()
    await fill(db)
    expect(await verifyLog(databaseSource(db), { now })).toMatchObject({
      ...{ whole: true, findings: [], waiting: 0, personal: { kept: 15, deleted: 0 } },
      ...{ chains: [{ chain: 'main', linked: DAYS * A_DAY }], roots: { count: DAYS, first: '2017-10-01' } },
    })
    await run(db, 'alter table audit_root disable trigger all')
    await run(db, `delete from audit_root where day = '2017-10-05'; alter table audit_root enable trigger all`)
    const random = seeded(20_170_902)
    const kinds = Object.entries(tamperings)
    const missed: unknown[] = []
    for (let n = 0; n < TAMPERINGS; n++) {
      const [name, tamper] = kinds[n % kinds.length] ?? ['', async () => ({})]
      let expected: Expected = {}
      const told = await findingsAfter(db, async (tx) => {
        expected = await tamper(tx, random)
      })
      const named = told.some((one) => expect.objectContaining(expected).asymmetricMatch(one))
      if (!named) missed.push({ name, expected, told: told.slice(0, 3) })
    }
    expect(missed).toEqual([])
    expect((await verifyLog(databaseSource(db), { now })).whole).toBe(true)
  }, 120_000)

  it('is found out by a root noted outside where chain, roots and key were all made anew', async () => {
    const db = await open()
    await fill(db)
    const [, second] = await allRoots(db)
    const noted = second?.hash ?? ''
    const unforged = { record: second ?? never(), publicKey: signer.keys.public }
    expect(await findings(db, [{ hash: noted }, unforged])).toEqual([])
    await asSuperuser(db)
    await run(db, `update audit_entry set summary = '{"forged":true}' where id = 3`)
    await run(db, 'delete from audit_root; delete from audit_key')
    await chainAnew(db)
    await makeRoots(db, { ...suites.international, keys: signatures.ed25519.makeKeys() }, now)
    expect(await findings(db)).toEqual([])
    expect(await findings(db, [{ hash: noted }])).toMatchObject([{ kind: 'root-unknown' }])
    expect((await findings(db, [unforged])).map(({ kind, place }) => [kind, place])).toEqual([
      ['root-unknown', null],
      ['root-differs', 2 * A_DAY],
    ])
  }, 60_000)

  it('verifies after personal content was deleted on its day', async () => {
    const db = await open()
    await fill(db)
    await run(db, 'delete from audit_personal')
    const later = await verifyLog(databaseSource(db), { now: new Date('2018-10-02T00:00:00Z') })
    expect(later).toMatchObject({ whole: true, personal: { kept: 0, deleted: 15 } })
  }, 60_000)
})

const never = (): never => {
  throw new Error('no root')
}
