/** The import contract's vectors through the server's dry run: the same rows and errors as the command must give. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { beginImport } from './actions.ts'
import { checkImport, draftOf, readHere } from './check-import.ts'
import type { RegisterName } from './contract.ts'
import { keepDraft } from './keep-import.ts'
import { draftChanges } from './store-changes.ts'
import { errorsOf, findImport, moveImport, type ImportRow } from './store.ts'

const campaign = 'xinjiang-2017'
const folder = fileURLToPath(new URL('../../tests/vectors/import/', import.meta.url))
const row = z.object({
  row: z.number(),
  number: z.string(),
  unit: z.string(),
  type: z.string(),
  decided: z.string(),
  fine: z.string(),
})
const expectations = z
  .record(z.string(), z.object({ rows: z.array(row), errors: z.array(z.tuple([z.number(), z.string()])) }))
  .parse(JSON.parse(readFileSync(`${folder}expected.json`, 'utf8')))

const everything = { offset: 0, limit: 100_000 }
let house: TestHouse

async function check(register: RegisterName, name: string, content: Uint8Array): Promise<ImportRow> {
  const file = { name, ...(await house.doer.files.put(content)) }
  const id = await beginImport(house.doer, { campaign, register, mode: 'replace', file, scope: '' }, 'wait')
  await checkImport(house.doer, { campaign, id }, { read: readHere, progress: () => {} })
  const found = await findImport(house.doer.db, { campaign, id })
  if (found === undefined) throw new Error('no such import')
  return found
}

/** The vectors' list of units with the columns that the register wants besides. */
function fullUnits(): Uint8Array {
  const [header, ...rows] = readFileSync(`${folder}units.csv`, 'utf8').trim().split(/\r?\n/)
  return Buffer.from([`${header},国控企业数,重点监控企业数`, ...rows.map((line) => `${line},0,0`)].join('\n'))
}

describe('the vectors of the import', () => {
  beforeAll(async () => {
    house = await startTestHouse()
    const units = await check('units', 'units.csv', fullUnits())
    await moveImport(house.doer.db, units, { from: ['checked'], set: { status: 'keeping' } })
    await keepDraft(house.doer, units)
    expect((await findImport(house.doer.db, units))?.status).toBe('kept')
  })
  afterAll(() => house.close())

  test.each(Object.keys(expectations))('%s', async (name) => {
    const expected = expectations[name]
    const one = await check('cases', name, readFileSync(`${folder}${name}`))
    const { errors } = await errorsOf(house.doer.db, one, everything)
    expect(errors.map((error) => [error.row, error.column]).toSorted()).toEqual(expected?.errors.toSorted())
    const changes = await draftChanges(house.doer.db, await draftOf(house.doer.db, one), { ...everything, seen: null })
    const rows = changes.filter(({ row: at }) => at !== null).map(({ row: at, after }) => ({ row: at, ...after }))
    expect(rows).toEqual(expected?.rows.map((entry) => ({ ...entry, fine: Number(entry.fine) })))
  })
})
