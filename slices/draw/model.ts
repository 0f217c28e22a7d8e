/** The rules of a round that need no database: when it may be, what stands in its way, what two people entered. */
import type { Definition } from '../../rules/definition/schema.ts'
import { dayInShanghai, dayNumber, dayText } from '../../rules/calendar/days.ts'
import type { CheckState, DrawWindow, NotSecond, ObjectionView, RoundState } from './contract.ts'
import type { MinutesView } from './contract-minutes.ts'

/** R10: the days within which a file's decision lies. The draw comes after the last (R29). */
export function lastDocumentDay({ readings, period, indicators }: Definition): string {
  if (readings['R10']?.choice !== 'may-october') return period.to
  const windows = indicators.flatMap((one) => (one.kind === 'sum' ? one.parts : [one]))
  const counted = windows.flatMap((one) => (one.kind === 'ratio-to-baseline' ? [one.window.to] : []))
  return counted[0] ?? `${period.to.slice(0, 4)}-10-31`
}

/**
 * R29: after the window of R10's documents and before review opens. Where the definition has review begin before that window
 * ends (n4.4a and R10's default do), no such day exists: then the campaign's own stage says whether review is open.
 */
export function drawWindow(definition: Definition): DrawWindow {
  const from = dayText(dayNumber(lastDocumentDay(definition)) + 1)
  const review = definition.phases.find(({ id }) => id === 'review')?.from
  const clash = review !== undefined && review <= from
  const { R10, R29 } = definition.readings
  const choices = { R10: R10?.choice ?? '', R29: R29?.choice ?? '' }
  return { from, until: review === undefined || clash ? null : dayText(dayNumber(review) - 1), clash, ...choices }
}

interface Stamps {
  committed_at: string | null
  seed: string | null
  drawn_at: string | null
  void_at: string | null
}

export function stateOf({ committed_at, seed, drawn_at, void_at }: Stamps): RoundState {
  if (void_at !== null) return 'void'
  if (drawn_at !== null) return 'drawn'
  if (seed !== null) return 'seeded'
  return committed_at === null ? 'checking' : 'committed'
}

interface Checked {
  looked: boolean
  /** The hash that was confirmed. */
  confirmed: string | null
  linesHash: string
  openObjections: number
}

export function checkStateOf({ looked, confirmed, linesHash, openObjections }: Checked): CheckState {
  if (openObjections > 0) return 'objected'
  if (confirmed !== null) return confirmed === linesHash ? 'confirmed' : 'outdated'
  return looked ? 'looked' : 'nobody'
}

/** Case number → its unit and type in the register. */
export type Registered = ReadonlyMap<string, { unit: string; type: string }>
type Decided = Pick<ObjectionView, 'unit' | 'kind' | 'number' | 'type' | 'upheld'>

/** An objection that was upheld must show in the register before anything is frozen: the universe is the register, nothing else. */
export function isReflected(objection: Decided, registered: Registered): boolean {
  const { upheld, kind, unit, number, type } = objection
  if (upheld !== true) return true
  const line = registered.get(number)
  if (kind === 'not-ours') return line?.unit !== unit
  return line?.unit === unit && (type === '' || line.type === type)
}

/** The first place, from 1, in which two entries differ; 0: they agree. */
export function differAt(one: string, other: string): number {
  if (one === other) return 0
  const shorter = Math.min(one.length, other.length)
  for (let at = 0; at < shorter; at += 1) if (one[at] !== other[at]) return at + 1
  return shorter + 1
}

/** `number TAB about LF`: a frozen stratum's lines. */
export const joinLines = (lines: readonly (readonly [number: string, about: string])[]): string =>
  lines.map(([number, about]) => `${number}\t${about}\n`).join('')

export function splitLines(text: string): [number: string, about: string][] {
  const lines = text.split('\n')
  lines.pop()
  return lines.map((line) => {
    const [number = '', about = ''] = line.split('\t')
    return [number, about]
  })
}

/** Texts each followed by LF. */
export function splitOrder(text: string): string[] {
  const lines = text.split('\n')
  lines.pop()
  return lines
}

interface Ordered {
  order: readonly string[]
  places: number
  /** gone → taken, in the order it happened. */
  replaced: readonly { gone: string; taken: string }[]
}

/** What is in force: the drawn ones, each followed through its replacements. */
export function inForce({ order, places, replaced }: Ordered): string[] {
  const taken = order.slice(0, places)
  for (const { gone, taken: next } of replaced) {
    const at = taken.indexOf(gone)
    if (at >= 0) taken[at] = next
  }
  return taken
}

/** The place (from 1) and number of the next that nobody used; undefined: the order is exhausted. */
export function nextInOrder({ order, places, replaced }: Ordered): { place: number; number: string } | undefined {
  const place = places + replaced.length + 1
  const number = order[place - 1]
  return number === undefined ? undefined : { place, number }
}

/** Why somebody is no second person to who entered first, as a refusal says it. */
export const notSecondWords: Readonly<Record<NotSecond, { 'zh-CN': string; en: string }>> = {
  same: { 'zh-CN': '第一次也是您录入的', en: 'the first was yours, too' },
  hands: {
    'zh-CN': '有人独自经手过您和第一个录入人的账号（首次链接、登录方式或找回）',
    en: 'one person alone had both accounts in hand (a first link, a linked sign-in, a recovery)',
  },
  post: { 'zh-CN': '14 天内，您和第一个录入人之间授予过岗位', en: 'within 14 days one of you gave the other a post' },
  certificate: { 'zh-CN': '您和第一个录入人登记的是同一个执法证号', en: 'both accounts have the same certificate' },
  'stand-in': { 'zh-CN': '您和第一个录入人之间有代理', en: 'one of you stands in for the other' },
}

/** Post, how it was signed, on which day; blank where the line waits for a pen. Chinese, as the paper is. */
export const signatureCells = ({ posts, signatures }: Pick<MinutesView, 'posts' | 'signatures'>): string[][] =>
  posts.map((post) => {
    const signed = signatures.find((one) => one.post === post)
    if (signed === undefined) return [post, '', '']
    const how = signed.hand === 'own' ? `${signed.by}（本人登录签字）` : `由${signed.by}据签字纸件登记`
    return [post, how, dayInShanghai(Date.parse(signed.at))]
  })
