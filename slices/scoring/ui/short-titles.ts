/** Levels and categories as the registers call them (市级, 案件调查): shorter than their titles. */
import { useDefinition } from './queries.ts'

export function useShortTitles(): (id: string, title: string) => string {
  const definition = useDefinition().data?.definition
  return (id, title) =>
    definition?.levels.find((level) => level.id === id)?.register ??
    definition?.individuals.find((one) => one.id === id)?.category ??
    title
}
