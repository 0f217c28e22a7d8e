/** What the audit log needs while the server runs: links, reads written, the root of each day that has ended. */
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ReadLog } from '../../platform/audit/read-log.ts'
import { makeRoots } from '../../platform/audit/root-store.ts'
import type { Signer } from '../../platform/audit/root.ts'
import { linkEntries } from '../../platform/audit/store.ts'
import { isSuiteName, suites, type Suite } from '../../platform/crypto/suites.ts'
import type { Database } from '../../platform/db/database.ts'

const EVERY_MS = 2_000

export interface AuditUpkeep {
  db: Database
  signer: Signer
  reads: ReadLog
  now: () => Date
  onFault: (error: unknown) => void
}

/** Answers what stops it, after a last round. */
export function keepAuditLog(upkeep: AuditUpkeep): () => Promise<void> {
  let underway: Promise<unknown> = Promise.resolve()
  let idle = true
  const round = (): void => {
    if (!idle) return
    idle = false
    underway = auditRound(upkeep)
      .catch(upkeep.onFault)
      .finally(() => (idle = true))
  }
  const timer = setInterval(round, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await underway
    await auditRound(upkeep).catch(upkeep.onFault)
  }
}

async function auditRound({ db, signer, reads, now }: AuditUpkeep): Promise<void> {
  await reads.flush()
  await linkEntries(db, signer.hash)
  await makeRoots(db, signer, now())
}

const SettingsFile = z.object({ crypto: z.string().optional() })

/**
 * LIANBING_CRYPTO, or `crypto` in settings.json of the data directory: 'international' (SHA-256, Ed25519; unless said) or
 * 'national' (SM3, SM2). May change at any start: what is kept already names what it was made with.
 */
export async function chosenSuite(directory: string, given: string | undefined): Promise<Suite> {
  const name = given === undefined || given === '' ? await suiteInFile(join(directory, 'settings.json')) : given
  if (!isSuiteName(name))
    throw new Error(`LIANBING_CRYPTO or settings.json says crypto '${name}': give ${Object.keys(suites).join(' or ')}`)
  return suites[name]
}

async function suiteInFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  return SettingsFile.parse(JSON.parse(text)).crypto ?? 'international'
}
