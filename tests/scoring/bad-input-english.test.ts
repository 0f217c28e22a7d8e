/** With --lang en every refusal of the scoring command is English, but for names of columns and what the cell holds. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lianbing-english-'))))
afterAll(() => rm(folder, { recursive: true }))

interface Ran {
  code: number
  stdout: string
  stderr: string
}
const bin = join(import.meta.dirname, '../../bin/lianbing')
const run = (...args: string[]): Promise<Ran> =>
  promisify(execFile)(bin, ['score', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failed: Ran) => failed,
  )

const units = `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份
650000,自治区,自治区级,,,,
650100,甲市,市级,650000,1,x,2017
650101,甲县,县级,659999,1.5,1,2017
650101,甲县,县级,650100,1,1,2017
`

it('says each wrong cell in English, with place, value and cure', async () => {
  await writeFile(join(folder, 'units.csv'), units)
  await writeFile(join(folder, 'cases.csv'), '案号,单位代码,案件类型,决定日期\na1,650100,无此类型,2017-13-01\n')
  const told = await run(folder, '--lang', 'en', '--json')
  expect(told.code).toBe(2)
  const { errors }: { errors: { row: number; message: string }[] } = JSON.parse(told.stdout)
  expect(errors.map(({ row, message }) => `${row} ${message}`)).toEqual([
    '3 重点监控企业数 is "x", which is no number; write digits only, such as 98000, 98,000 or 88.5',
    '4 国控企业数 is "1.5" and must be a whole number; check it and correct it',
    '4 上级代码 659999 is not among the units; add that unit or correct the code',
    '5 单位代码 650101 stands in an earlier row already; delete or correct one of them',
    '1 There is no column 罚款金额; row 1 is the header and must have: 案号、单位代码、案件类型、决定日期、罚款金额',
    expect.stringMatching(/^2 案件类型 is "无此类型", which is none of the values allowed: /),
    '2 决定日期 is "2017-13-01", which is no date; write 2017-05-01, 2017/5/1 or 2017年5月1日',
  ])
  expect(told.stderr).toContain('units.csv row 3 重点监控企业数: ')
  expect(told.stderr).toContain('7 errors; nothing was scored')
})

it('says what is wrong with the arguments in English, too', async () => {
  expect((await run('--lang=en')).stderr).toContain('Give one folder, and only one')
  expect((await run(join(folder, 'none'), '--lang', 'en')).stderr).toContain('There is no folder')
})
