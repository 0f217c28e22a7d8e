/** What a choice came to, and by which reading: never a silent default (house style 4). */
import { exact, type Exact } from '../quantity/exact.ts'
import type { Choice, Definition } from './schema.ts'

export interface Decided<T extends string> {
  value: T
  reading?: string
}

/** Resolves a choice against the definition's readings. The checker has proven that the reading exists and offers the value. */
export function decide<T extends string>(definition: Definition, choice: Choice<T>): Decided<T> {
  if ('is' in choice) return { value: choice.is }
  const taken = definition.readings[choice.reading]
  if (taken === undefined) throw new Error(`reading ${choice.reading} is not in the definition`)
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the checker has proven that the reading offers it
  return { value: taken.choice as T, reading: choice.reading }
}

/** A number that belongs to a reading's choice, e.g. R11's `target`. */
export function readingValue(definition: Definition, reading: string, name: string): Exact {
  const value = definition.readings[reading]?.values?.[name]
  if (value === undefined) throw new Error(`reading ${reading} has no value ${name}`)
  return exact(value)
}
