import { describe, expect, test } from 'vitest'
import { findHeader, readLabel } from './headers.ts'
import { createRegisterReader, noHeader, type Outcome, type RegisterContext } from './read-register.ts'
import { registers } from './registers.ts'
import type { Cell, SheetRow } from './table.ts'

const context: RegisterContext = {
  units: [
    { code: '652300', name: '昌吉回族自治州', parent: '650000' },
    { code: '652301', name: '昌吉市', parent: '652300' },
    { code: '652302', name: '阜康市', parent: '652300' },
  ],
}

const rowsOf = (lines: readonly (readonly Cell[])[]): SheetRow[] =>
  lines.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => (cell === '' ? null : cell)) }))

/** Feeds one row at a time, so that nothing rests on how rows are cut into batches. */
function readCases(lines: readonly (readonly Cell[])[], more: Partial<RegisterContext> = {}, dates1904 = false) {
  const reader = createRegisterReader(registers.cases, { ...context, ...more }, { file: 'cases.xlsx', dates1904 })
  const all: Outcome = { rows: [], errors: [], skipped: [] }
  const keep = (outcome: Outcome): void => {
    all.rows.push(...outcome.rows)
    all.errors.push(...outcome.errors)
    all.skipped.push(...outcome.skipped)
  }
  for (const row of rowsOf(lines)) keep(reader.take([row]))
  keep(reader.finish())
  return { ...all, header: reader.header(), unknownUnits: reader.unknownUnits() }
}

const head = ['案号', '单位名称', '案件类型', '决定日期', '罚款金额']
const good = ['合成环罚〔2017〕1号', '昌吉市', '查封扣押', '2017-05-03', '30000']
const goodValues = {
  number: '合成环罚〔2017〕1号',
  unit: '652301',
  type: '查封扣押',
  decided: '2017-05-03',
  fine: '30000.00',
}
const withCell = (column: number, cell: Cell): Cell[] => good.map((old, i) => (i === column ? cell : old))
const marks = (reading: { errors: Outcome['errors'] }) => reading.errors.map((e) => [e.row, e.column, e.code])

