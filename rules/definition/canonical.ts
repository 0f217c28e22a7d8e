/** The content hash of a campaign: SHA-256 over its canonical form, so that line breaks and the order of keys never matter. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Campaign } from './schema.ts'

/** JSON with the keys of every object in code-unit order; absent values are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/** Hex SHA-256 of definition, clauses and readings together; shown on every result. */
export function campaignHash({ definition, clauses, readings }: Omit<Campaign, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(canonical({ definition, clauses, readings }))))
}
