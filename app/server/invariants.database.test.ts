/** Each invariant holds of an empty installation, and names what breaks it. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Database } from '../../platform/db/database.ts'
import { checkInvariants } from '../../platform/invariants/breaking-store.ts'
import { brokenSentences } from '../../platform/invariants/invariant.ts'
import { describeOnBoth } from '../../tests/database.ts'
import { invariantsOf } from './invariants.ts'
import { slices } from './slices.ts'

type Row = Readonly<Record<string, string | number | boolean | null>>

const all = invariantsOf(slices)
const sealed = { volume: 'v1', hash_name: 'sha256', reason: 'r' }
const held = { campaign: 'c', item: 'i1', person: 'p1', took_place: 't' }

/** invariant → rows that break it, and what is named. */
const planted: Record<string, { names: string; rows: readonly (readonly [table: string, row: Row])[] }> = {
  'audit.linked-or-waiting': { names: 'entry:7001', rows: [['audit_entry', { id: 7001, format: 3 }]] },
  'audit.chain-counts-on': {
    names: 'entry:7003',
    rows: [
      ['audit_entry', { id: 7002, format: 3 }],
      ['audit_entry', { id: 7003, format: 3 }],
      ['audit_link', { chain: 'planted', place: 1, entry: 7002, previous: '', hash: 'a' }],
      ['audit_link', { chain: 'planted', place: 3, entry: 7003, previous: 'b', hash: 'c' }],
    ],
  },
  'sync.in-order': { names: 'device:d1', rows: [['device_change', { device: 'd1', stream: 's', seq: 2 }]] },
  'campaigns.versions-count-on': { names: 'campaign:c', rows: [['campaign_definition', { version: 2 }]] },
  'campaigns.stages-follow': {
    names: 'campaign:c',
    rows: [
      ['campaign_stage', { place: 1, stage: 'open' }],
      ['campaign_stage', { place: 3, stage: 'review' }],
    ],
  },
  'case-files.head-is-newest': {
    names: 'case-file:f1',
    rows: [['case_file', { id: 'f1', state: 'done', version: 2 }]],
  },
  'case-files.version-is-its-hash': {
    names: 'case-file:f2/1',
    rows: [['case_file_version', { file: 'f2', version: 1, document: '{}', hash: 'no', origin: 'typed' }]],
  },
  'case-files.counts-are-findings': {
    names: 'case-file:f3',
    rows: [['case_file', { id: 'f3', state: 'done', errors: 1 }]],
  },
  'case-files.entry-has-its-version': {
    names: 'case-file:f4',
    rows: [['case_file_entry', { id: 'e4', file: 'f4', state: 'withdrawn' }]],
  },
  'case-files.used-once': {
    names: 'case-file:f5',
    rows: [
      ['case_file', { id: 'f5', state: 'done', number: 'n' }],
      ['case_file', { id: 'f6', state: 'done', number: 'n' }],
      ['case_file_entry', { id: 'e5', file: 'f5', state: 'standing', slot_type: 'a' }],
      ['case_file_entry', { id: 'e6', file: 'f6', state: 'standing', slot_type: 'b' }],
    ],
  },
  'case-files.guidance-is-its-last-step': {
    names: 'case-file:f7',
    rows: [
      ['case_file_guidance', { id: 'g7', file: 'f7', state: 'open' }],
      ['case_file_guidance_step', { guidance: 'g7', place: 1, kind: 'resolve' }],
    ],
  },
  'draw.lines-are-committed': {
    names: 'draw-round:1',
    rows: [['draw_round', { round: 1, purpose: 'experts', commitment: 'x', committed_at: '2017-01-01', lines: 5 }]],
  },
  'draw.seeded-by-two': {
    names: 'draw-round:2',
    rows: [
      [
        'draw_round',
        {
          ...{ round: 2, purpose: 'experts', commitment: 'x', committed_at: '2017-01-01', lines: 0, seed: '1' },
          ...{ seeded_at: '2017-01-02', entered_by: '{p,p}', entered_posts: '{a,b}' },
        },
      ],
    ],
  },
  'draw.order-is-whole': {
    names: 'draw-round:3',
    rows: [
      [
        'draw_round',
        {
          ...{ round: 3, purpose: 'experts', commitment: 'x', committed_at: '2017-01-01', lines: 1, seed: '3' },
          ...{ seeded_at: '2017-01-02', drawn_at: '2017-01-02' },
        },
      ],
      ['draw_stratum', { round: 3, size: 1 }],
    ],
  },
  'draw.replaced-in-turn': {
    names: 'draw-round:4',
    rows: [
      ['draw_replacement', { round: 4, place: 2, gone: 'a', taken: 'b' }],
      ['draw_replacement', { round: 4, place: 3, gone: 'a', taken: 'c' }],
    ],
  },
  'draw.signed-one-text': {
    names: 'draw-round:5',
    rows: [
      ['draw_signature', { round: 5, post: 'a', minutes_hash: 'x', hand: 'paper' }],
      ['draw_signature', { round: 5, post: 'b', minutes_hash: 'y', hand: 'paper' }],
    ],
  },
  'evidence.one-seal-at-a-time': {
    names: 'volume:v1',
    rows: [
      ['volume_seal', { ...sealed, version: 1 }],
      ['volume_seal', { ...sealed, version: 2 }],
    ],
  },
  'evidence.sealed-pages-stay': {
    names: 'volume:v2',
    rows: [['volume_seal', { ...sealed, volume: 'v2', version: 1, pages: 3 }]],
  },
  'evidence.custody-begins-with-taking': { names: 'evidence:i0', rows: [['evidence_item', { id: 'i0' }]] },
  'evidence.answered-by-the-receiver': {
    names: 'evidence:i1',
    rows: [
      ['custody_event', { ...held, id: 'ev', place: 1, kind: 'taken' }],
      ['custody_answer', { campaign: 'c', item: 'i1', event: 'ev', person: 'p2' }],
    ],
  },
  'evidence.has-its-case-file': { names: 'volume:v3', rows: [['volume', { id: 'v3', case_file: 'nowhere' }]] },
  'organisation.roster-has-its-rows': { names: 'roster:1', rows: [['roster', { id: 1, purpose: 'exam', rows: 3 }]] },
  'organisation.one-accepted-figure': {
    names: 'unit:x',
    rows: [['key_enterprise_report', { id: 1, unit: 'x', state: 'accepted' }]],
  },
  'people.session-in-a-post': { names: 'person:s1', rows: [['session', { token_hash: 's1', id: 's1', person: 's1' }]] },
  'people.nobody-stands-in-for-oneself': {
    names: 'person:p3',
    rows: [
      ['post', { id: 'post3', person: 'p3' }],
      ['delegation', { id: 'del3', post: 'post3', to_person: 'p3' }],
    ],
  },
  'people.one-set-up-link': {
    names: 'person:p4',
    rows: [
      ['set_up_link', { secret_hash: 'a', person: 'p4', why: 'recovery' }],
      ['set_up_link', { secret_hash: 'b', person: 'p4', why: 'recovery' }],
    ],
  },
  'people.key-within-its-person': {
    names: 'person:p5',
    rows: [['api_token', { id: 'k5', token_hash: 'k5', person: 'p5' }]],
  },
  'people.who-left-has-no-way-in': {
    names: 'person:p6',
    rows: [
      ['person', { id: 'p6', login: 'p6', state: 'left', secret_hash: 'p6' }],
      ['session', { token_hash: 's6', id: 's6', person: 'p6' }],
    ],
  },
  'records.signed-as-printed': {
    names: 'record:r1',
    rows: [['field_record', { id: 'r1', kind: '现场检查笔录', state: 'signed' }]],
  },
  'records.versions-hang-together': {
    names: 'record:r2',
    rows: [['field_record_version', { record: 'r2', id: 'v2', place: 2, parents: '{v1}' }]],
  },
  'records.open-texts-are-counted': {
    names: 'record:r3',
    rows: [['field_record', { id: 'r3', kind: '现场检查笔录', state: 'draft', heads: 1 }]],
  },
  'registers.one-row-at-a-time': {
    names: 'import:m1',
    rows: [
      ['case_row', { key: 'k', since: 1, import_id: 'm1' }],
      ['case_row', { key: 'k', since: 2, import_id: 'm1' }],
    ],
  },
  'registers.row-is-of-a-kept-import': {
    names: 'import:m2',
    rows: [['officer_row', { key: 'k', since: 9, import_id: 'm2' }]],
  },
  'registers.kept-has-a-version': { names: 'import:m3', rows: [['register_import', { id: 'm3', status: 'kept' }]] },
  'scoring.reason-of-a-run': { names: 'run:1', rows: [['scoring_run', { id: 'run1', seq: 1 }]] },
  'scoring.definition-is-kept': {
    names: 'run:2',
    rows: [['scoring_run', { id: 'run2', seq: 2, definition_hash: 'lost' }]],
  },
  'scoring.frozen-names-its-run': { names: 'frozen:z1', rows: [['scoring_frozen', { id: 'z1' }]] },
  'scoring.frozen-by-two': {
    names: 'frozen:z2',
    rows: [['scoring_frozen', { id: 'z2', frozen_by: 'p', approved_by: 'p' }]],
  },
  'scoring.released-has-a-run': { names: 'run:lost', rows: [['scoring_release', { run_id: 'lost' }]] },
}

