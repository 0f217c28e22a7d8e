/** units and officers: whom everything else names (a1.2c, a1.4d). */
import type { Definition } from '../definition/schema.ts'
import { zero } from '../quantity/exact.ts'
import type { OfficerFact, UnitFact } from '../scoring/facts.ts'
import { levelIds, wantedParent } from './cross-rows.ts'
import {
  has,
  identifier,
  number,
  openSheet,
  text,
  word,
  type BadCell,
  type RegisterFile,
  type StrictSheet,
} from './strict-sheet.ts'
import type { Said } from './strict-messages.ts'
import type { SheetRow } from './table.ts'

/** Names that other registers use: code or certificate → index; undefined: the register could not tell, nobody else is blamed. */
export type Known = ReadonlyMap<string, number> | undefined

export interface Units {
  facts: UnitFact[]
  known: Known
}
export interface Officers {
  facts: OfficerFact[]
  known: Known
}

const unitColumns = ['单位代码', '单位名称', '层级', '上级代码', '国控企业数', '重点监控企业数', '名单年份']

export function readUnits(definition: Definition, source: RegisterFile | undefined, errors: BadCell[]): Units {
  const known = new Map<string, number>()
  if (source === undefined) return { facts: [], known }
  const sheet = openSheet(source, unitColumns, errors)
  const levels = levelIds(definition)
  const facts: UnitFact[] = []
  const parents: string[] = []
  for (const line of sheet.lines) {
    const code = identifier(sheet, line, '单位代码')
    const unit = unitOf(sheet, line, levels)
    if (code === undefined) continue
    if (known.has(code)) failTwice(sheet, line, { column: '单位代码', value: code })
    else known.set(code, facts.length)
    parents.push(text(sheet, line, '上级代码'))
    facts.push({ code, ...unit })
  }
  if (has(sheet, '上级代码')) linkParents(definition, sheet, { facts, parents, known })
  oneRoot(definition, sheet, facts)
  return { facts, known: has(sheet, '单位代码') ? known : undefined }
}

function unitOf(sheet: StrictSheet, line: SheetRow, levels: ReadonlyMap<string, string>): Omit<UnitFact, 'code'> {
  const count = (column: string) => number(sheet, line, { column, empty: 'zero', whole: true }) ?? zero
  return {
    name: text(sheet, line, '单位名称'),
    level: word(sheet, line, { column: '层级', known: levels }) ?? '',
    parent: -1,
    stateControlled: count('国控企业数'),
    keyMonitored: count('重点监控企业数'),
    listYear: text(sheet, line, '名单年份'),
    row: line.row,
  }
}

export const failTwice = (sheet: StrictSheet, line: SheetRow, { column, value }: { column: string; value: string }) =>
  sheet.fail({
    row: line.row,
    column,
    value,
    said: ['twice', { column, value }],
  })

interface Linking {
  facts: UnitFact[]
  parents: readonly string[]
  known: ReadonlyMap<string, number>
}

/** A prefecture belongs to the root, a county to a prefecture: to whatever the definition's levels say. */
function linkParents(definition: Definition, sheet: StrictSheet, { facts, parents, known }: Linking): void {
  facts.forEach((unit, index) => {
    const wanted = wantedParent(definition, unit.level)
    if (wanted === undefined) return
    const value = parents[index] ?? ''
    const parent = facts[known.get(value) ?? -1]
    const stands = parent !== undefined && (parent.level === wanted.level || parent.level === '')
    if (stands) unit.parent = known.get(value) ?? -1
    else sheet.fail({ row: unit.row, column: '上级代码', value, said: parentFault(value, wanted.word, parent) })
  })
}

function parentFault(value: string, wanted: string, parent: UnitFact | undefined): Said {
  if (value === '') return ['parent-empty', { wanted }]
  return parent === undefined ? ['parent-unknown', { value }] : ['parent-level', { value, wanted }]
}

function oneRoot(definition: Definition, sheet: StrictSheet, facts: readonly UnitFact[]): void {
  const roots = facts.filter((unit) => unit.level === 'root')
  const value = definition.rootRegister
  for (const root of roots.slice(1))
    sheet.fail({ row: root.row, column: '层级', value, said: ['second-root', { value, other: roots[0]?.code ?? '' }] })
}

const officerColumns = ['证件号', '姓名', '单位代码']

export function readOfficers(source: RegisterFile | undefined, units: Known, errors: BadCell[]): Officers {
  const known = new Map<string, number>()
  if (source === undefined) return { facts: [], known }
  const sheet = openSheet(source, officerColumns, errors)
  const facts: OfficerFact[] = []
  for (const line of sheet.lines) {
    const certificate = identifier(sheet, line, '证件号')
    const unit = unitAt(sheet, line, units)
    if (certificate === undefined) continue
    if (known.has(certificate)) failTwice(sheet, line, { column: '证件号', value: certificate })
    else known.set(certificate, facts.length)
    facts.push({ certificate, name: text(sheet, line, '姓名'), unit: unit ?? -1, row: line.row })
  }
  return { facts, known: has(sheet, '证件号') ? known : undefined }
}

/** The unit that the row names; an unknown one is told. */
export function unitAt(sheet: StrictSheet, line: SheetRow, units: Known): number | undefined {
  const code = identifier(sheet, line, '单位代码')
  if (code === undefined || units === undefined) return undefined
  const unit = units.get(code)
  if (unit === undefined) sheet.fail({ row: line.row, column: '单位代码', value: code, said: unknownUnit(code) })
  return unit
}

export const unknownUnit = (value: string): Said => ['unknown-unit', { value }]

/** The holder of the certificate that the row names; one that no one holds is told. */
export function officerAt(sheet: StrictSheet, line: SheetRow, officers: Known): number | undefined {
  const certificate = identifier(sheet, line, '证件号')
  if (certificate === undefined || officers === undefined) return undefined
  const officer = officers.get(certificate)
  const value = certificate
  if (officer === undefined)
    sheet.fail({ row: line.row, column: '证件号', value, said: ['unknown-officer', { value }] })
  return officer
}
