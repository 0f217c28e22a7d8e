/** The slots that a campaign's definition gives each level (a1.1c–f): data of the definition, nothing of it here. */
import type { Definition } from '../../rules/definition/schema.ts'
import { choiceLists } from '../../rules/registers/case-types.ts'

export interface Slot {
  type: string
  source: string
  clauses: readonly string[]
}

const fileTypes: Readonly<Record<string, readonly string[]>> = choiceLists.fileTypes

/** 推荐: put forward by the unit; else the draw fills it. */
export const RECOMMENDED = '推荐'

/** What the notice says of the files that are reviewed, wherever their slots stand. */
export const clausesOfReview = ({ indicators }: Definition): string[] => [
  ...new Set(indicators.filter(({ kind }) => kind === 'reviewed-work').flatMap(({ clauses }) => clauses)),
]

/** By the level's word in the register of units. */
export function slotsByLevel(definition: Definition): Map<string, Slot[]> {
  const reviewed = definition.indicators.filter((one) => one.kind === 'reviewed-work')
  return new Map(
    definition.levels.map(({ id, register }) => [register, reviewed.flatMap(({ slots }) => slots[id] ?? [])]),
  )
}

/** A slot of 行政处罚 takes files of 一般行政处罚: the words of the register of scores and of the cases. */
export const fitsSlot = (slotType: string, fileType: string): boolean =>
  slotType === fileType || (fileTypes[slotType] ?? []).includes(fileType)

/** Types of the slots of recommended files that a file may fill. */
export const recommendedSlots = (definition: Definition, file: { level: string; type: string }): string[] =>
  (slotsByLevel(definition).get(file.level) ?? [])
    .filter(({ type, source }) => source === RECOMMENDED && fitsSlot(type, file.type))
    .map(({ type }) => type)
