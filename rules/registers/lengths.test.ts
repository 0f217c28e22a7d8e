import { describe, expect, test } from 'vitest'
import { lastRow } from '../reasons/row-id.ts'
import { charactersBeyond, mostCharacters } from './lengths.ts'
import { createRegisterReader } from './read-register.ts'
import { registers, type RegisterName } from './registers.ts'
import type { Cell } from './table.ts'

const units = [{ code: '652301', name: '昌吉市' }]

/** What a register's reader makes of one row below its header, in row 2 unless said. */
function read(name: RegisterName, cells: Readonly<Record<string, Cell>>, row = 2) {
  const columns = registers[name].columns
  const reader = createRegisterReader(registers[name], { units }, { file: 'a.xlsx' })
  const header = columns.map((column) => column.name)
  const example = columns.map((column) => cells[column.name] ?? (column.kind === 'unit' ? null : column.example))
  const filled = header.includes('单位代码') && cells['单位代码'] === undefined && name !== 'units'
  const line = filled ? example.map((cell, at) => (header[at] === '单位代码' ? '652301' : cell)) : example
  const rows = [
    { row: 1, cells: header },
    { row, cells: line },
    { row: row + 1, cells: line },
  ]
  const all = [reader.take(rows.slice(0, 2)), reader.finish()]
  return {
    rows: all.flatMap((one) => one.rows),
    errors: all.flatMap((one) => one.errors),
    unknown: reader.unknownUnits(),
  }
}

describe('the length of a cell', () => {
  test('every column that keeps text has a limit', () => {
    for (const { columns } of Object.values(registers))
      for (const column of columns) expect(mostCharacters(column)).toBeLessThanOrEqual(500)
  })

  test('a case number of 255 characters is kept, one of 256 is an error with its length, its limit, a short sentence and the whole value', () => {
    expect(read('cases', { 案号: '罚'.repeat(255) }).rows).toHaveLength(1)
    const { rows, errors } = read('cases', { 案号: '罚'.repeat(256) })
    expect([rows, errors]).toMatchObject([
      [],
      [
        {
          row: 2,
          column: '案号',
          code: 'too-long',
          values: { length: '256', most: '255', value: `${'罚'.repeat(60)}…` },
        },
      ],
    ])
    expect(errors[0]?.value).toBe('罚'.repeat(256))
    expect(errors[0]?.message).toMatch(/256 个字，超过 255 个.*请改短/)
  })

  test.each<[RegisterName, string, number]>([
    ['units', '单位代码', 21],
    ['units', '单位名称', 501],
    ['units', '名单年份', 21],
    ['officers', '姓名', 501],
    ['officers', '证件号', 256],
    ['cases', '单位代码', 501],
    ['file-scores', '专家', 501],
    ['report-scores', '报告编号', 256],
    ['nominations', '材料1', 256],
    ['figures', '指标', 501],
    ['figures', '期间', 51],
  ])('%s: %s of %d characters is too long', (name, column, length) => {
    const found = read(name, { [column]: '长'.repeat(length) })
    expect(found.errors.map((error) => [error.column, error.code])).toEqual([[column, 'too-long']])
    expect(found.unknown.size).toBe(0)
  })

  test('a text of a hundred thousand characters in any column is refused at once, its sentence cut', () => {
    for (const { name, columns } of Object.values(registers))
      for (const column of columns.filter(({ key }) => key !== 'unitName')) {
        const [error] = read(name, { [column.name]: '9'.repeat(100_000) }).errors
        expect([name, column.name, error?.column]).toEqual([name, column.name, column.name])
        expect(error?.value).toHaveLength(100_000)
        expect(error?.message.length).toBeLessThan(400)
      }
  })

  test('characters are counted as people do, a ligature as what it is compared by', () => {
    expect(charactersBeyond('𠮷'.repeat(100), 100)).toBeUndefined()
    expect(charactersBeyond('ﷺ'.repeat(10), 100)).toBe(180)
  })
})

test('rows beyond what a file may have are told once, never lost', () => {
  const { rows, errors } = read('officers', {}, lastRow + 1)
  expect(rows).toEqual([])
  expect(errors.map(({ code }) => code)).toEqual(['row-beyond'])
})
