import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createUnitFinder, type KnownUnit } from './unit-names.ts'

const text = readFileSync(join(import.meta.dirname, '../../tests/vectors/import/units.csv'), 'utf8')
const units: KnownUnit[] = text
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','))
  .map(([code = '', name = '', , parent = '']) => ({ code, name, parent }))

const finder = createUnitFinder(units)
const find = (written: string): string => {
  const finding = finder.find(written)
  return finding.found === 'unit' ? finding.code : finding.found
}

describe('a unit by code or by name', () => {
  const table: [string, string][] = [
    ['652301', '652301'],
    ['６５２３０１', '652301'],
    ['652301000000', '652301'],
    ['昌吉市', '652301'],
    [' 昌吉市 ', '652301'],
    ['昌 吉 市', '652301'],
    ['昌吉市环境保护局', '652301'],
    ['昌吉市环保局', '652301'],
    ['昌吉市环境监察大队', '652301'],
    ['昌吉市生态环境局', '652301'],
    ['昌吉市环境保护局环境监察大队', '652301'],
    ['吐鲁番市环境监察支队', '650400'],
    ['昌吉回族自治州', '652300'],
    ['昌吉州', '652300'],
    ['昌吉州环境保护局', '652300'],
    ['博州', '652700'],
    ['博州环境监察支队', '652700'],
    ['巴州', '652800'],
    ['克州生态环境局', '653000'],
    ['伊犁州', '654000'],
    ['伊犁哈萨克自治州环保局', '654000'],
    ['阿克苏地区', '652900'],
    ['阿克苏地区环保局', '652900'],
    ['阿克苏环保局', '652900'],
    ['阿克苏环境监察支队', '652900'],
    ['阿克苏市', '652901'],
    ['阿克苏市环保局', '652901'],
    ['喀什环境保护局', '653100'],
    ['喀什市环境保护局', '653101'],
    ['和田环保局', '653200'],
    ['和田县环保局', '653221'],
    ['和田市', '653201'],
    ['塔城生态环境局', '654200'],
    ['阿勒泰环境监察支队', '654300'],
    ['昌吉州阜康市', '652302'],
    ['阿克苏地区阿克苏市', '652901'],
    ['新疆维吾尔自治区', '650000'],
  ]
  test.each(table)('%s is %s', (written, code) => expect(find(written)).toBe(code))

  test.each([
    '阿克苏',
    '喀什',
    '和田',
    '塔城',
    '阿勒泰',
    '昌吉',
    '伊犁',
    '火星市',
    '火星市环保局',
    '环保局',
    '',
    '999999',
    '652301x',
  ])('%s is no unit', (written) => expect(find(written)).toBe('none'))

  test('what may be meant is named', () => {
    expect(finder.find('阿克苏')).toEqual({ found: 'none', similar: ['阿克苏地区', '阿克苏市'] })
  })
  test('a name of two units is not guessed', () => {
    const twins = createUnitFinder([
      { code: '1', name: '新市区' },
      { code: '2', name: '新市区' },
    ])
    expect(twins.find('新市区环保局')).toEqual({ found: 'several', codes: ['1', '2'] })
  })
  test('a name that a person has assigned goes first, unless its code is none', () => {
    const kept = createUnitFinder(units, { 石化园区分局: '650202', 昌吉: '000000' })
    expect(kept.find('石化园区 分局')).toEqual({ found: 'unit', code: '650202', chosen: true })
    expect(kept.find('昌吉').found).toBe('none')
  })
})
