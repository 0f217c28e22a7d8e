/** What an entry says, and how it is hashed into its chain. */
import { z } from 'zod'
import { hashText, type HashName } from '../crypto/suites.ts'
import { canonicalJson } from './canonical.ts'

export interface AuditEntry {
  /** 1, 2: entries of earlier versions, kept as they are; 3: written now, whose summary tells nothing of a person. */
  format: number
  /** 'main'; 'reads': who looked at what; an answer log or a ballot box will have its own. */
  chain: string
  /** ISO instant. */
  at: string
  campaign: string | null
  /** Internal id of the person; null: the system itself or nobody signed in. */
  who: string | null
  role: string | null
  /** The post acted under. */
  post: string | null
  /** Internal id of the person somebody stood in for. */
  acting_for: string | null
  verb: string
  /** 'person:demo-clerk', 'import:2' */
  object: string
  /** Canonical JSON (sorted keys) of what is worth telling; never a secret, never a whole document. */
  summary: string
  /** Canonical JSON of `PersonalDigest[]`; null: nothing of a person. */
  personal: string | null
}

export type KeptEntry = AuditEntry & { id: number }

/** Stands in the entry for personal content that lies apart and is deleted on its date. */
export const PersonalDigest = z.object({
  class: z.string(),
  digest: z.string(),
  hash: z.enum(['sha256', 'sm3']),
  keepUntil: z.string(),
})
export type PersonalDigest = z.infer<typeof PersonalDigest>

/** From here on the summary of an entry tells nothing of a person. */
export const CLEAR_FORMAT = 3

export const GENESIS = '0'.repeat(64)

export interface Place {
  place: number
  previous: string
  /** Name of the hash. */
  suite: HashName
}

/** The hash of a link: over the hash before it and every field of the entry, as a JSON array in this order. */
export function linkHash({ place, previous, suite }: Place, entry: KeptEntry): string {
  const { id, at, campaign, who, role, verb, object, summary } = entry
  if (entry.format === 1)
    return hashText('sha256', JSON.stringify([previous, id, at, campaign, who, role, verb, object, summary]))
  const { chain, post, acting_for: actingFor, personal, format } = entry
  const fields = [chain, place, previous, id, at, campaign, who, role, post, actingFor, verb, object, summary, personal]
  return hashText(suite, JSON.stringify([`lianbing-audit-${format}`, ...fields]))
}

/** Without the salt nobody can find the content by trying. */
export const personalDigest = (hash: HashName, salt: string, content: unknown): string =>
  hashText(hash, `${salt}\n${typeof content === 'string' ? content : canonicalJson(content)}`)
