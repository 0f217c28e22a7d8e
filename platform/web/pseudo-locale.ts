/** A pseudo-locale made from the English texts: longer, marked, so that cut-off and untranslated words show. */
import type { Catalogue } from './catalogue.ts'

export function pseudo(catalogue: Catalogue): Catalogue {
  const marked: Catalogue = {}
  for (const [key, value] of Object.entries(catalogue))
    marked[key] = typeof value === 'string' ? mark(value) : pseudo(value)
  return marked
}

/** Values in `{{…}}` stay untouched: the text grows outside of them. */
const mark = (text: string): string => `⟦${text} ··⟧`
