import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticPdf, syntheticPhoto } from '../../tests/scans.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { ManifestPreview, SealCheck, UploadView, VolumeList, VolumeView } from './contract.ts'
import type { HandOvers, ItemView, OneItem, Receivers } from './contract-custody.ts'
import type { MatrixView } from './contract-matrix.ts'
import { matrixOf, sealedVolumes } from './facts.ts'
import { verifyBundle } from './verify-bundle.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}`
const own = `${base}/evidence`
let file = ''
let clock = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
let folder = ''

beforeAll(async () => {
  house = await startTestHouse({ now: () => clock })
  folder = await mkdtemp(join(tmpdir(), 'lianbing-evidence-'))
  const opened = await send('county-officer', 'POST', `${base}/case-files`, {
    id: 'case-file-0001',
    unit: '652301',
    type: '一般行政处罚',
    number: '合成环罚〔2017〕1号',
  })
  expect(opened.statusCode, opened.body).toBeLessThan(300)
  file = opened.json<{ id: string }>().id
  const documents = [
    { id: 'd1', kind: '现场检查笔录', date: '2017-05-28', content: { violation: '合成：废水未经处理排放' } },
    { id: 'd2', kind: '处罚决定书', date: '2017-08-01', fine: 20000 },
  ]
  const document = {
    number: '合成环罚〔2017〕1号',
    unit: '652301',
    type: '一般行政处罚',
    officers: [],
    party: {},
    documents,
  }
  const saved = await send('county-officer', 'PUT', `${base}/case-files/${file}`, { base: 1, document })
  expect(saved.statusCode, saved.body).toBeLessThan(300)
}, 60_000)
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (who: Persona, url: string) => house.as(who, { url })
const send = (who: Persona, method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  house.as(who, { method, url, ...(payload === undefined ? {} : { payload }) })
const officer = <T extends object>(method: 'POST' | 'PUT' | 'DELETE', path: string, payload?: T) =>
  send('county-officer', method, `${own}${path}`, payload)
const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code

const makeVolume = async (id: string): Promise<string> => {
  const made = await officer('POST', `/files/${file}/volumes`, { id, title: '主卷' })
  expect(made.statusCode, made.body).toBe(201)
  return id
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const putPart = (upload: string, part: number, bytes: Uint8Array, hash = sha256(bytes)) =>
  house.as('county-officer', {
    method: 'PUT',
    url: `${own}/uploads/${upload}/parts/${part}?sha256=${hash}`,
    payload: Buffer.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  })
const begin = async (volume: string, { id, name, size }: { id: string; name: string; size: number }) =>
  officer('POST', `/volumes/${volume}/uploads`, { id, name, size })
const settledUpload = async (id: string): Promise<UploadView | undefined> => {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await get('county-officer', `${own}/uploads/${id}`)
    if (answer.statusCode === 404) return undefined
    if (answer.json<UploadView>().state === 'refused') return answer.json()
    await wait(30)
  }
  throw new Error('the file was not read in time')
}
/** What became of a file: undefined where it was taken in. */
async function upload(
  volume: string,
  { id, name, bytes }: { id: string; name: string; bytes: Uint8Array },
): Promise<string | undefined> {
  const begun = await begin(volume, { id, name, size: bytes.length })
  if (begun.statusCode !== 201) return codeOf(begun)
  const { partBytes } = begun.json<UploadView>()
  for (let part = 0; part * partBytes < bytes.length; part++) {
    const put = await putPart(id, part, bytes.subarray(part * partBytes, (part + 1) * partBytes))
    if (put.statusCode !== 204) return codeOf(put)
  }
  expect((await officer('POST', `/uploads/${id}/finish`)).statusCode).toBe(202)
  return (await settledUpload(id))?.refusal ?? undefined
}
const seen = async (volume: string): Promise<VolumeView> =>
  (await get('county-officer', `${own}/volumes/${volume}`)).json()
const numbers = (view: VolumeView) => view.pages.map(({ id, number }) => [id, number])

describe('a volume', () => {
  it('is for the own unit; another role, another unit or nobody finds none', async () => {
    const volume = await makeVolume('volume-0001')
    expect((await officer('POST', `/files/${file}/volumes`, { id: volume, title: '主卷' })).statusCode).toBe(201)
    expect((await get('liaison', `${own}/files/${file}/volumes`)).json<VolumeList>().volumes).toHaveLength(1)
    for (const who of ['expert', 'administrator', 'unit-administrator', 'publicity-clerk'] as const)
      expect((await get(who, `${own}/volumes/${volume}`)).statusCode, who).toBe(404)
    expect((await get('nobody', `${own}/volumes/${volume}`)).statusCode).toBe(401)
    expect(
      (await send('liaison', 'POST', `${own}/files/${file}/volumes`, { id: 'volume-x', title: '他人' })).statusCode,
    ).toBe(404)
    await sql`update post set unit = '652302' where id = 'demo-county-officer'`.execute(house.doer.db)
    expect((await get('county-officer', `${own}/volumes/${volume}`)).statusCode).toBe(404)
    expect((await officer('POST', `/files/${file}/volumes`, { id: 'volume-y', title: '别县' })).statusCode).toBe(404)
    await sql`update post set unit = '652301' where id = 'demo-county-officer'`.execute(house.doer.db)
  })

  it('takes a file in parts in any order and twice; what is damaged on the way or missing is told', async () => {
    const photo = syntheticPhoto(1, { width: 1100, height: 900 })
    const begun = await begin('volume-0001', { id: 'upload-0001', name: '照片.png', size: photo.length })
    const { partBytes } = begun.json<UploadView>()
    expect(photo.length).toBeGreaterThan(partBytes)
    const [first, rest] = [photo.subarray(0, partBytes), photo.subarray(partBytes)]
    expect(codeOf(await putPart('upload-0001', 0, first, sha256(rest)))).toBe('evidence.part-wrong')
    expect(codeOf(await putPart('upload-0001', 0, rest))).toBe('evidence.part-wrong')
    expect(codeOf(await putPart('upload-0001', 99, first))).toBe('evidence.part-wrong')
    for (let round = 0; round < 2; round++) expect((await putPart('upload-0001', 1, rest)).statusCode).toBe(204)
    expect(codeOf(await officer('POST', '/uploads/upload-0001/finish'))).toBe('evidence.parts-missing')
    const again = (
      await begin('volume-0001', { id: 'upload-0001', name: '照片.png', size: photo.length })
    ).json<UploadView>()
    expect(again.parts).toEqual([{ part: 1, sha256: sha256(rest) }])
    await putPart('upload-0001', 0, first)
    await officer('POST', '/uploads/upload-0001/finish')
    expect(await settledUpload('upload-0001')).toBeUndefined()
    const { files, pages } = await seen('volume-0001')
    expect([files[0]?.sha256, pages[0]?.sha256, pages[0]?.number]).toEqual([sha256(photo), sha256(photo), 1])
    expect((await putPart('upload-0001', 0, first)).statusCode).toBe(404)
  })

  it('takes no bytes but of PDF, JPEG and PNG, and says what to do with others', async () => {
    const refused = async (id: string, bytes: Uint8Array) => upload('volume-0001', { id, name: '扫描.pdf', bytes })
    expect(await refused('upload-tiff', Buffer.from('II*\0 not a scan'))).toBe('evidence.not-a-scan')
    expect(await refused('upload-html', Buffer.from('<html><script>alert(1)</script>'))).toBe('evidence.not-a-scan')
    const pdf = Buffer.from(await syntheticPdf(['a', 'b']))
    expect(await refused('upload-cut', pdf.subarray(0, pdf.length - 600))).toContain('“扫描.pdf”缺了末尾')
    expect(await refused('upload-none', Buffer.from('%PDF-1.7\n%%EOF'))).toContain('“扫描.pdf”已损坏')
    expect(await refused('upload-half', syntheticPhoto(3).subarray(0, 500))).toContain('“扫描.pdf”缺了末尾')
    const empty = await PDFDocument.create()
    expect(await refused('upload-zero', await empty.save({ addDefaultPage: false }))).toContain('一页也没有')
    const wide = syntheticPhoto(3)
    wide.writeUInt32BE(90_000, 16)
    expect(await refused('upload-wide', wide)).toContain('“扫描.pdf”是 90000 × 480 像素')
    const locked = await PDFDocument.load(pdf)
    locked.encrypt({ userPassword: 'x', ownerPassword: 'y' })
    expect(await refused('upload-locked', await locked.save())).toContain('密码')
    const named = async (id: string, bytes: Uint8Array) => {
      await begin('volume-0001', { id, name: '扫描.pdf', size: bytes.length })
      return (await putPart(id, 0, bytes)).json<{ message: string }>().message
    }
    expect(await named('upload-exe', Buffer.from('MZ\x90\0\x03'))).toContain('“扫描.pdf”的内容是 EXE (Windows)')
    expect(await named('upload-text', Buffer.from('一段文字'))).toContain('内容是 TXT')
    expect(await named('upload-odd', Buffer.from([0, 1, 2, 3]))).toContain('内容是 0x00010203')
    expect((await begin('volume-0001', { id: 'upload-empty', name: '空.pdf', size: 0 })).json()).toMatchObject({
      code: 'evidence.empty',
      message: expect.stringContaining('“空.pdf”是空文件'),
    })
    expect(codeOf(await begin('volume-0001', { id: 'upload-huge', name: 'x.pdf', size: 300_000_000_000 }))).toBe(
      'evidence.file-too-large',
    )
    expect(await refused('upload-twin', syntheticPhoto(1, { width: 1100, height: 900 }))).toContain('照片.png')
    expect((await seen('volume-0001')).files).toHaveLength(1)
    const left = (await seen('volume-0001')).uploads
    expect(new Set(left.map(({ state }) => state))).toEqual(new Set(['refused']))
    expect(left.map(({ id }) => id)).not.toContain('upload-tiff')
    for (const { id } of (await seen('volume-0001')).uploads)
      expect((await officer('DELETE', `/uploads/${id}`)).statusCode).toBe(204)
  })

  it('numbers the pages of a PDF after what is there; blank and double ones are pointed out', async () => {
    const pdf = await syntheticPdf(['one', 'two', '', 'two'])
    expect(await upload('volume-0001', { id: 'upload-0002', name: '卷宗.pdf', bytes: pdf })).toBeUndefined()
    const view = await seen('volume-0001')
    expect(numbers(view)).toEqual([
      ['1.1', 1],
      ['2.1', 2],
      ['2.2', 3],
      ['2.3', 4],
      ['2.4', 5],
    ])
    expect(view.pages.filter(({ looksBlank }) => looksBlank).map(({ id }) => id)).toEqual(['2.3'])
    expect(view.pages.find(({ id }) => id === '2.2')?.sameAs).toEqual(['2.4'])
    const content = await get('liaison', `${own}/volumes/volume-0001/pages/2.1/content`)
    expect([content.headers['content-type'], content.headers['content-disposition']]).toEqual([
      'application/pdf',
      expect.stringMatching(/^attachment/),
    ])
    expect(content.headers['content-security-policy']).toContain('sandbox')
    expect(sha256(content.rawPayload)).toBe(view.pages[1]?.sha256)
  })

  it('lets the officer order, turn and take out pages, lay them to documents, and lists what is without', async () => {
    const at = '/volumes/volume-0001'
    expect(codeOf(await officer('PUT', `${at}/order`, { pages: ['2.1', '1.1'] }))).toBe('evidence.order-wrong')
    expect((await officer('PUT', `${at}/order`, { pages: ['2.1', '2.2', '2.3', '2.4', '1.1'] })).statusCode).toBe(204)
    expect((await officer('POST', `${at}/pages/2.4/removal`, { reason: '与第2页重复' })).statusCode).toBe(204)
    expect(codeOf(await officer('POST', `${at}/pages/2.4/removal`, { reason: '与第2页重复' }))).toBe(
      'evidence.page-moved',
    )
    expect((await officer('PUT', `${at}/pages/1.1/turn`, { turn: 90 })).statusCode).toBe(204)
    expect(codeOf(await officer('PUT', `${at}/documents`, { document: 'd9', pages: ['2.1'] }))).toBe(
      'evidence.document-unknown',
    )
    expect((await officer('PUT', `${at}/documents`, { document: 'd1', pages: ['2.1', '2.2'] })).statusCode).toBe(204)
    expect((await send('liaison', 'PUT', `${own}${at}/order`, { pages: ['2.1'] })).statusCode).toBe(404)
    const view = await seen('volume-0001')
    expect(numbers(view)).toEqual([
      ['2.1', 1],
      ['2.2', 2],
      ['2.3', 3],
      ['2.4', null],
      ['1.1', 4],
    ])
    expect([view.documentsWithoutPage, view.pagesWithoutDocument]).toEqual([['d2'], ['2.3', '1.1']])
    expect(view.pages.find(({ id }) => id === '2.2')?.sameAs).toEqual([])
  })
})

describe('a seal', () => {
  const at = '/volumes/volume-0001'
  const preview = async () => (await get('county-officer', `${own}${at}/manifest`)).json<ManifestPreview>()

  it('is set on what the person has seen, with a reason; the database then refuses every change', async () => {
    const { hash } = await preview()
    await officer('PUT', `${at}/pages/1.1/turn`, { turn: 180 })
    expect(codeOf(await officer('POST', `${at}/seal`, { reason: '卷宗装订完成', manifest: hash }))).toBe(
      'evidence.changed-meanwhile',
    )
    const { hash: now } = await preview()
    expect(
      (await send('supervisor', 'POST', `${own}${at}/seal`, { reason: '卷宗装订完成', manifest: now })).statusCode,
    ).toBe(404)
    const sealed = await officer('POST', `${at}/seal`, { reason: '卷宗装订完成', manifest: now })
    expect(sealed.statusCode, sealed.body).toBe(201)
    expect(codeOf(await officer('PUT', `${at}/pages/1.1/turn`, { turn: 0 }))).toBe('evidence.sealed')
    expect(codeOf(await begin('volume-0001', { id: 'upload-late', name: 'x.pdf', size: 10 }))).toBe('evidence.sealed')
    const { db } = house.doer
    await expect(sql`update volume_page set document = 'd2'`.execute(db)).rejects.toThrow('sealed')
    await expect(sql`delete from volume_file`.execute(db)).rejects.toThrow('sealed')
    await expect(sql`update volume_seal set hash = 'x'`.execute(db)).rejects.toThrow('never changed')
    await expect(sql`delete from volume_seal`.execute(db)).rejects.toThrow('never deleted')
    expect(await sealedVolumes(db, campaign, file)).toMatchObject([
      { id: 'volume-0001', version: 1, pages: 4, hash: now },
    ])
  })

  it('holds when every byte is recomputed, and is found broken when one byte on the disk is another', async () => {
    const check = async () => (await get('auditor', `${own}${at}/seal/check`)).json<SealCheck>()
    expect(await check()).toMatchObject({ holds: true, faults: [] })
    const page = (await seen('volume-0001')).pages[0]?.sha256 ?? ''
    const path = join(house.directory, 'files', page.slice(0, 2), page)
    const kept = await readFile(path)
    const changed = Buffer.from(kept)
    changed[100] = (changed[100] ?? 0) ^ 1
    await writeFile(path, changed)
    expect(await check()).toMatchObject({ holds: false, faults: ['pages/0001.pdf'] })
    await writeFile(path, kept)
  })

  it('goes with the volume as a zip that unzip and sha256sum, and verify-bundle, find whole; changed ones not', async () => {
    const answer = await get('liaison', `${own}${at}/bundle.zip`)
    const zip = join(folder, 'volume.zip')
    await writeFile(zip, answer.rawPayload)
    execFileSync('unzip', ['-q', zip, '-d', join(folder, 'out')])
    const listed = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, 'out'), encoding: 'utf8' })
    expect(
      listed
        .trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true)
    const seal = sha256(await readFile(join(folder, 'out/manifest.json')))
    expect(await verifyBundle(zip, { seal })).toMatchObject({ verdict: 'whole', pages: 4, files: 2, seal, faults: [] })
    expect(await verifyBundle(zip)).toMatchObject({ verdict: 'unproven', holds: false, faults: [] })
    expect((await verifyBundle(zip, { seal: '0'.repeat(64) })).faults).toEqual([
      { path: 'seal.json', fault: 'other-seal' },
    ])
    const bytes = Buffer.from(answer.rawPayload)
    const at2 =
      bytes.indexOf('SYNTHETIC') < 0
        ? bytes.indexOf(Buffer.from([0x89, 0x50, 0x4e, 0x47])) + 200
        : bytes.indexOf('SYNTHETIC')
    bytes[at2] = (bytes[at2] ?? 0) ^ 1
    await writeFile(zip, bytes)
    expect((await verifyBundle(zip)).faults).toMatchObject([{ fault: 'changed' }])
    expect((await get('liaison', `${own}${at}/bundle.zip`)).rawPayload.equals(answer.rawPayload)).toBe(true)
  })

  it('is broken by the liaison or the office with a reason, never by the officer; the next is a new version', async () => {
    expect((await officer('POST', `${at}/seal/breaking`, { reason: '漏扫一页送达回证' })).statusCode).toBe(404)
    expect((await send('liaison', 'POST', `${own}${at}/seal/breaking`, { reason: '短' })).statusCode).toBe(400)
    expect(
      (await send('liaison', 'POST', `${own}${at}/seal/breaking`, { reason: '漏扫一页送达回证' })).statusCode,
    ).toBe(204)
    expect(codeOf(await send('liaison', 'POST', `${own}${at}/seal/breaking`, { reason: '漏扫一页送达回证' }))).toBe(
      'evidence.not-sealed',
    )
    expect((await officer('PUT', `${at}/pages/1.1/turn`, { turn: 0 })).statusCode).toBe(204)
    const { hash } = await preview()
    expect((await officer('POST', `${at}/seal`, { reason: '补齐后重新封存', manifest: hash })).json()).toEqual({
      version: 2,
    })
    expect((await seen('volume-0001')).seals.map(({ version, broken }) => [version, broken?.reason])).toEqual([
      [2, undefined],
      [1, '漏扫一页送达回证'],
    ])
  })
})

