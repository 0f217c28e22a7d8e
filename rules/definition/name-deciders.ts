/** Who decided a reading, in words: a definition keeps internal ids, people read names. */
import type { Definition } from './schema.ts'

/** What a file says of who decided is no id and stays. @param words reading → who decided it, with day and reason where they are known */
export function withDeciders<T extends { definition: Definition }>(campaign: T, words: ReadonlyMap<string, string>): T {
  const readings = Object.entries(campaign.definition.readings).map(([id, entry]) => [
    id,
    { ...entry, decidedBy: words.get(id) ?? entry.decidedBy },
  ])
  return { ...campaign, definition: { ...campaign.definition, readings: Object.fromEntries(readings) } }
}