/** The database itself refuses these; they are asked all the same, of data that came another way. */
const refusedByTheDatabase = ['audit.approved-by-another']

it('every invariant has rows that break it', () => {
  expect([...Object.keys(planted), ...refusedByTheDatabase].toSorted()).toEqual(all.map(({ name }) => name).toSorted())
})

it('says what holds in both languages, each name once', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  for (const { says } of all) expect(says['zh-CN']).toMatch(/^[^a-z]*(SHA-256[^a-z]*)?。$/)
})

describeOnBoth('invariants', (open) => {
  it('hold of an empty installation; each names what breaks it', async () => {
    const db = await open()
    expect(brokenSentences(all, await checkInvariants(db, all), 'en')).toEqual([])
    await db.connection().execute(async (alone) => {
      await sql`set session_replication_role = replica`.execute(alone)
      for (const { rows } of Object.values(planted)) for (const [table, row] of rows) await plant(alone, table, row)
      await sql`set session_replication_role = origin`.execute(alone)
    })
    const found = new Map((await checkInvariants(db, all)).map((one) => [one.name, one.first]))
    for (const [name, { names }] of Object.entries(planted)) expect(found.get(name), name).toContain(names)
  })
})

/** What is not said is filled by its type. */
async function plant(db: Database, table: string, row: Row): Promise<void> {
  const { rows } = await sql<{ name: string; type: string; array: boolean }>`
    select attname::text as name, format_type(atttypid, null) as type, atttypid::regtype::text like '%[]' as array
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef
      and attidentity = ''`.execute(db)
  const filled: Row = { ...Object.fromEntries(rows.map(({ name, type }) => [name, filler(name, type)])), ...row }
  const columns = sql.join(Object.keys(filled).map((name) => sql.ref(name)))
  const values = sql.join(Object.values(filled).map((value) => (value === null ? sql`null` : sql.lit(String(value)))))
  await sql`insert into ${sql.table(table)} (${columns}) overriding system value values (${values})`.execute(db)
}

function filler(name: string, type: string): string {
  if (name === 'campaign') return 'c'
  if (type.endsWith('[]')) return '{}'
  if (/^(integer|bigint|smallint|numeric)$/.test(type)) return '0'
  if (/^(timestamp|date)/.test(type)) return '2017-01-01'
  if (/^json/.test(type)) return '{}'
  return type === 'boolean' ? 'false' : type === 'uuid' ? '00000000-0000-4000-8000-000000000000' : ''
}
