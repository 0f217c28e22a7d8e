/** Clauses and readings by a few characters of their id, title or words. */
import type { Context } from '../../platform/http/context.ts'
import type { SearchAsk, SearchHit, SearchSource } from '../../platform/http/desk.ts'
import type { CampaignDocument } from './contract.ts'
import { versionOf } from './store.ts'

async function documentOf({ db }: Context, campaign: string): Promise<CampaignDocument | undefined> {
  return (await versionOf(db, campaign))?.document
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')

/** What bears the first word as its id comes first. */
function best<T>(entries: readonly [string, T][], words: readonly string[], textOf: (one: T) => string): [string, T][] {
  const found = entries.filter(([id, one]) => {
    const text = `${id} ${textOf(one)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const weight = (id: string): number =>
    id.toLowerCase() === words[0] ? 0 : id.toLowerCase().startsWith(words[0] ?? '') ? 1 : 2
  return found.toSorted(([a], [b]) => weight(a) - weight(b))
}

async function searchClauses(ctx: Context, { campaign, text, most }: SearchAsk): Promise<SearchHit[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const clauses = Object.entries((await documentOf(ctx, campaign))?.clauses ?? {})
  return best(clauses, words, ({ title, quote, en }) => `${title} ${quote} ${en ?? ''}`)
    .slice(0, most)
    .map(([id, { title, quote }]) => ({ kind: 'clause', id, title: `${id} ${title}`, about: quote }))
}

async function searchReadings(ctx: Context, { campaign, text, most }: SearchAsk): Promise<SearchHit[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const readings = Object.entries((await documentOf(ctx, campaign))?.readings ?? {})
  return best(readings, words, ({ question, says }) => `${question['zh-CN']} ${question.en} ${says}`)
    .slice(0, most)
    .map(([id, { question, says }]) => ({
      ...{ kind: 'reading', id, title: `${id} ${question[ctx.language]}`, about: says },
    }))
}

export const searches: readonly SearchSource[] = [
  { kind: 'clause', verb: 'campaigns.read', search: searchClauses },
  { kind: 'reading', verb: 'campaigns.check', search: searchReadings },
]
