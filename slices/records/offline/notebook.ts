/**
 * The records on this device: each text as it stands here, what it was written on, and what the server has confirmed. Everything is
 * written down here first, encrypted; what is to be sent stands in the outbox in the same breath.
 */
import type { Box } from '../../../platform/offline/box.ts'
import { queue } from '../../../platform/offline/outbox.ts'
import { layOut, type LaidOut } from '../../../rules/drafting/pages.ts'
import { openItems, unready } from '../../../rules/drafting/open-items.ts'
import { emptyRecord } from '../../../rules/drafting/empty-record.ts'
import { wholeRecord, type Photo, type RecordContent } from '../../../rules/drafting/record.ts'
import type { RecordKind } from '../../../rules/drafting/words.ts'
import { keepStruck } from '../../../rules/drafting/texts.ts'
import { trusted } from '../../../platform/web/contract.ts'
import type { Head, Kit, OpenRecord, Sign, State } from '../contract.ts'
import { claimNow, minuteNow } from './moments.ts'

/** `sheets` as they stand on the paper; what was printed by an older version of the app has none here. */
type Printed = Omit<NonNullable<OpenRecord['printed']>, 'sheets'> & { sheets?: LaidOut }

export interface Working {
  id: string
  campaign: string
  state: State
  /** The versions that this text is written on. */
  parents: string[]
  content: RecordContent
  printed: Printed | null
  /** Changed since the last version was put in the outbox. */
  dirty: boolean
  /** The device's clock. */
  savedAt: string
  /** The server's clock, of the last confirmed change; null: nothing has arrived. */
  receivedAt: string | null
  /** Texts that other devices wrote on the same version: a person decides. */
  others: Head[]
}

const textName = (id: string): string => `text/${id}`
export const photoName = (sha256: string): string => `photo/${sha256}`
const unsentName = (sha256: string): string => `photo-unsent/${sha256}`

