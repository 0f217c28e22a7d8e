import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { problem } from '../http/problem.ts'
import { newSecret } from './secret.ts'

/** What one hash costs: KiB of memory, passes, lanes. */
export interface PasswordCost {
  memoryCost: number
  timeCost: number
  parallelism: number
}

/** OWASP Password Storage Cheat Sheet: Argon2id with at least 19 MiB, 2 passes, 1 lane. Raise it; never lower it. */
export const passwordCost: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** More than a whole region signing in at once; beyond it, waiting would outlast the browser's patience. */
const MOST_WAITING = 3_000

const waiting: (() => void)[] = []
let running = 0

/** At most one hash a core at a time: more would only take memory and make everybody wait. @throws house.busy */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw problem('house.busy')
  if (running >= availableParallelism()) await new Promise<void>((resolve) => void waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** NFKC first (NIST SP 800-63B): the same letters typed on another keyboard are the same password. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'))

/** An Argon2id string in the PHC format: cost, salt and hash. */
export const hashPassword = (password: string, cost: PasswordCost = passwordCost): Promise<string> =>
  inTurn(() => hash(bytesOf(password), cost))

let nobodys: Promise<string> | undefined

/**
 * Is this the password? Without a hash (no such account, or none set yet) the same work is done against a hash that
 * nothing fits, so that the time tells nothing.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword(newSecret())
  const hashed = kept ?? (await nobodys)
  const fits = await inTurn(() => verify(hashed, bytesOf(password)))
  return fits && kept !== undefined
}

/** Was it hashed at a lower cost than today's? Then it is hashed again while the password is at hand. */
export function isCheaper(kept: string, cost: PasswordCost = passwordCost): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept)
  return memoryCost < cost.memoryCost || timeCost < cost.timeCost || parallelism < cost.parallelism
}
