/** a1.1 案卷质量 in formulas: slots by type and source, an empty slot 0 or the mean of the type (R6–R9). */
import { decide } from '../../rules/definition/choices.ts'
import type { ReviewedWork } from '../../rules/definition/schema.ts'
import { mean, type Exact } from '../../rules/quantity/exact.ts'
import { reviewed } from '../../rules/indicators/expert-scores.ts'
import { nth } from '../../rules/scoring/basis.ts'
import { inBrackets, cited } from './workbook-cite.ts'
import { asNumber } from './workbook-parameters.ts'
import { NOT_APPLICABLE, type LeafColumns, type LeafSheet, type UnitRow } from './workbook-leaf.ts'
import { literal, rangeOf, type Column } from './workbook-table.ts'

type Slot = NonNullable<ReviewedWork['slots'][string]>[number]
type Sheet = LeafSheet<ReviewedWork>

export function reviewedColumns(sheet: Sheet): LeafColumns {
  const { book, rule, key, level } = sheet
  const slots = rule.slots[level.id] ?? []
  const weighted = decide(book.definition, rule.slotWeights).value === 'weighted'
  const columns = slots.map((slot, index) => slotColumn(sheet, slot, index))
  const weights = slots.map((slot) => asNumber((weighted ? slot.weight : undefined) ?? '1'))
  const cells = (row: number) => slots.map((_, index) => `@${key}:${index}@${row}`)
  const points = (row: number) => {
    const list = cells(row)
    const top = weighted ? list.map((cell, at) => `N(${cell})*${weights[at]}`).join('+') : `SUM(${list.join()})`
    const bottom = weighted
      ? list.map((cell, at) => `ISNUMBER(${cell})*${weights[at]}`).join('+')
      : `COUNT(${list.join()})`
    const full = `${book.parameters.ref(`points:${key}`)}*(${top})/(${bottom})/${book.parameters.ref('fullScore')}`
    return `IF(${bottom}=0,"${NOT_APPLICABLE}",${full})`
  }
  return {
    columns,
    how: cited(rule.slotWeights, `${weighted ? '各格加权平均' : '适用各格平均'} ÷ 100 × 满分`),
    ...(slots.length === 0 ? {} : { points }),
  }
}

function slotColumn(sheet: Sheet, slot: Slot, index: number): Column<UnitRow> {
  const { book, key, registers, rule } = sheet
  const score = rangeOf(registers.files, `score:${decide(book.definition, rule.experts).value}`)
  const { files } = registers
  const wanted = [
    [rangeOf(files, 'isFirst'), '1'],
    [rangeOf(files, 'type'), literal(slot.type)],
    [rangeOf(files, 'source'), literal(slot.source)],
  ]
  const empty = emptyFormula(sheet, slot, score)
  return {
    ...{ key: `${key}:${index}`, title: `${slot.source} ${slot.type}`, width: 13, format: '0.0000' },
    how:
      slot.empty === 'zero'
        ? `${slot.clauses.join('、')}：无案卷为 0`
        : `${slot.clauses.join('、')}：无案卷取该类平均${readingsOf(rule)}`,
    live: (row) => {
      const all = [[rangeOf(files, 'unitAt'), `@unitAt@${row}`], ...wanted].flat().join()
      return `IF(COUNTIFS(${all})=0,${empty},SUMIFS(${score},${all})/COUNTIFS(${all}))`
    },
    value: (row) => slotValue(sheet, slot, row),
  }
}

/** Whose average it is and what stands in where there is none. */
const readingsOf = ({ averageOver, noAverage }: ReviewedWork): string =>
  inBrackets([averageOver, noAverage].flatMap((choice) => ('reading' in choice ? [choice.reading] : [])))

function emptyFormula({ book, rule, registers, level }: Sheet, slot: Slot, score: string): string {
  if (slot.empty === 'zero') return '0'
  const { files } = registers
  const none = decide(book.definition, rule.noAverage).value === 'zero' ? '0' : `"${NOT_APPLICABLE}"`
  const ofLevel = decide(book.definition, rule.averageOver).value === 'level'
  const all = [
    ...[rangeOf(files, 'isFirst'), '1', rangeOf(files, 'type'), literal(slot.type)],
    ...(ofLevel ? [rangeOf(files, 'level'), literal(level.register)] : []),
  ].join()
  return `IF(COUNTIFS(${all})=0,${none},SUMIFS(${score},${all})/COUNTIFS(${all}))`
}

function slotValue({ book, rule, level }: Sheet, slot: Slot, { unit }: UnitRow): number | string {
  const { basis, definition, facts } = book
  const experts = decide(definition, rule.experts)
  const scores = (list: readonly Exact[]) => mean(list)?.valueOf()
  const ofFiles = (files: Iterable<Parameters<typeof reviewed>[0]>) =>
    scores(Array.from(files, (file) => reviewed(file, experts).value))
  const own = (basis.filesOf.get(unit) ?? []).filter(({ type, source }) => type === slot.type && source === slot.source)
  const found = ofFiles(own)
  if (found !== undefined) return found
  if (slot.empty === 'zero') return 0
  const ofLevel = decide(definition, rule.averageOver).value === 'level'
  const all = [...basis.files.values()].filter(
    (file) => file.type === slot.type && (!ofLevel || nth(facts.units, file.unit).level === level.id),
  )
  return ofFiles(all) ?? (decide(definition, rule.noAverage).value === 'zero' ? 0 : NOT_APPLICABLE)
}