describe('headers', () => {
  const names: [string, string[]][] = [
    [
      '案号',
      [
        '案号',
        '决定书文号',
        '处罚决定书文号',
        '行政处罚决定书文号',
        '文号',
        '案 号',
        '行政处罚\n决定书文号',
        '*案号',
        '案号（必填）',
      ],
    ],
    ['单位代码', ['单位代码', '行政区划代码']],
    ['单位名称', ['单位名称', '单位', '处罚机关', '实施机关', '填报单位', '填报　单位', '单位名称（盖章）']],
    ['案件类型', ['案件类型', '案件类别', '类型', '案件\n类型']],
    ['决定日期', ['决定日期', '处罚决定日期', '作出决定日期', '处罚日期', '日期', '决定日期（年月日）']],
    [
      '罚款金额',
      [
        '罚款金额',
        '罚款',
        '处罚金额',
        '金额',
        '罚款金额（元）',
        '罚款金额(万元)',
        '罚款金额【万元】',
        '罚款 金额\n（ 万元 ）',
      ],
    ],
  ]
  const cases = names.flatMap(([column, written]) => written.map((header): [string, string] => [header, column]))
  test.each(cases)('%j is %s', (written, column) => {
    const register = registers.cases
    const others = register.columns.filter((c) => c.name !== column && c.name !== '单位代码').map((c) => c.name)
    const header = findHeader(rowsOf([[...others, written]]), register)
    expect(header?.columns.at(-1)).toMatchObject({ written: written.replace(/\s+/g, ' '), column })
  })

  test.each([
    ['罚款金额', '元'],
    ['罚款金额（元）', '元'],
    ['罚款金额(万元)', '万元'],
    ['罚款金额（单位：万元）', '万元'],
    ['罚款金额（人民币万元）', '万元'],
    ['ＸＸ罚款（万元）', undefined],
  ])('the unit of %s is %s', (written, unit) => {
    const header = findHeader(rowsOf([[...head.slice(0, 4), written]]), registers.cases)
    expect(header?.amountUnit).toBe(unit)
  })

  test('an amount in another unit of money is not guessed', () => {
    expect(findHeader(rowsOf([[...head.slice(0, 4), '罚款金额（千元）']]), registers.cases)).toBeUndefined()
  })
  test('the unit in the lower of two header rows, with brackets or without', () => {
    for (const unit of ['（万元）', '万元', '人民币万元']) {
      const lower = [null, null, null, null, unit]
      expect(findHeader(rowsOf([head, lower, good]), registers.cases)).toMatchObject({ row: 2, amountUnit: '万元' })
    }
    const upper = ['处罚信息', null, null, '日期', '金额']
    const lower = ['案号', '单位名称', '案件类型', null, '万元']
    expect(findHeader(rowsOf([upper, lower, good]), registers.cases)).toMatchObject({ row: 2, amountUnit: '万元' })
  })
  test('a unit of measure in a line above the table counts where the header names none', () => {
    const above = ['2017年案件登记表', '', '', '', '金额单位：万元']
    expect(findHeader(rowsOf([above, head]), registers.cases)).toMatchObject({ row: 2, amountUnit: '万元' })
    const own = [...head.slice(0, 4), '罚款金额（元）']
    expect(findHeader(rowsOf([above, own]), registers.cases)).toMatchObject({ amountUnit: '元' })
    expect(findHeader(rowsOf([['填报单位：万元乡'], head]), registers.cases)).toMatchObject({ amountUnit: '元' })
  })
  test('the better name wins where two columns could be meant', () => {
    const header = findHeader(rowsOf([['日期', ...head, '文号']]), registers.cases)
    expect(header?.positions.get('decided')).toBe(4)
    expect(header?.positions.get('number')).toBe(1)
  })
  test('labels lose their brackets and marks', () => {
    expect(readLabel('＊罚款金额（万元）：')).toEqual({ text: '罚款金额', unit: '万元' })
  })
})

describe('where the header stands', () => {
  test('below title lines and empty lines', () => {
    const reading = readCases([['2017年环境行政处罚案件登记表'], [''], ['填报时间：2017年11月'], [], head, good])
    expect(reading.header?.row).toBe(5)
    expect(reading.rows).toEqual([{ row: 6, values: goodValues, uniqueKey: '合成环罚(2017)1号' }])
  })
  test('two rows over each other: merged names, groups above, the unit of measure below', () => {
    const upper = ['序号', '案号', '办案单位', '', '处罚情况', '', '罚款金额', '备注']
    const lower = ['序号', '案号', '单位代码', '单位名称', '案件类型', '决定日期', '（万元）', '备注']
    const reading = readCases([
      ['登记表'],
      upper,
      lower,
      ['1', good[0] ?? '', '652301', '昌吉市', '查封扣押', '2017-05-03', '3', ''],
    ])
    expect(reading.header).toMatchObject({ row: 3, amountUnit: '万元' })
    expect(reading.rows).toEqual([{ row: 4, values: goodValues, uniqueKey: '合成环罚(2017)1号' }])
  })
  test('two rows where the merge leaves the lower cells empty', () => {
    const upper = ['案号', '单位名称', '处罚', '', '罚款金额']
    const lower = ['', '', '案件类型', '日期', '']
    const reading = readCases([upper, lower, good])
    expect(reading.header?.row).toBe(2)
    expect(reading.rows).toEqual([{ row: 3, values: goodValues, uniqueKey: '合成环罚(2017)1号' }])
  })
  test('names that are complete in the upper row, the lower row of the merge only repeating them', () => {
    const reading = readCases([head, head, good])
    expect(reading.header?.row).toBe(2)
    expect(reading.rows).toHaveLength(1)
  })
  test('a header that is the last row has no entries', () => {
    const reading = readCases([['登记表'], head])
    expect(reading.header?.row).toBe(2)
    expect(reading.rows).toEqual([])
  })
  test('none: what was looked for, what comes nearest, the first rows seen', () => {
    const lines = rowsOf([['登记表'], head.slice(0, 3), good])
    expect(findHeader(lines, registers.cases)).toBeUndefined()
    const error = noHeader(registers.cases, lines, { ...context, file: 'a.xlsx' })
    expect(error).toMatchObject({ row: 2, column: '表头', code: 'no-header' })
    for (const words of [
      '单位代码或单位名称',
      '第 2 行，缺少：决定日期、罚款金额',
      '第1行“登记表”',
      '第3行“合成环罚',
    ]) {
      expect(error.message).toContain(words)
    }
  })
  test('a person assigns what no name tells', () => {
    const lines = [
      ['文书', '单位名称', '案件类型', '办结', '罚款金额', '日期'],
      [...good, '2017-12-31'],
    ]
    const reading = readCases(lines, { columnMapping: { 文书: '案号', 办结: '决定日期', 日期: '' } })
    expect(reading.rows).toEqual([{ row: 2, values: goodValues, uniqueKey: '合成环罚(2017)1号' }])
    expect(reading.header?.columns.map((c) => c.how)).toEqual(['mapping', 'name', 'name', 'mapping', 'name', 'unknown'])
  })
})

