import { describe, expect, test } from 'vitest'
import { exactText } from '../quantity/exact.ts'
import { cleanText, isRoundedNumber, parseAmount, parseDay, parseDecimal } from './cells.ts'
import type { Cell } from './table.ts'

describe('days', () => {
  const table: [Cell, string | undefined][] = [
    [{ day: '2017-05-03' }, '2017-05-03'],
    [{ number: '42858' }, '2017-05-03'],
    [{ number: '42858.75' }, '2017-05-03'],
    [{ number: '20170503' }, '2017-05-03'],
    ['42858', '2017-05-03'],
    ['2017-05-03', '2017-05-03'],
    ['2017/5/3', '2017-05-03'],
    ['2017.5.3', '2017-05-03'],
    ['2017年5月3日', '2017-05-03'],
    ['2017 年 05 月 03 日', '2017-05-03'],
    ['20170503', '2017-05-03'],
    ['２０１７/５/３', '2017-05-03'],
    ['２０１７０５０３', '2017-05-03'],
    ['２０１７年５月３日', '2017-05-03'],
    ['２０１７．５．３', '2017-05-03'],
    ['２０１７－０５－０３', '2017-05-03'],
    ['2017-05-03 00:00:00', '2017-05-03'],
    ['2017/5/3 14:30', '2017-05-03'],
    ['2017-05-03T00:00:00', '2017-05-03'],
    [' 2017-05-03\n', '2017-05-03'],
    ['2016-02-29', '2016-02-29'],
    ['2017-02-29', undefined],
    ['2017-13-01', undefined],
    ['2017-4-31', undefined],
    ['20171301', undefined],
    ['2017年5月', undefined],
    ['2017-05', undefined],
    ['2017-5/3', undefined],
    ['17.5.3', undefined],
    ['5月3日', undefined],
    ['五月三日', undefined],
    ['2017', undefined],
    [{ number: '2017' }, undefined],
    [{ number: '-5' }, undefined],
    [{ number: '1e20' }, undefined],
    ['', undefined],
    [null, undefined],
    [true, undefined],
  ]
  test.each(table)('%j is %s', (cell, day) => expect(parseDay(cell)).toBe(day))

  test("Excel's 1900 calendar has a 29 February that never was; its numbers from March 1900 on are one too high", () => {
    expect(parseDay({ number: '25569' })).toBe('1970-01-01')
    expect(parseDay({ number: '36526' })).toBe('2000-01-01')
    expect(parseDay({ number: '36585' })).toBe('2000-02-29')
    expect(parseDay({ number: '42428' })).toBe('2016-02-28')
    expect(parseDay({ number: '42429' })).toBe('2016-02-29')
    expect(parseDay({ number: '42430' })).toBe('2016-03-01')
  })
  test('a workbook of the 1904 calendar means another day by the same number', () => {
    expect(parseDay({ number: '41396' }, { dates1904: true })).toBe('2017-05-03')
    expect(parseDay({ number: '42858' }, { dates1904: true })).toBe('2021-05-04')
  })
  test('every day number of a century follows the one before', () => {
    let date = Date.UTC(1950, 0, 1)
    for (let number = 18_264; number < 18_264 + 36_525; number++, date += 86_400_000) {
      expect(parseDay({ number: String(number) })).toBe(new Date(date).toISOString().slice(0, 10))
    }
  })
  test('the strict form takes what the scoring contract names, and no more', () => {
    for (const cell of ['2017-05-01', '2017/5/1', '2017年5月1日', { day: '2017-05-01' }] satisfies Cell[]) {
      expect(parseDay(cell, { strict: true })).toBe('2017-05-01')
    }
    for (const text of ['2017.5.1', '20170501', '42858']) expect(parseDay(text, { strict: true })).toBeUndefined()
  })
})

describe('amounts', () => {
  const table: [Cell, '元' | '万元', string | undefined][] = [
    [{ number: '35000' }, '元', '35000'],
    [{ number: '0.1' }, '元', '1/10'],
    [{ number: '1e+21' }, '元', '1000000000000000000000'],
    [{ number: '1.5e-7' }, '元', '3/20000000'],
    ['35000', '元', '35000'],
    ['1,423,000.00', '元', '1423000'],
    ['１，４２３，０００．００', '元', '1423000'],
    ['1，423，000', '元', '1423000'],
    ['3万', '元', '30000'],
    ['3万元', '元', '30000'],
    ['3.5万元', '元', '35000'],
    ['３．５万元', '元', '35000'],
    ['30000元', '元', '30000'],
    ['3 万 元', '元', '30000'],
    ['￥3,000', '元', '3000'],
    ['30000元整', '元', '30000'],
    [{ number: '3.5' }, '万元', '35000'],
    ['3.5', '万元', '35000'],
    ['95.20', '万元', '952000'],
    ['30000元', '万元', '30000'],
    ['3万', '万元', '30000'],
    ['3.5万元', '万元', '35000'],
    ['0.07', '万元', '700'],
    ['', '元', '0'],
    [null, '万元', '0'],
    ['-', '元', '0'],
    ['—', '元', '0'],
    ['——', '元', '0'],
    ['－', '元', '0'],
    ['无', '元', '0'],
    ['/', '元', '0'],
    ['／', '元', '0'],
    ['0', '元', '0'],
    ['-500', '元', '-500'],
    ['-3万元', '元', '-30000'],
    ['三万余元', '元', undefined],
    ['3万余元', '元', undefined],
    ['约3万元', '元', undefined],
    ['3-5万', '元', undefined],
    ['3,5万元', '元', undefined],
    ['12,34', '元', undefined],
    ['万元', '元', undefined],
    ['3千元', '元', undefined],
    ['#REF!', '元', undefined],
    [{ day: '2017-05-03' }, '元', undefined],
    [true, '元', undefined],
  ]
  test.each(table)('%j in a column of %s is %s', (cell, unit, yuan) => {
    const amount = parseAmount(cell, unit)
    expect(amount === undefined ? undefined : exactText(amount)).toBe(yuan)
  })
})

test('numbers take either width and thousands separators', () => {
  const table: [Cell, string | undefined][] = [
    ['1,200', '1200'],
    ['９５．５', '191/2'],
    [{ number: '95.5' }, '191/2'],
    ['-3', '-3'],
    ['', undefined],
    ['约5', undefined],
    ['1,2', undefined],
    [{ day: '2017-05-03' }, undefined],
  ]
  for (const [cell, expected] of table) {
    const value = parseDecimal(cell)
    expect(value === undefined ? undefined : exactText(value)).toBe(expected)
  }
})

test('text is what people see: no invisible marks, no ends, one space for many', () => {
  expect(cleanText('\ufeff　合成环罚\n〔2017〕 1号 ')).toBe('合成环罚 〔2017〕 1号')
  expect(cleanText({ number: '650100' })).toBe('650100')
  expect(cleanText({ number: '1.2e+3' })).toBe('1200')
})

test('a number of 16 digits is no longer what was typed', () => {
  expect(isRoundedNumber({ number: '123456789012345' })).toBe(false)
  expect(isRoundedNumber({ number: '1234567890123456' })).toBe(true)
  expect(isRoundedNumber({ number: '6.5010019800101e+17' })).toBe(true)
  expect(isRoundedNumber('1234567890123456')).toBe(false)
})
