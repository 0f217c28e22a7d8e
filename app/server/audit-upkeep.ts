/** What the audit log needs while the server runs: links, reads written, the root of each day, deletion of what is due. */
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BY_ITSELF as CHECKED_BY_ITSELF, checkData } from '../../platform/invariants/check-data.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'
import { lastAsked } from '../../platform/invariants/round-store.ts'
import { deleteDueByItself, type RetentionClass } from '../../platform/audit/retention.ts'
import { makeRoots } from '../../platform/audit/root-store.ts'
import { dayOf } from '../../platform/audit/root.ts'
import { linkEntries } from '../../platform/audit/store.ts'
import { isSuiteName, suites, type Suite } from '../../platform/crypto/suites.ts'
import type { Doer } from '../../platform/http/context.ts'

const EVERY_MS = 2_000

export interface AuditUpkeep {
  doer: Doer & Required<Pick<Doer, 'signer' | 'reads'>>
  /** What is deleted every night by itself; empty: nothing is. */
  classes: readonly RetentionClass[]
  /** What is asked of all data every night. */
  invariants: readonly Invariant[]
  onFault: (error: unknown) => void
}

/** Answers what stops it, after a last round. */
export function keepAuditLog(upkeep: AuditUpkeep): () => Promise<void> {
  let underway: Promise<unknown> = Promise.resolve()
  let idle = true
  const nightly = everyNight(upkeep)
  const round = (): void => {
    if (!idle) return
    idle = false
    underway = auditRound(upkeep)
      .then(nightly)
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

async function auditRound({ doer: { db, signer, reads, now } }: AuditUpkeep): Promise<void> {
  await reads.flush()
  await linkEntries(db, signer.hash)
  await makeRoots(db, signer, now())
}

/** Two hours after midnight in Shanghai: who works late has gone, the day's root stands. */
const NIGHT_MS = 2 * 3_600_000

/**
 * Once a day, from two in the morning on, deletes what is due and then asks all data whether what must hold does; a server that was
 * off makes up for it when it is back.
 */
export function everyNight({
  doer,
  classes,
  invariants,
}: Pick<AuditUpkeep, 'doer' | 'classes' | 'invariants'>): () => Promise<void> {
  let done = ''
  return async () => {
    const day = nightOf(doer.now())
    if (day === done) return
    // a fault is told once and tried again the next night, not every two seconds
    done = day
    if (classes.length > 0) await deleteDueByItself(doer, classes)
    const asked = await lastAsked(doer.db)
    if (asked !== null && nightOf(new Date(asked)) < day)
      await checkData({ ...doer, actor: null }, invariants, CHECKED_BY_ITSELF)
  }
}

const nightOf = (at: Date): string => dayOf(new Date(at.getTime() - NIGHT_MS))

const SettingsFile = z.object({ crypto: z.string().optional(), retention: z.string().optional() })

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

const suiteInFile = async (file: string): Promise<string> => (await settingsIn(file)).crypto ?? 'international'

async function settingsIn(file: string): Promise<z.output<typeof SettingsFile>> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  return SettingsFile.parse(JSON.parse(text))
}

/**
 * LIANBING_RETENTION, or `retention` in settings.json: 'by-itself' (unless said) deletes every night what is due, with a signed
 * report; 'by-hand' leaves it to the administrator.
 */
export async function deletesByItself(directory: string, given: string | undefined): Promise<boolean> {
  const said =
    given === undefined || given === '' ? (await settingsIn(join(directory, 'settings.json'))).retention : given
  if (said === undefined || said === 'by-itself') return true
  if (said === 'by-hand') return false
  throw new Error(`LIANBING_RETENTION or settings.json says retention '${said}': give by-itself or by-hand`)
}
