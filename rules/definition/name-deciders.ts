/** Who decided a reading, by name: a definition keeps internal ids, people read names. */
import type { Definition } from './schema.ts'

export const decidersOf = ({ readings }: Definition): string[] =>
  Object.values(readings).map(({ decidedBy }) => decidedBy)

/** What a file says of who decided is no id and stays. */
export function withDeciders<T extends { definition: Definition }>(campaign: T, names: ReadonlyMap<string, string>): T {
  const readings = Object.entries(campaign.definition.readings).map(([id, entry]) => [
    id,
    { ...entry, decidedBy: names.get(entry.decidedBy) ?? entry.decidedBy },
  ])
  return { ...campaign, definition: { ...campaign.definition, readings: Object.fromEntries(readings) } }
}