describe('custody', () => {
  const item = 'item-0001'
  const taken = {
    id: item,
    kind: 'sample',
    title: '合成水样一瓶',
    takenAt: '2017-05-03T02:00:00Z',
    takenWhere: '总排口',
  }
  const hand = (id: string, at: string, to = 'demo-liaison') => ({
    kind: 'handed-over',
    id,
    at,
    where: '支队样品室',
    to,
  })
  const viewed = async (who: Persona = 'county-officer') =>
    (await get(who, `${own}/items/${item}`)).json<OneItem>().item
  const kinds = ({ findings }: ItemView) => findings.map(({ kind }) => kind)

  it('begins with the taking, in the past, by the own unit', async () => {
    expect(codeOf(await officer('POST', `/files/${file}/items`, { ...taken, takenAt: '2018-01-01T00:00:00Z' }))).toBe(
      'evidence.in-future',
    )
    expect((await officer('POST', `/files/${file}/items`, taken)).statusCode).toBe(201)
    expect(await viewed()).toMatchObject({ state: 'held', holder: { person: 'demo-county-officer' }, findings: [] })
    expect(
      (await send('supervisor', 'POST', `${own}/files/${file}/items`, { ...taken, id: 'item-0002' })).statusCode,
    ).toBe(404)
    expect((await get('expert', `${own}/items/${item}`)).statusCode).toBe(404)
  })

  it('passes on when giver and receiver have both signed; between their times nobody holds it', async () => {
    expect((await officer('POST', `/items/${item}/events`, hand('hand-0001', '2017-05-03T02:00:00Z'))).statusCode).toBe(
      204,
    )
    expect(await viewed()).toMatchObject({ state: 'pending', holder: { person: 'demo-county-officer' } })
    expect(codeOf(await officer('POST', `/items/${item}/events`, hand('hand-0002', '2017-05-04T02:00:00Z')))).toBe(
      'evidence.hand-over-pending',
    )
    const answer = `${own}/items/${item}/events/hand-0001/answer`
    expect((await send('supervisor', 'POST', answer, { accept: true, at: '2017-05-05T00:00:00Z' })).statusCode).toBe(
      404,
    )
    expect(
      (await officer('POST', `/items/${item}/events/hand-0001/answer`, { accept: true, at: '2017-05-05T00:00:00Z' }))
        .statusCode,
    ).toBe(404)
    expect((await get('liaison', `${own}/hand-overs`)).json<HandOvers>().handOvers).toMatchObject([
      { item, event: 'hand-0001' },
    ])
    expect((await send('liaison', 'POST', answer, { accept: true, at: '2017-05-05T00:00:00Z' })).statusCode).toBe(204)
    expect(codeOf(await send('liaison', 'POST', answer, { accept: false, reason: '反悔不收了' }))).toBe(
      'evidence.answered',
    )
    const { findings, holder, state } = await viewed()
    expect(findings).toMatchObject([{ kind: 'gap', from: '2017-05-03T02:00:00.000Z', to: '2017-05-05T00:00:00.000Z' }])
    expect([holder?.person, state]).toEqual(['demo-liaison', 'held'])
    expect((await get('liaison', `${own}/hand-overs`)).json<HandOvers>()).toMatchObject({
      handOvers: [],
      held: [{ id: item }],
    })
  })

  it('only the holder signs it out; a receiver may refuse, and it stays; after the end nothing happens', async () => {
    expect(codeOf(await officer('POST', `/items/${item}/events`, hand('hand-0003', '2017-05-06T00:00:00Z')))).toBe(
      'evidence.not-holder',
    )
    const byLiaison = (body: object) => send('liaison', 'POST', `${own}/items/${item}/events`, body)
    expect(codeOf(await byLiaison(hand('hand-0004', '2017-05-06T00:00:00Z')))).toBe('evidence.receiver-unknown')
    const choices = async (find: string): Promise<Receivers> =>
      (await get('liaison', `${own}/items/${item}/receivers?find=${encodeURIComponent(find)}`)).json()
    // An officer of another county has nothing to do with the piece; of the case's own unit, somebody who has had it.
    const { db } = house.doer
    await sql`update post set unit = '652302' where id = 'demo-county-officer'`.execute(db)
    expect((await choices('')).people.map(({ id }) => id)).toEqual(['demo-supervisor', 'demo-county-officer'])
    await sql`update post set unit = '652301' where id = 'demo-county-officer'`.execute(db)
    await sql`insert into person (id, name, demonstration, created_at)
      values ('elsewhere', '演示外县人员', true, '2017-01-01')`.execute(db)
    await sql`insert into post (id, person, role, unit, from_day, given_at)
      values ('elsewhere', 'elsewhere', 'county-officer', '652302', '2017-01-01', '2017-01-01')`.execute(db)
    expect(await choices('外县')).toEqual({ people: [], count: 0 })
    expect(codeOf(await byLiaison(hand('hand-0004', '2017-05-06T00:00:00Z', 'elsewhere')))).toBe(
      'evidence.receiver-unknown',
    )
    expect((await get('county-officer', `${own}/items/none-such/receivers`)).statusCode).toBe(404)
    expect((await byLiaison(hand('hand-0004', '2017-05-06T00:00:00Z', 'demo-supervisor'))).statusCode).toBe(204)
    await send('supervisor', 'POST', `${own}/items/${item}/events/hand-0004/answer`, {
      accept: false,
      reason: '封条破损，不予签收',
    })
    expect(await viewed()).toMatchObject({ state: 'held', holder: { person: 'demo-liaison' } })
    const out = {
      kind: 'given-out',
      id: 'hand-0005',
      at: '2017-05-07T00:00:00Z',
      where: '支队',
      body: '某检测单位',
      receipt: '收〔2017〕1',
    }
    expect((await byLiaison(out)).statusCode).toBe(204)
    expect(await viewed()).toMatchObject({ state: 'outside', holder: { person: null, name: '某检测单位' } })
    expect(
      (await byLiaison({ ...out, kind: 'taken-back', id: 'hand-0006', at: '2017-05-09T00:00:00Z' })).statusCode,
    ).toBe(204)
    expect(
      (
        await byLiaison({
          kind: 'destroyed',
          id: 'hand-0007',
          at: '2017-06-09T00:00:00Z',
          where: '支队',
          reason: '超过保存期',
        })
      ).statusCode,
    ).toBe(204)
    expect(codeOf(await officer('POST', `/items/${item}/events`, { ...out, id: 'hand-0008' }))).toBe('evidence.ended')
    expect(kinds(await viewed('auditor'))).toEqual(['gap'])
    await expect(sql`update custody_event set at = now()`.execute(house.doer.db)).rejects.toThrow('only added to')
    await expect(sql`delete from custody_answer`.execute(house.doer.db)).rejects.toThrow('only added to')
  })
})

