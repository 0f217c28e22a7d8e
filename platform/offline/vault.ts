/**
 * What one person keeps on this device: a random key for the data, wrapped under the PIN, under a passkey where the browser has
 * PRF, and under a secret that the server tells only after a sign-in. Each person's vault has its own key: another account on the
 * same device reads nothing of it.
 */
import { trusted } from '../web/contract.ts'
import { openBox, type Box } from './box.ts'
import type { DeviceStore } from './device-store.ts'
import { keyOfPin, makeBoundKey, measuredRounds, type PinCost } from './pin.ts'
import { bytesOf, keyFrom, open, randomBytes, seal, type Bytes, type Sealed } from './sealing.ts'
import { noneWrong, oneMore, triesLeft, waitOf, type Wrong } from './wrong-pins.ts'

export interface Vault {
  person: string
  /** As the lock screen shows it. */
  name: string
  device: string
  cost: PinCost
  /** Undefined: after too many wrong tries; only a sign-in opens. */
  byPin: Sealed | undefined
  byRecovery: Sealed
  byPasskey: { credential: Bytes; salt: Bytes; sealed: Sealed } | undefined
  wrong: Wrong
}

const headName = (person: string): string => `vault/${person}`
const BOUND = 'device-key'

export async function vaultOf(store: DeviceStore, person: string): Promise<Vault | undefined> {
  return trusted<Vault | undefined>(await store.get(headName(person)))
}

export async function vaultsOf(store: DeviceStore): Promise<Vault[]> {
  const names = await store.names('vault/')
  return Promise.all(names.map(async (name) => trusted<Vault>(await store.get(name))))
}

async function boundKey(store: DeviceStore): Promise<CryptoKey> {
  const kept = await store.get(BOUND)
  if (kept instanceof CryptoKey) return kept
  const made = await makeBoundKey()
  // Another page may have made one in between: the first stays.
  await store.change(BOUND, (first) => (first instanceof CryptoKey ? undefined : made))
  const standing = await store.get(BOUND)
  if (!(standing instanceof CryptoKey)) throw new Error('the device does not keep its key')
  return standing
}

const recoveryKey = async (recovery: string): Promise<CryptoKey> =>
  keyFrom(await crypto.subtle.digest('SHA-256', bytesOf(`lianbing recovery ${recovery}`)))

export interface NewVault {
  person: string
  name: string
  device: string
  pin: string
  recovery: string
  /** Measured here unless given. */
  rounds?: number
}

export async function makeVault(store: DeviceStore, made: NewVault): Promise<Box> {
  const { person, name, device, pin, recovery } = made
  const raw = randomBytes(32)
  const cost = { salt: randomBytes(16), rounds: made.rounds ?? (await measuredRounds()) }
  const byPin = await seal(await keyOfPin(pin, cost, await boundKey(store)), `pin ${person}`, raw)
  const byRecovery = await seal(await recoveryKey(recovery), `recovery ${person}`, raw)
  const vault: Vault = { person, name, device, cost, byPin, byRecovery, byPasskey: undefined, wrong: noneWrong }
  await store.write({ [headName(person)]: vault })
  return openBox(store, vault, await keyFrom(raw))
}

export type Unlocked =
  | { box: Box }
  | { refused: 'wrong'; left: number; wait: number }
  | { refused: 'wait'; wait: number }
  | { refused: 'sign-in' }

/**
 * The try is counted before it is made, in one step with the look at how many there were: neither a page closed in the middle nor
 * several pages at once win anything.
 */
export async function unlockWithPin(
  store: DeviceStore,
  person: string,
  tried: { pin: string; now: number },
): Promise<Unlocked> {
  const { refused, vault, wrong } = await countTry(store, person, tried.now)
  if (refused !== undefined) return refused
  const key = await keyOfPin(tried.pin, vault.cost, await boundKey(store))
  const raw = await open(key, `pin ${person}`, vault.byPin).catch(() => undefined)
  if (raw !== undefined) {
    await changeVault(store, person, (now) => ({ ...now, wrong: noneWrong }))
    return { box: openBox(store, vault, await keyFrom(raw)) }
  }
  const left = triesLeft(wrong)
  if (left > 0) return { refused: 'wrong', left, wait: waitOf(wrong, tried.now) ?? 0 }
  await changeVault(store, person, (now) => ({ ...now, byPin: undefined }))
  return { refused: 'sign-in' }
}

type Counted =
  | { refused: Exclude<Unlocked, { box: Box }>; vault?: never; wrong?: never }
  | { refused?: undefined; vault: Vault & { byPin: Sealed }; wrong: Wrong }

/** One try more, where one may be made. */
async function countTry(store: DeviceStore, person: string, now: number): Promise<Counted> {
  let counted: Counted = { refused: { refused: 'sign-in' } }
  await changeVault(store, person, (vault) => {
    const { byPin } = vault
    const wait = waitOf(vault.wrong, now)
    if (byPin === undefined || wait === null) return undefined
    if (wait > 0) {
      counted = { refused: { refused: 'wait', wait } }
      return undefined
    }
    const wrong = oneMore(vault.wrong, now)
    counted = { vault: { ...vault, byPin }, wrong }
    return { ...vault, wrong }
  })
  return counted
}

const changeVault = (store: DeviceStore, person: string, next: (vault: Vault) => Vault | undefined): Promise<void> =>
  store.change(headName(person), (kept) => {
    const vault = trusted<Vault | undefined>(kept)
    return vault === undefined ? undefined : next(vault)
  })

/** After a sign-in: a new PIN over the same data. @throws OperationError where the secret is of another device */
export async function renewPin(
  store: DeviceStore,
  person: string,
  given: { recovery: string; pin: string },
): Promise<Box> {
  const vault = await vaultOf(store, person)
  if (vault === undefined) throw new Error('nothing of this person is on the device')
  const raw = await open(await recoveryKey(given.recovery), `recovery ${person}`, vault.byRecovery)
  const key = await keyOfPin(given.pin, vault.cost, await boundKey(store))
  const byPin = await seal(key, `pin ${person}`, raw)
  await changeVault(store, person, (now) => ({ ...now, byPin, wrong: noneWrong }))
  return openBox(store, vault, await keyFrom(raw))
}

/** Adds a passkey beside the PIN: `secret` is what its PRF answers to `salt`. */
export async function addPasskey(
  store: DeviceStore,
  person: string,
  given: { recovery: string; credential: Bytes; salt: Bytes; secret: Bytes },
): Promise<void> {
  const vault = await vaultOf(store, person)
  if (vault === undefined) throw new Error('nothing of this person is on the device')
  const raw = await open(await recoveryKey(given.recovery), `recovery ${person}`, vault.byRecovery)
  const sealed = await seal(await keyFrom(given.secret), `passkey ${person}`, raw)
  const { credential, salt } = given
  await changeVault(store, person, (now) => ({ ...now, byPasskey: { credential, salt, sealed } }))
}

/** @throws OperationError where the passkey is another */
export async function unlockWithPasskey(store: DeviceStore, person: string, secret: Bytes): Promise<Box> {
  const vault = await vaultOf(store, person)
  if (vault?.byPasskey === undefined) throw new Error('no passkey opens this')
  const raw = await open(await keyFrom(secret), `passkey ${person}`, vault.byPasskey.sealed)
  return openBox(store, vault, await keyFrom(raw))
}

/** Everything of the person leaves the device; what was not sent is lost. */
export async function wipe(store: DeviceStore, person: string): Promise<void> {
  const names = await store.names(`data/${person}/`)
  await store.write(Object.fromEntries([headName(person), ...names].map((name) => [name, undefined])))
}