describe('entries', () => {
  test('types by any of their names', () => {
    const table: Record<string, string> = {
      行政处罚: '一般行政处罚',
      一般处罚: '一般行政处罚',
      普通行政处罚: '一般行政处罚',
      按日计罚: '按日连续处罚',
      按日连续计罚: '按日连续处罚',
      '查封、扣押': '查封扣押',
      '查封/扣押': '查封扣押',
      '查封 扣押': '查封扣押',
      '查封／扣押': '查封扣押',
      '限制生产、停产整治': '限产停产',
      '限产、停产': '限产停产',
      限制生产停产整治: '限产停产',
      移送拘留: '移送行政拘留',
      移送公安机关行政拘留: '移送行政拘留',
      行政拘留: '移送行政拘留',
      移送涉嫌环境污染犯罪: '涉嫌犯罪移送',
      涉嫌犯罪: '涉嫌犯罪移送',
      移送涉嫌犯罪: '涉嫌犯罪移送',
      申请强制执行: '申请法院强制执行',
      申请人民法院强制执行: '申请法院强制执行',
      稽查案卷: '稽查',
    }
    const lines = Object.keys(table).map((type, i) => [`${i}号`, '昌吉市', type, '2017-05-03', ''])
    const reading = readCases([head, ...lines])
    expect(reading.errors).toEqual([])
    expect(reading.rows.map((row) => row.values['type'])).toEqual(Object.values(table))
  })
  test('fines in yuan with two decimals, a half rounded up', () => {
    const fines: [Cell, string][] = [
      ['', '0.00'],
      ['3万', '30000.00'],
      [{ number: '0.125' }, '0.13'],
      [{ number: '33000.000000000004' }, '33000.00'],
    ]
    const reading = readCases([head, ...fines.map(([fine], i) => [`${i}号`, '昌吉市', '稽查', '2017-05-03', fine])])
    expect(reading.rows.map((row) => row.values['fine'])).toEqual(fines.map(([, yuan]) => yuan))
  })
  test('day numbers of a workbook that counts from 1904', () => {
    const reading = readCases([head, withCell(3, { number: '41396' })], {}, true)
    expect(reading.rows[0]?.values['decided']).toBe('2017-05-03')
  })
  test('a code as number, a number as case number', () => {
    const coded = ['案号', '单位代码', '案件类型', '决定日期', '罚款金额']
    const reading = readCases([
      coded,
      [{ number: '20170001' }, { number: '652301' }, '稽查', '20170503', { number: '5' }],
    ])
    expect(reading.rows[0]?.values).toMatchObject({ number: '20170001', unit: '652301', fine: '5.00' })
  })

  const wrong: [string, Cell[], string, string][] = [
    ['an unknown unit', withCell(1, '火星市'), '单位名称', 'unit-unknown'],
    ['no unit', withCell(1, null), '单位名称', 'unit-empty'],
    ['an unknown type', withCell(2, '口头批评'), '案件类型', 'choice-unknown'],
    ['no type', withCell(2, ' '), '案件类型', 'choice-empty'],
    ['no date', withCell(3, null), '决定日期', 'day-empty'],
    ['a date that is none', withCell(3, '五月三日'), '决定日期', 'day-none'],
    ['an amount that is none', withCell(4, '三万余元'), '罚款金额', 'amount-none'],
    ['a negative amount', withCell(4, { number: '-1' }), '罚款金额', 'amount-negative'],
    ['no case number', withCell(0, null), '案号', 'no-number'],
    ['a case number that Excel has rounded', withCell(0, { number: '1.23456789012345e+17' }), '案号', 'rounded-number'],
    ['a formula that failed', withCell(0, '#N/A'), '案号', 'formula-error'],
    ['a failed formula as amount', withCell(4, '#VALUE!'), '罚款金额', 'formula-error'],
  ]
  test.each(wrong)('%s is an error with row and column', (_, cells, column, code) => {
    const reading = readCases([['登记表'], head, cells])
    expect(marks(reading)).toEqual([[3, column, code]])
    expect(reading.rows).toEqual([])
    expect(reading.errors[0]?.message).toMatch(/。(请|可以).+。$/)
  })
  test('all errors of a row at once, and the other rows are kept', () => {
    const reading = readCases([head, [null, '火星市', '口头批评', '五月', '三万余元'], good])
    expect(marks(reading).map(([, column]) => column)).toEqual(['单位名称', '案号', '案件类型', '决定日期', '罚款金额'])
    expect(reading.rows.map((row) => row.row)).toEqual([3])
    expect(reading.unknownUnits).toEqual(new Map([['火星市', 1]]))
  })
  test('the same case number twice: the later row, naming the earlier, even where that one has an error', () => {
    const reading = readCases([
      head,
      withCell(2, '口头批评'),
      good,
      withCell(0, ' 合成环罚[2017] 1号'),
      withCell(0, '合成环罚〔2017〕2号'),
    ])
    expect(marks(reading)).toEqual([
      [2, '案件类型', 'choice-unknown'],
      [3, '案号', 'duplicate'],
      [4, '案号', 'duplicate'],
    ])
    expect(reading.errors[1]?.message).toContain('第 2 行')
    expect(reading.rows.map((row) => row.row)).toEqual([5])
  })
  test('code and name of a unit must agree; the code counts where the name is free text', () => {
    const both = ['案号', '单位代码', '单位名称', '案件类型', '决定日期', '罚款金额']
    const line = (number: string, code: string, name: string): Cell[] => [number, code, name, '稽查', '2017-05-03', '']
    const reading = readCases([
      both,
      line('1', '652301', '阜康市环保局'),
      line('2', '652301', '环境执法大队'),
      line('3', '', '阜康市'),
      line('4', '阜康市', '652302'),
      line('5', '999999', '阜康市'),
    ])
    expect(marks(reading)).toEqual([
      [2, '单位代码', 'unit-disagrees'],
      [6, '单位代码', 'unit-unknown'],
    ])
    expect(reading.rows.map((row) => row.values['unit'])).toEqual(['652301', '652302', '652302'])
  })
})