export async function allTexts(box: Box): Promise<Working[]> {
  const names = await box.names('text/')
  const texts = await Promise.all(names.map((name) => textOf(box, name.slice('text/'.length))))
  return texts.filter((one) => one !== undefined).toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

const receivedName = (id: string): string => `received/${id}`

/** The server's time lies apart: a receipt never touches a text that is being written. */
export const noteReceived = (box: Box, id: string, at: string): Promise<void> => box.write({ [receivedName(id)]: at })

export async function textOf(box: Box, id: string): Promise<Working | undefined> {
  const working = trusted<Working | undefined>(await box.get(textName(id)))
  const receivedAt = trusted<string | undefined>(await box.get(receivedName(id))) ?? null
  return working === undefined ? undefined : { ...whole(working), receivedAt }
}

/** Of an older version of the app too. */
const whole = ({ content, printed, ...rest }: Working): Working => ({
  ...{ ...rest, content: wholeRecord(content) },
  printed: printed === null ? null : { ...printed, content: wholeRecord(printed.content) },
})

export const keep = (box: Box, working: Working): Promise<void> => box.write({ [textName(working.id)]: working })
export const drop = (box: Box, id: string): Promise<void> =>
  box.write({ [textName(id)]: undefined, [receivedName(id)]: undefined, [gatheredName(id)]: undefined })

export const kitOf = async (box: Box, campaign: string): Promise<Kit | undefined> =>
  trusted<Kit | undefined>(await box.get(`kit/${campaign}`))
export const keepKit = (box: Box, campaign: string, kit: Kit): Promise<void> => box.write({ [`kit/${campaign}`]: kit })

export interface Begun {
  campaign: string
  kind: RecordKind
  bank: string
  /** Of the signed record that is supplemented. */
  supplements?: string
}

export async function begin(box: Box, { campaign, kind, bank, supplements = '' }: Begun): Promise<Working> {
  const content = { ...emptyRecord(kind, bank), supplements }
  const working: Working = {
    ...{ id: crypto.randomUUID(), campaign, state: 'draft', parents: [], content, printed: null },
    ...{ dirty: true, savedAt: claimNow(), receivedAt: null, others: [] },
  }
  await keep(box, working)
  return working
}

const tails = new WeakMap<Box, Promise<unknown>>()

/** One change of the texts at a time, in this page and in another one: writing and synchronising go on side by side. */
export function exclusively<T>(box: Box, work: () => Promise<T>): Promise<T> {
  const alone = (): Promise<T> => navigator.locks.request(`lianbing-field ${box.device}`, work)
  const done = (tails.get(box) ?? Promise.resolve()).then(alone, alone)
  tails.set(box, done)
  return done
}

/** As it stands in the store now: a synchronisation may have moved it since it was shown. */
const standing = async (box: Box, working: Working): Promise<Working> => (await textOf(box, working.id)) ?? working

/** A changed text: written down here at once. After a printing, what it said before stays in it, struck. */
export const write = (box: Box, shown: Working, content: RecordContent): Promise<Working> =>
  exclusively(box, async () => {
    const at = claimNow()
    const working = await standing(box, shown)
    const kept = working.printed === null ? content : keepStruck(working.printed.content, content, at)
    const written: Working = { ...working, content: kept, state: 'draft', dirty: true, savedAt: at }
    await keep(box, written)
    return written
  })

/** Puts the text as it stands into the outbox, as a version on those that it was written on. */
export const putDown = (box: Box, shown: Working): Promise<Working> => exclusively(box, () => put(box, shown))

async function put(box: Box, shown: Working): Promise<Working> {
  const working = await standing(box, shown)
  if (!working.dirty) return working
  const id = crypto.randomUUID()
  const parents = [...new Set([...working.parents, ...working.others.map(({ version }) => version)])]
  const body = { record: working.id, parents, content: working.content, reason: '' }
  const next: Working = { ...working, parents: [id], others: [], dirty: false }
  await queue(
    box,
    { stream: working.campaign, id, at: working.savedAt, kind: 'save', body },
    { [textName(next.id)]: next },
  )
  return next
}

/** Something is open that the law asks for, and the record does not say why. */
export class NotReady extends Error {
  constructor() {
    super('the record is not ready to be signed')
    this.name = 'NotReady'
  }
}

/** The text is fixed as it is on paper now. @throws NotReady */
export const print = (box: Box, shown: Working, kit: Kit): Promise<Working> =>
  exclusively(box, async () => {
    const { content } = await standing(box, shown)
    if (unready(openItems(content, { template: kit.template, now: minuteNow() })).length > 0) throw new NotReady()
    const saved = await put(box, shown)
    const version = saved.parents[0] ?? ''
    const sheets = layOut(saved.content, kit.unitName, kit.template)
    const { hash } = sheets
    if (saved.printed?.hash === hash && saved.state === 'printed') return saved
    const printed: Working = { ...saved, state: 'printed', printed: { hash, version, content: saved.content, sheets } }
    const body = { record: saved.id, version, kit: kit.hash, hash }
    const change = { stream: saved.campaign, id: crypto.randomUUID(), at: claimNow(), kind: 'print', body }
    await queue(box, change, { [textName(saved.id)]: printed })
    return printed
  })

export type Signing = Omit<Sign, 'record' | 'hash'>
/** What was gathered of a signing before it is handed in: a device may lock, or load the app anew, while the party reads. */
export interface Gathered {
  /** Of the paper: what was gathered for another one is worth nothing. */
  hash: string
  signing: Signing
  photos: { number: number; sha256: string; type: string }[]
}
const gatheredName = (id: string): string => `signing/${id}`

export async function gatheredOf(box: Box, id: string, hash: string): Promise<Gathered | undefined> {
  const kept = trusted<Gathered | undefined>(await box.get(gatheredName(id)))
  return kept?.hash === hash ? kept : undefined
}
export const keepGathered = (box: Box, id: string, gathered: Gathered): Promise<void> =>
  exclusively(box, () => box.write({ [gatheredName(id)]: gathered }))

export const sign = (box: Box, shown: Working, signing: Signing): Promise<Working> =>
  exclusively(box, async () => {
    const working = await standing(box, shown)
    // Pressed twice.
    if (working.state !== 'draft' && working.state !== 'printed') return working
    const signed: Working = { ...working, state: signing.outcome, savedAt: claimNow() }
    const body = { record: working.id, hash: working.printed?.hash ?? '', ...signing }
    const change = { stream: signed.campaign, id: crypto.randomUUID(), at: signed.savedAt, kind: 'sign', body }
    await queue(box, change, { [textName(working.id)]: signed, [gatheredName(working.id)]: undefined })
    return signed
  })

/**
 * The text that was refused stays as it is here, on the versions that the server has: changed again, it is sent on those. `known`: the
 * versions that a refused change was written on, by its id.
 */
export const takeBack = (box: Box, record: string, known: ReadonlyMap<string, readonly string[]>): Promise<void> =>
  exclusively(box, async () => {
    const text = await textOf(box, record)
    if (text === undefined || !text.parents.some((id) => known.has(id))) return
    await keep(box, { ...text, parents: rooted(text.parents, known) })
  })

const rooted = (parents: readonly string[], known: ReadonlyMap<string, readonly string[]>): string[] => [
  ...new Set(parents.flatMap((id) => (known.has(id) ? rooted(known.get(id) ?? [], known) : [id]))),
]

const photoTypes: readonly Photo['type'][] = ['image/jpeg', 'image/png', 'image/webp', 'image/heic']

/** The file as the camera gave it, hashed here and kept here; undefined where it is no photograph. */
export async function addPhoto(box: Box, file: File): Promise<Omit<Photo, 'caption' | 'of'> | undefined> {
  const type = photoTypes.find((one) => one === file.type)
  if (type === undefined || file.size === 0) return undefined
  const bytes = await file.arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  await box.write({ [photoName(sha256)]: bytes, [unsentName(sha256)]: type })
  return { id: `p-${crypto.randomUUID()}`, sha256, size: file.size, type, takenAt: claimNow() }
}

export async function unsentPhotos(box: Box): Promise<{ sha256: string; type: string; bytes: ArrayBuffer }[]> {
  const found = []
  for (const name of await box.names('photo-unsent/')) {
    const sha256 = name.slice('photo-unsent/'.length)
    const bytes = await box.bytes(photoName(sha256))
    if (bytes !== undefined) found.push({ sha256, type: trusted<string>(await box.get(name)), bytes })
  }
  return found
}

export const photoSent = (box: Box, sha256: string): Promise<void> => box.write({ [unsentName(sha256)]: undefined })
