/** What the ids in a tree are called: indicators and their parts as the definition names them, units as the register does. */
import type { Definition } from '../definition/schema.ts'

export function titlesOf(
  definition: Definition,
  units: Iterable<{ code: string; name: string }>,
): Record<string, string> {
  const titles: Record<string, string> = {}
  for (const indicator of definition.indicators) {
    titles[`indicator:${indicator.id}`] = indicator.title
    for (const part of indicator.kind === 'sum' ? indicator.parts : []) titles[`indicator:${part.id}`] = part.title
  }
  for (const unit of units) titles[`unit:${unit.code}`] = unit.code
  return titles
}