describe('what is passed over', () => {
  test.each([
    '合计',
    '总计',
    '小计',
    '合 计',
    '合计：',
    '备注：数据截至10月31日',
    '注：金额为万元',
    '注:略',
    '填表人：甲',
    '审核人：乙',
  ])('a foot that begins with %s', (words) => {
    const reading = readCases([head, good, [words, null, null, null, { number: '123.4' }]])
    expect(reading).toMatchObject({ skipped: [{ row: 3, why: 'footer' }], errors: [] })
    expect(reading.rows).toHaveLength(1)
  })
  test('a foot in any column', () => {
    const reading = readCases([head, good, [null, '合计', null, null, '123']])
    expect(reading.skipped).toEqual([{ row: 3, why: 'footer' }])
  })
  test.each([
    [['合计', '2件', '3个单位', '4类', '123']],
    [['单位负责人：', null, null, '填表人：', null]],
    [['单位负责人：', '审核人：甲', null, '填表人：', null]],
    [['58', null, '合计', null, '123']],
  ])('a foot %j', (cells) => {
    const reading = readCases([head, good, cells])
    expect(reading).toMatchObject({ skipped: [{ row: 3, why: 'footer' }], errors: [] })
  })
  test('an entry that lacks nearly everything is no foot', () => {
    const reading = readCases([head, ['9号', null, null, null, '1']])
    expect(reading.skipped).toEqual([])
    expect(reading.errors).not.toEqual([])
  })
  test('an entry whose remark begins like a foot stays an entry', () => {
    const reading = readCases([
      ['备注', ...head],
      ['备注见附件', ...good],
    ])
    expect(reading.rows).toEqual([{ row: 2, values: goodValues, uniqueKey: '合成环罚(2017)1号' }])
  })
  test('blank rows without a word, numbered blank rows and repeated headers with one', () => {
    const reading = readCases([['序号', ...head], ['1', ...good], [], ['', ' ', '　'], ['2'], ['序号', ...head]])
    expect(reading.skipped).toEqual([
      { row: 5, why: 'no-entry' },
      { row: 6, why: 'header' },
    ])
    expect(reading.errors).toEqual([])
  })
})