describe('the matrix', () => {
  const matrix = async () => (await get('county-officer', `${own}/files/${file}/matrix`)).json<MatrixView>()

  it('suggests what the documents assert, and lists facts without evidence and evidence without facts', async () => {
    const { suggestions } = await matrix()
    expect(suggestions.map(({ source }) => source)).toEqual(['d1', 'd2'])
    expect((await officer('POST', `/files/${file}/facts`, { id: 'fact-0001', ...suggestions[0] })).statusCode).toBe(201)
    expect(
      (await officer('POST', `/files/${file}/facts`, { id: 'fact-0002', text: '合成：排污口未设标志' })).statusCode,
    ).toBe(201)
    const { facts, unsupported, idle } = await matrix()
    expect(facts.map(({ targets }) => targets)).toEqual([[{ kind: 'document', id: 'd1' }], []])
    expect(unsupported).toEqual(['fact-0002'])
    expect(idle).toEqual(['document:d2', 'item:item-0001', 'page:volume-0001/2.3', 'page:volume-0001/1.1'])
    expect(await matrixOf(house.doer.db, campaign, file)).toEqual({ facts: 2, unsupported: 1, idle: 4 })
  })

  it('lets a fact rest on documents, pages and pieces of the same file, and no others', async () => {
    const targets = [
      { kind: 'page', id: 'volume-0001/1.1' },
      { kind: 'item', id: 'item-0001' },
    ]
    expect(
      codeOf(await officer('PUT', '/facts/fact-0002/targets', { targets: [{ kind: 'page', id: 'volume-0001/2.4' }] })),
    ).toBe('evidence.target-unknown')
    expect((await officer('PUT', '/facts/fact-0002/targets', { targets })).statusCode).toBe(204)
    expect((await matrix()).unsupported).toEqual([])
    expect((await send('liaison', 'PUT', `${own}/facts/fact-0002/targets`, { targets: [] })).statusCode).toBe(404)
    const xlsx = await get('office-clerk', `${own}/files/${file}/matrix.xlsx`)
    expect([xlsx.statusCode, xlsx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await officer('DELETE', '/facts/fact-0002')).statusCode).toBe(204)
    expect((await matrix()).facts).toHaveLength(1)
  })
})

it('names no title, name or reason of evidence in the log for ever', async () => {
  const { rows } = await sql<{ summary: string }>`select summary from audit_entry where verb like 'evidence.%'`.execute(
    house.doer.db,
  )
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.map(({ summary }) => summary).join()).not.toMatch(/主卷|照片|合成|封存|重复|破损/)
  clock = new Date('2017-09-29T04:00:00Z')
})
