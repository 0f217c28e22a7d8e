/**
 * A file goes up in parts. What the server has already, by the hashes of its parts, is not sent again: after a cut line, a
 * reload, or on another day with the same file.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ApiError, getJson, OfflineError, sendBytes, sendJson } from '../../../platform/web/api.ts'
import type { UploadView } from '../contract.ts'
import { partsOf } from '../model.ts'
import { evidencePath, newId } from './queries.ts'

export interface Sending {
  campaign: string
  volume: string
  file: File
  /** Uploads of the volume that are not complete: one of them may be this file. */
  open: readonly UploadView[]
  /** Told which upload of the server it is, and how many bytes are there. */
  told: (now: { upload: string } | { sent: number }) => void
  signal: AbortSignal
}

/** Milliseconds between tries while the server is away; then a minute each. */
const patience = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]

/** Answers the upload, whole and being read. @throws ApiError where it is refused; DOMException where it was stopped */
export async function sendFile(sending: Sending): Promise<UploadView> {
  const { campaign, file } = sending
  const upload = (await unfinished(sending)) ?? (await begin(sending))
  sending.told({ upload: upload.id })
  const have = new Map(upload.parts.map(({ part, sha256: hash }) => [part, hash]))
  let sent = 0
  for (let part = 0; part < partsOf(file.size, upload.partBytes); part++) {
    const bytes = await partOf(file, upload.partBytes, part)
    const hash = bytesToHex(sha256(bytes))
    const path = `${evidencePath(campaign, `uploads/${upload.id}/parts/${part}`)}?sha256=${hash}`
    if (have.get(part) !== hash) await persist(sending.signal, () => sendBytes(path, bytes, sending.signal))
    sent += bytes.length
    sending.told({ sent })
  }
  return persist(sending.signal, () =>
    sendJson<UploadView>('POST', evidencePath(campaign, `uploads/${upload.id}/finish`)),
  )
}

const partOf = async (file: File, partBytes: number, part: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer())

/** The same name and size, and every part that is there has the bytes of this file. */
async function unfinished({ file, open }: Sending): Promise<UploadView | undefined> {
  for (const upload of open) {
    if (upload.state !== 'receiving' || upload.name !== file.name || upload.size !== file.size) continue
    if (await hasSameParts(file, upload)) return upload
  }
  return undefined
}

async function hasSameParts(file: File, { parts, partBytes }: UploadView): Promise<boolean> {
  for (const { part, sha256: hash } of parts)
    if (bytesToHex(sha256(await partOf(file, partBytes, part))) !== hash) return false
  return true
}

const begin = ({ campaign, volume, file, signal }: Sending): Promise<UploadView> => {
  const ask = { id: newId(), name: file.name, size: file.size }
  return persist(signal, () => sendJson<UploadView>('POST', evidencePath(campaign, `volumes/${volume}/uploads`), ask))
}

/** Tries again while the server is away or asks for patience; a refusal is one. */
async function persist<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      signal.throwIfAborted()
      return await act()
    } catch (error) {
      signal.throwIfAborted()
      if (!passes(error)) throw error
      await pause(patience[tries] ?? 60_000, signal)
    }
  }
}

/** The same, for what nobody stops. */
export const patiently = <T>(act: () => Promise<T>): Promise<T> => persist(new AbortController().signal, act)

const passes = (error: unknown): boolean =>
  error instanceof OfflineError || (error instanceof ApiError && error.problem.code === 'house.too-many')

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const early = (): void => (clearTimeout(timer), resolve())
    signal.addEventListener('abort', early, { once: true })
    window.addEventListener('online', early, { once: true })
  })
}

interface Job {
  state: 'queued' | 'running' | 'done' | 'failed'
  done: number
  of: number | null
}

/** Asks until the file was read: undefined where it was taken in, else why not. */
export async function readOutcome(
  campaign: string,
  { id, job }: UploadView,
  progress: (pages: number, of: number | null) => void,
): Promise<string | undefined> {
  for (;;) {
    const { state, done, of } = await getJson<Job>(`/api/jobs/${job ?? ''}`)
    progress(done, of)
    if (state === 'done') return undefined
    if (state === 'failed') return (await getJson<UploadView>(evidencePath(campaign, `uploads/${id}`))).refusal ?? ''
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
}
