import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { personas } from '../../app/server/personas.ts'
import { attachRecord, type Attached } from '../../slices/case-files/contract-attached.ts'
import type { DraftFile, FileView, RecordChoice, Saved, VersionView } from '../../slices/case-files/contract.ts'
import { demonstrateRecords } from '../../slices/records/demonstrate.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { keepRegisters } from '../kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../scoring-vectors.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}/case-files`
let house: TestHouse
let file = ''

beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-09-28T04:00:00Z') })
  const { doer } = house
  await keepRegisters(doer.db, campaign, { ...(await vectorInput('small', definition)), definition })
  await sql`update officer_row set unit = '652301'
    where certificate in (select certificate from officer_row order by certificate limit 2)`.execute(doer.db)
  const officer = personas.find(({ role }) => role === 'county-officer')
  if (officer === undefined) throw new Error('no officer')
  await demonstrateRecords(doer, campaign, officer)
  const asked = { id: 'file-of-a-record', unit: '652301', type: '一般行政处罚', number: '昌市环罚〔2017〕77号' }
  file = (await house.as('county-officer', { method: 'POST', url: base, payload: asked })).json<{ id: string }>().id
}, 60_000)
afterAll(() => house.close())

const read = async <T>(path: string): Promise<T> =>
  (await house.as('county-officer', { url: `${base}${path}` })).json<T>()
const save =
  (document: DraftFile, more: object = {}) =>
  async (version: number) =>
    (
      await house.as('county-officer', {
        ...{ method: 'PUT', url: `${base}/${file}`, payload: { base: version, document, ...more } },
      })
    ).json<Saved & { code?: string; version: number }>()
const written = async (): Promise<FileView> => read<FileView>(`/${file}`)
const taken = async (reason?: string): Promise<Attached> => {
  const [record] = (await read<{ records: RecordChoice[] }>('/records')).records
  if (record === undefined) throw new Error('no record')
  return attachRecord((await written()).document, record, reason)
}

it('a signed record is offered with whose it is and by whom; of this party it comes in with its officers', async () => {
  const [record] = (await read<{ records: RecordChoice[] }>('/records')).records
  expect(record?.document).toMatchObject({ party: '合成水泥有限公司', start: '2017-07-06T10:05' })
  expect(record?.officers.map(({ name, certificate }) => [name !== '', certificate !== ''])).toEqual(
    record?.officers.map(() => [true, true]),
  )
  const { file: document } = await taken()
  const saved = await save(document)((await written()).file.version)
  expect(saved, JSON.stringify(saved)).toMatchObject({ saved: true })
  const now = await written()
  expect(now.document).toMatchObject({ party: { name: '合成水泥有限公司' }, discovered: '2017-07-06' })
  expect(now.document.officers.map(({ certificate }) => certificate)).toEqual(
    record?.officers.map(({ certificate }) => certificate),
  )
})

it('goes out again only with a reason, which stands in the version and in the log', async () => {
  const { document, file: head } = await written()
  const without = { ...document, documents: [] }
  expect(await save(without)(head.version)).toMatchObject({ code: 'case-files.detach-why' })
  expect(await save(without, { reason: '附错了' })(head.version)).toMatchObject({ code: 'case-files.detach-why' })
  expect(await save(without, { reason: '附错了案卷' })(head.version)).toMatchObject({ saved: true })
  const { versions } = await read<{ versions: VersionView[] }>(`/${file}/versions`)
  expect(versions[0]).toMatchObject({ reason: '附错了案卷' })
})

it('of another party comes in only with a reason, and the checker says that the names differ', async () => {
  const { document, file: head } = await written()
  const other = { ...document, party: { name: '某砖厂' } }
  const { version } = await save(other)(head.version)
  const bare = await taken()
  expect(await save(bare.file)(version)).toMatchObject({ code: 'case-files.other-party' })
  const explained = await taken('同一厂区内两家共用窑尾')
  expect(await save(explained.file)(version)).toMatchObject({ saved: true })
  const now = await written()
  expect(now.document.documents.map(({ record }) => record?.reason)).toEqual(['同一厂区内两家共用窑尾'])
  expect(now.file.fatal).toBeGreaterThan(0)
  const log = await house.as('auditor', { url: `/api/audit/entries?object=${encodeURIComponent(`case-file:${file}`)}` })
  expect(log.body).toContain('case-files.attach')
  expect(log.body).toContain('case-files.detach')
})
