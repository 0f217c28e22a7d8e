/**
 * The root of a day: how many links a chain has at the day's end (Asia/Shanghai) and the hash of the last, signed by the
 * installation. Noted outside (printed in a briefing), it proves later that nothing before it was changed or cut off.
 */
import { z } from 'zod'
import { fingerprintOf, hashNames, hashText, signatureNames, signatures, type Suite } from '../crypto/suites.ts'
import type { KeyPair } from '../crypto/signature-kind.ts'
import { canonicalJson } from './canonical.ts'
import type { Finding } from './finding.ts'

export const DailyRoot = z.object({
  format: z.literal('lianbing-root-1'),
  chain: z.string(),
  /** 'YYYY-MM-DD' */
  day: z.iso.date(),
  /** Links covered. */
  count: z.int().nonnegative(),
  /** Hash of the last of them. */
  head: z.string(),
  /** Hash of the root of the day before; '' at the first. */
  previous: z.string(),
  /** Main chain, since numbers are judged: up to which number of an entry, and which below were missing: writes undone. */
  through: z.int().nonnegative().optional(),
  gaps: z.array(z.tuple([z.int(), z.int()])).optional(),
  madeAt: z.string(),
  hash: z.enum(hashNames),
  signature: z.enum(signatureNames),
  /** Fingerprint of the key. */
  key: z.string(),
})
export type DailyRoot = z.infer<typeof DailyRoot>

/** A text, its hash and its signature; of roots and of deletion reports. */
export const Signed = z.object({ text: z.string(), hash: z.string(), signature: z.string() })
export type Signed = z.infer<typeof Signed>

export interface Signer extends Suite {
  keys: KeyPair
}

/** `content` gains what it was hashed and signed with. */
export function signed(content: Readonly<Record<string, unknown>>, { hash, signature, keys }: Signer): Signed {
  const text = canonicalJson({ ...content, hash, signature, key: fingerprintOf(keys.public) })
  return { text, hash: hashText(hash, text), signature: signatures[signature].sign(text, keys) }
}

const Made = z.object({ hash: z.enum(hashNames), signature: z.enum(signatureNames), key: z.string() })

/** What does not fit in a signed text, in English; undefined: all fits. `publicKeys`: fingerprint → key. */
export function signedFault(it: Signed, publicKeys: ReadonlyMap<string, string>): string | undefined {
  const made = Made.safeParse(parsed(it.text))
  if (!made.success) return 'is not readable'
  const { hash, signature, key } = made.data
  if (hashText(hash, it.text) !== it.hash) return 'does not have the hash it is filed under'
  const publicKey = publicKeys.get(key)
  if (publicKey === undefined || fingerprintOf(publicKey) !== key) return `names key ${key}, which is not filed`
  return signatures[signature].verify(it.text, it.signature, publicKey) ? undefined : 'is not signed by its key'
}

export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const readRoot = (text: string): DailyRoot | undefined => DailyRoot.safeParse(parsed(text)).data

export interface RootRecord extends Signed {
  chain: string
  day: string
}

export interface RootsChecked {
  /** Those that can be compared with the chain. */
  roots: DailyRoot[]
  findings: Finding[]
}

/** Roots among themselves: readable, signed, each day there, each naming the one before. */
export function checkRoots(records: readonly RootRecord[], publicKeys: ReadonlyMap<string, string>): RootsChecked {
  const checked: RootsChecked = { roots: [], findings: [] }
  for (const group of Map.groupBy(records, ({ chain }) => chain).values()) {
    let before: RootRecord | undefined
    for (const record of group.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
      checkRoot({ record, before, publicKeys }, checked)
      before = record
    }
  }
  return checked
}

interface InOrder {
  record: RootRecord
  before: RootRecord | undefined
  publicKeys: ReadonlyMap<string, string>
}

function checkRoot({ record, before, publicKeys }: InOrder, checked: RootsChecked): void {
  const { chain, day } = record
  const found = (kind: Finding['kind'], place: number | null, what: string): void =>
    void checked.findings.push({ kind, chain, place, entry: null, day, what })
  const root = readRoot(record.text)
  const fault = signedFault(record, publicKeys)
  if (root !== undefined) checked.roots.push(root)
  if (root === undefined || fault !== undefined || root.chain !== chain || root.day !== day)
    return found(
      'root-changed',
      root?.count ?? null,
      `the root of ${day} ${fault ?? 'is filed under another day or chain'}`,
    )
  if (before !== undefined && nextDay(before.day) !== day)
    return found('root-missing', root.count, `between ${before.day} and ${day} roots are missing`)
  if (root.previous !== (before?.hash ?? ''))
    found(
      'root-missing',
      root.count,
      `the root of ${day} does not name the one before it: that was changed or is missing`,
    )
}

export const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The day in Asia/Shanghai, and the instant at which it ends. */
export const dayOf = (at: Date): string => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
export const endOfDay = (day: string): string => new Date(Date.parse(day) + DAY_MS - SHANGHAI_MS).toISOString()
