import type { Doer } from '../../platform/http/context.ts'

/**
 * Fills an empty demonstration with the campaign and the synthetic province; runs at every start and does nothing where
 * they are there already. Answers what it loaded, for the log.
 */
export async function loadDemonstration(_doer: Doer): Promise<string[]> {
  return []
}