describe('the other registers are read by the same code', () => {
  const read = (name: keyof typeof registers, lines: readonly (readonly Cell[])[]): Outcome => {
    const reader = createRegisterReader(registers[name], context, { file: 'x.csv' })
    const first = reader.take(rowsOf(lines))
    const last = reader.finish()
    return { rows: [...first.rows, ...last.rows], errors: [...first.errors, ...last.errors], skipped: [] }
  }
  test('units', () => {
    const header = ['单位代码', '单位名称', '层级', '上级代码', '国控企业数']
    const reading = read('units', [
      header,
      ['652301', '昌吉市', '县级', '652300', ''],
      ['652301', '阜康市', '乡级', '', '1.5'],
    ])
    expect(reading.rows[0]?.values).toEqual({
      code: '652301',
      name: '昌吉市',
      level: '县级',
      parent: '652300',
      stateControlled: '0',
    })
    expect(reading.errors.map((e) => e.code)).toEqual(['choice-unknown', 'count-broken', 'duplicate'])
  })
  test('officers: a rounded certificate number is refused', () => {
    const reading = read('officers', [
      ['姓名', '证件号', '单位'],
      ['甲', { number: '6.5010019800101e+17' }, '昌吉市环保局'],
    ])
    expect(reading.errors.map((e) => [e.column, e.code])).toEqual([['证件号', 'rounded-number']])
  })
  test('scores lie between 0 and 100', () => {
    const lines = [
      ['证件号', '成绩'],
      ['1', '９５．５０'],
      ['2', '100.01'],
      ['3', ''],
      ['4', '缺考'],
    ]
    const reading = read('exam-scores', lines)
    expect(reading.rows).toEqual([{ row: 2, values: { certificate: '1', score: '95.5' } }])
    expect(reading.errors.map((e) => [e.row, e.code])).toEqual([
      [3, 'score-range'],
      [4, 'empty'],
      [5, 'number-none'],
    ])
  })
  test('file scores know 行政处罚 as a type of its own', () => {
    const header = ['案号', '单位代码', '案卷类型', '来源', '专家', '得分']
    const reading = read('file-scores', [header, ['1', '652301', '一般行政处罚', '推荐', '专家一', '90']])
    expect(reading.rows[0]?.values).toMatchObject({ type: '行政处罚', source: '推荐', score: '90' })
  })
  test('nominations: empty proofs are 否', () => {
    const header = ['类别', '单位代码', '证件号', '行业', '材料1', '材料2', '廉洁证明', '核实举报']
    const reading = read('nominations', [header, ['集体', '652301', '', '', '', '', '', '']])
    expect(reading.rows[0]?.values).toMatchObject({ category: '集体', integrityProof: '否', verifiedReport: '否' })
  })
})
