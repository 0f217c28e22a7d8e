/** Facts and what they rest on (n2.2a 重点突出、逻辑严密): what supports nothing, what rests on nothing, what the documents assert. Pure. */
import { keyOf, type FactView, type Target } from './contract-matrix.ts'

/** The part of a document of the checker's contract that asserts something. */
export interface Asserting {
  id: string
  kind: string
  content?: Readonly<Record<string, string>> | undefined
  articles?: readonly string[] | undefined
  fine?: number | undefined
  days?: number | undefined
}

/** Ids of facts that rest on nothing that is still there. */
export function unsupported(facts: readonly FactView[], targets: readonly Target[]): string[] {
  const known = new Set(targets.map(keyOf))
  return facts.filter(({ targets: own }) => !own.some((target) => known.has(keyOf(target)))).map(({ id }) => id)
}

/**
 * Keys of pieces, pages and documents on which no fact rests. A page whose document carries a fact is not idle, nor is a
 * document one of whose pages does.
 */
export function idle(
  facts: readonly FactView[],
  targets: readonly Target[],
  documentOf: ReadonlyMap<string, string | null>,
): string[] {
  const used = new Set(facts.flatMap(({ targets: own }) => own.map(keyOf)))
  for (const [page, document] of documentOf) {
    if (document === null) continue
    if (used.has(`page:${page}`)) used.add(`document:${document}`)
  }
  for (const [page, document] of documentOf) if (used.has(`document:${document}`)) used.add(`page:${page}`)
  return targets.map(keyOf).filter((key) => !used.has(key))
}

const contentNames: Readonly<Record<string, string>> = {
  production: '生产情况',
  permits: '环保手续',
  treatment: '污染防治设施',
  violation: '违法事实',
}

/** What the documents of the file assert in fields of the contract, as sentences a person takes over or leaves. */
export function suggested(
  documents: readonly Asserting[],
  facts: readonly Pick<FactView, 'text'>[],
): { text: string; source: string }[] {
  const known = new Set(facts.map(({ text }) => text))
  return documents
    .flatMap((document) => assertedBy(document).map((text) => ({ text: text.slice(0, 1_000), source: document.id })))
    .filter(({ text }, at, all) => !known.has(text) && all.findIndex((other) => other.text === text) === at)
}

function assertedBy({ kind, content = {}, articles = [], fine, days }: Asserting): string[] {
  const said = Object.entries(content)
    .filter(([field, text]) => contentNames[field] !== undefined && text.trim().length > 1)
    .map(([field, text]) => `${contentNames[field]}：${text.trim()}`)
  if (fine !== undefined) said.push(`${kind}：罚款 ${fine} 元`)
  if (days !== undefined) said.push(`${kind}：按日计罚 ${days} 日`)
  if (articles.length > 0) said.push(`${kind}：适用 ${articles.join('、')}`)
  return said
}
