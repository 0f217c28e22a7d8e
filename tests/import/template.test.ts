import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../platform/tables/read-table.ts'
import { writeTemplate } from '../../platform/tables/template.ts'
import { createRegisterReader } from '../../rules/registers/read-register.ts'
import { registerTemplate } from '../../rules/registers/register-template.ts'
import { registers } from '../../rules/registers/registers.ts'

async function firstSheet(bytes: Uint8Array): Promise<excel.Worksheet> {
  const workbook = new excel.Workbook()
  const whole = new ArrayBuffer(bytes.length)
  new Uint8Array(whole).set(bytes)
  await workbook.xlsx.load(whole)
  const sheet = workbook.worksheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

describe('an empty template', () => {
  test.each(Object.values(registers))('of $name is read by the reader of its register', async (register) => {
    const [sheet] = await readTable(await writeTemplate(registerTemplate(register)), 'a.xlsx')
    const reader = createRegisterReader(register, { units: [] }, { file: 'a.xlsx' })
    reader.take([...(sheet?.rows ?? [])])
    const rest = reader.finish()
    expect(reader.header()?.columns.filter((column) => column.column === null)).toEqual([])
    expect(reader.header()?.row).toBe(1)
    expect(rest).toEqual({ rows: [], errors: [], skipped: [] })
  })
  test('offers the words that fit and says what is wanted', async () => {
    const sheet = await firstSheet(await writeTemplate(registerTemplate(registers.cases)))
    expect(sheet.getCell('D2').dataValidation).toMatchObject({ type: 'list', formulae: ['可选值!$A$1:$A$8'] })
    expect(JSON.stringify(sheet.getCell('E1').note)).toContain('2017-05-03')
  })
})
