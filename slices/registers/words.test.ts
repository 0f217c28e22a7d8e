import { expect, it } from 'vitest'
import { registers } from '../../rules/registers/registers.ts'
import { choiceLists } from '../../rules/registers/case-types.ts'
import { choicesInEnglish, columnsInEnglish } from '../../rules/registers/english-names.ts'
import { tell } from './words.ts'

const english = (code: string, known: Record<string, string>): string => tell(code, known, { language: 'en' }).message

it('an English reader meets English names; what is to be written stays Chinese', () => {
  expect(english('no-number', { column: '案号' })).toBe('No Case number. Fill it in.')
  expect(english('choice-unknown', { column: '案件类型', value: '口头批评', choices: '查封扣押、稽查' })).toBe(
    'Unknown Case type "口头批评". One of: 查封扣押 (Sealing and seizure), 稽查 (Inspection of enforcement).',
  )
  expect(english('unit-unknown', { value: '某县', similar: '（是不是：甲县、乙县？）' })).toBe(
    'Unknown unit "某县". Write a code or full name of the list of units (is it 甲县, 乙县?).',
  )
  const header = { wanted: '案号、单位代码或单位名称', row: '1', missing: '案号', seen: '' }
  expect(english('no-header', header)).toContain('Looked for: Case number, Unit code or Unit name. Row 1')
  expect(tell('no-number', { column: '案号' }, { language: 'zh-CN' }).message).toBe('没有案号。请补填。')
})

it('every column and every entry of the closed lists has its English name', () => {
  const columns = Object.values(registers).flatMap((register) => register.columns.map(({ name }) => name))
  expect(columns.filter((name) => columnsInEnglish[name] === undefined)).toEqual([])
  const entries = Object.values(choiceLists).flatMap((list) => Object.keys(list))
  expect(entries.filter((entry) => choicesInEnglish[entry] === undefined)).toEqual([])
})
