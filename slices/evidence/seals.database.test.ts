/** Who signed a seal: an installation of the national algorithms, from the setting to the bundle verified elsewhere. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownKeys } from '../../platform/audit/known-keys.ts'
import { signed } from '../../platform/audit/root.ts'
import { signatures, suites } from '../../platform/crypto/suites.ts'
import { act } from '../../platform/audit/act.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { syntheticPhoto } from '../../tests/scans.ts'
import { publishedKeys } from './check-seal.ts'
import type { ManifestPreview, SealCheck, VolumeView } from './contract.ts'
import { newFile, newPages, readScan } from './receive.ts'
import { addFile, sealsOf } from './store-volumes.ts'
import { verifyBundle } from './verify-bundle.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}`
const at = { campaign, volume: 'volume-0001' }
const own = `${base}/evidence/volumes/${at.volume}`
const now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
let folder = ''

const get = (url: string) => house.as('auditor', { url })
const officer = (url: string, payload: object) => house.as('county-officer', { method: 'POST', url, payload })
const check = async () => (await get(`${own}/seal/check`)).json<SealCheck>()

/** A photo stands in the volume, as an upload leaves it. */
async function keepPhoto(): Promise<void> {
  const { doer } = house
  const photo = syntheticPhoto(1)
  const { sha256, size } = await doer.files.put(photo)
  const scan = await doer.files.withPath(sha256, (path) =>
    readScan({ files: doer.files, progress: () => {} }, path, size),
  )
  const stamp = { place: 1, now: now.toISOString() }
  const file = newFile({ name: '照片.png', begunBy: 'demo-county-officer' }, scan, stamp)
  await act(doer, { verb: 'evidence.take-file', campaign, object: `volume:${at.volume}` }, async (tx, audit) => {
    await addFile(tx, at, { file, pages: newPages(scan, { volume: at.volume, file: 1, after: 0 }) })
    audit({ size, count: 1 })
  })
}

beforeAll(async () => {
  house = await startTestHouse({ now: () => now, suite: suites.national })
  folder = await mkdtemp(join(tmpdir(), 'lianbing-seals-'))
  const file = { id: 'case-file-0001', unit: '652301', type: '一般行政处罚', number: '合成环罚〔2017〕1号' }
  const { id } = (await officer(`${base}/case-files`, file)).json<{ id: string }>()
  await officer(`${base}/evidence/files/${id}/volumes`, { id: at.volume, title: '主卷' })
  await keepPhoto()
  const { hash, hashName } = (await house.as('county-officer', { url: `${own}/manifest` })).json<ManifestPreview>()
  expect(hashName).toBe('sm3')
  const sealed = await officer(`${own}/seal`, { reason: '卷宗装订完成', manifest: hash })
  expect(sealed.statusCode, sealed.body).toBe(201)
}, 60_000)
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const bundle = async (name: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, (await get(`${own}/bundle.zip`)).rawPayload)
  return path
}
/** Writes another signature under the seal, as somebody with the whole database in hand would. */
async function forge(signature: object | null): Promise<void> {
  const { db } = house.doer
  await sql`alter table volume_seal disable trigger volume_seal_stays`.execute(db)
  await sql`update volume_seal set signed = ${signature === null ? null : JSON.stringify(signature)}::jsonb`.execute(db)
  await sql`alter table volume_seal enable trigger volume_seal_stays`.execute(db)
}

describe('a seal of the national algorithms', () => {
  it('names SM3 and SM2, holds, and is found whole offline with the published key', async () => {
    const [seal] = await sealsOf(house.doer.db, campaign, [at.volume])
    expect([seal?.hashName, JSON.parse(seal?.signed?.text ?? '{}')]).toMatchObject([
      'sm3',
      { hash: 'sm3', signature: 'sm2' },
    ])
    expect(await check()).toMatchObject({ holds: true, faults: [] })
    const { keys } = (await house.as('nobody', { url: '/api/seal-keys' })).json<{
      keys: ReturnType<typeof knownKeys>
    }>()
    expect(keys).toMatchObject([{ signature: 'sm2', until: null, publicKey: house.doer.signer?.keys.public }])
    const path = await bundle('own.zip')
    expect(await verifyBundle(path, { keys })).toMatchObject({
      verdict: 'whole',
      hashName: 'sm3',
      keySha256: keys[0]?.sha256,
    })
    const view = (await get(own)).json<VolumeView>()
    expect(view.seals[0]?.key).toBe(keys[0]?.sha256)
  })

  it('does not hold under a key that is not of this installation, however well it is signed, nor under none', async () => {
    const [seal] = await sealsOf(house.doer.db, campaign, [at.volume])
    if (seal === undefined || seal.signed === null) throw new Error('not signed')
    const keys = signatures.sm2.makeKeys()
    const again = signed(JSON.parse(seal.signed.text), { ...suites.national, keys })
    const ours = await publishedKeys(house.doer)
    for (const [forged, fault] of [
      [{ ...again, publicKey: keys.public }, 'foreign-key'],
      [{ ...seal.signed, publicKey: keys.public }, 'signature'],
      [{ ...seal.signed, signature: again.signature }, 'signature'],
      [null, 'not-signed'],
    ] as const) {
      await forge(forged)
      expect(await check()).toMatchObject({ holds: false, faults: [fault] })
      const offline = await verifyBundle(await bundle(`${fault}.zip`), ours)
      expect([offline.verdict, offline.faults]).toEqual(['differs', [{ path: 'seal.json', fault }]])
    }
    await forge(seal.signed)
    expect(await check()).toMatchObject({ holds: true })
  })

  it('keeps its signature while it is broken; no table of it is emptied', async () => {
    const { db } = house.doer
    const broken = sql`broken_by = 'p', broken_at = now(), broken_why = '漏扫一页'`
    for (const other of ['signed = null', `signed = '{}'`, `hash_name = 'sha256'`])
      await expect(sql`update volume_seal set ${broken}, ${sql.raw(other)}`.execute(db)).rejects.toThrow(
        'never changed',
      )
    await expect(sql`update volume_seal set broken_at = now()`.execute(db)).rejects.toThrow('never changed')
    for (const table of ['volume_seal', 'custody_answer', 'custody_event cascade', 'evidence_item cascade'])
      await expect(sql`truncate ${sql.raw(table)}`.execute(db), table).rejects.toThrow(/never deleted|only added to/)
  })
})
