/** Files of other programs, and the answers of the command to what is no register. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const vectors = join(root, 'tests/vectors/import')
const folder = mkdtempSync(join(tmpdir(), 'lianbing-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

function runImport(file: string, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const args = ['import', file, '--units', join(vectors, 'units.csv'), ...more]
  return new Promise((done) => {
    execFile(join(root, 'bin/lianbing'), args, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const head = '案号,单位名称,案件类型,决定日期,罚款金额（元）'

describe('lianbing import', () => {
  test('an open quote is a refusal with its row, not a file of fewer rows', async () => {
    const rows = [
      '1号,昌吉市,查封扣押,2017-05-03,0',
      '2号,"昌吉市,查封扣押,2017-05-03,0',
      '3号,昌吉市,查封扣押,2017-05-03,0',
    ]
    const { code, out } = await runImport(file('open.csv', [head, ...rows].join('\n')), '--as', 'cases', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([2, { rows: [], errors: [{ row: 3, value: 'open.csv' }] }])
  })
  test('250,000 lines of commas behind the cases are blank rows', async () => {
    const rows = ['1号', '2号', '3号'].map((number) => `${number},昌吉市,查封扣押,2017-05-03,0\n`).join('')
    const text = `${head}\n${rows}${',,,,\n'.repeat(250_000)}`
    const { code, out } = await runImport(file('commas.csv', text), '--as', 'cases', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { rows: [{ row: 2 }, { row: 3 }, { row: 4 }], errors: [] }])
  })
  test('an .xls of Excel 97 (written by LibreOffice from vector 00) is read like the vector', async () => {
    const { code, out } = await runImport(join(import.meta.dirname, 'old-excel.xls'), '--as', 'cases', '--json')
    const expected: unknown = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8'))
    expect(JSON.parse(out)).toMatchObject({ sheet: '案件', headerRow: 4, amountUnit: '元', errors: [] })
    expect({ '00.xlsx': { rows: JSON.parse(out).rows, errors: [] } }).toEqual({
      '00.xlsx': Object.getOwnPropertyDescriptor(expected, '00.xlsx')?.value,
    })
    expect(code).toBe(0)
  })
  test('merged cells, two header rows, formulas and 万元 in one workbook', async () => {
    const rows = [
      ['2017年案件表', null, null, null, null],
      ['案号', '处罚机关', '处罚情况', null, '罚款金额'],
      [null, null, '类型', '日期', '（万元）'],
      ['1号', '阿克苏环保局', '限产、停产', '20170503', null],
      ['2号', null, '稽查案卷', 42858, '3000元'],
      ['合计', null, null, null, 5.3],
    ]
    const merges = [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
      { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
      { startRow: 1, endRow: 2, startCol: 1, endCol: 1 },
      { startRow: 1, endRow: 1, startCol: 2, endCol: 3 },
      { startRow: 3, endRow: 4, startCol: 1, endCol: 1 },
    ]
    const cells = new Map([['3,4', { formula: 'E6-0.3', formulaResult: 3.5, type: 'formula' as const }]])
    const bytes = await writeXlsx({
      sheets: [
        { name: '封面', rows: [['案件']] },
        { name: '明细', rows, merges, cells },
      ],
    })
    const { code, out } = await runImport(file('mixed.xlsx', bytes), '--as', 'cases', '--json')
    expect(JSON.parse(out)).toEqual({
      sheet: '明细',
      headerRow: 3,
      amountUnit: '万元',
      rows: [
        { row: 4, unit: '652900', number: '1号', type: '限产停产', decided: '2017-05-03', fine: '35000.00' },
        { row: 5, unit: '652900', number: '2号', type: '稽查', decided: '2017-05-03', fine: '3000.00' },
      ],
      skipped: [{ row: 6, why: 'footer' }],
      errors: [],
    })
    expect(code).toBe(0)
  })
  test('no header: what was looked for and the first rows', async () => {
    const { code, out } = await runImport(file('none.csv', '甲,乙\n1,2\n'), '--as', 'cases', '--json')
    const { rows, errors } = JSON.parse(out)
    expect([code, rows, errors.length]).toEqual([2, [], 1])
    for (const words of ['案号', '单位代码或单位名称', '案件类型', '决定日期', '罚款金额', '甲 | 乙']) {
      expect(errors[0].message).toContain(words)
    }
  })
  test('a damaged file: one error with the cure, exit 2', async () => {
    const { code, out, err } = await runImport(
      file('cut.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0])),
      '--as',
      'cases',
      '--json',
    )
    expect([code, JSON.parse(out).errors.length]).toEqual([2, 1])
    expect(err).toContain('另存为 .xlsx')
  })
  test('a file that is not there', async () => {
    const { code, err } = await runImport(join(folder, 'nowhere.csv'), '--as', 'cases')
    expect([code, err.includes('无法读取文件')]).toEqual([2, true])
  })
  test('a folder in place of a file', async () => {
    const { code, out } = await runImport(folder, '--as', 'cases', '--json')
    expect([code, JSON.parse(out).errors.length]).toEqual([2, 1])
  })
  test('the readable report tells counts, columns, what was passed over, errors with their cures', async () => {
    const path = file(
      'readable.csv',
      `登记表\n${head},备注\n1号,天山区,稽查,2017-05-03,,x\n2号,火星市,稽查,五月,\n合计,,,,5\n`,
    )
    const { code, out } = await runImport(path, '--as', 'cases')
    expect(code).toBe(2)
    for (const words of [
      '表头在第 2 行，金额单位：元',
      '未用的列：F 备注',
      '可用 1 行，有错 1 行（2 处），跳过 1 行',
      '跳过第 5 行：合计、备注等表尾',
      '不认识的单位“火星市”',
      '请写成 2017-05-03',
    ]) {
      expect(out).toContain(words)
    }
  })
  test('the other registers', async () => {
    const path = file('officers.csv', '姓名,执法证号,所在单位\n执法人员6501000001,6501000001,天山区环保局\n')
    const { code, out } = await runImport(path, '--as', 'officers', '--json')
    expect(JSON.parse(out)).toMatchObject({
      amountUnit: null,
      rows: [{ row: 2, certificate: '6501000001', name: '执法人员6501000001', unit: '650102' }],
    })
    expect(code).toBe(0)
  })
  test('an unknown register or a missing list of units: how to call it', async () => {
    const path = file('x.csv', head)
    expect(await runImport(path, '--as', 'nothing')).toMatchObject({ code: 2, out: '' })
    expect((await runImport(path)).err).toContain('--as')
  })
})
