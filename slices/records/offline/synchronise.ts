/** Brings what is here to the server, photographs first, and takes over what other devices of the unit wrote. */
import type { Box } from '../../../platform/offline/box.ts'
import { refusals, sendAll, unsent } from '../../../platform/offline/outbox.ts'
import type { Change, Receipt, Receipts } from '../../../platform/sync/contract.ts'
import { campaignPath, getJson, sendForm, sendJson } from '../../../platform/web/api.ts'
import { trusted, type SessionAnswer } from '../../../platform/web/contract.ts'
import type { Head, Kit, OpenRecord } from '../contract.ts'
import {
  allTexts,
  drop,
  exclusively,
  keep,
  keepKit,
  noteReceived,
  photoSent,
  putDown,
  takeBack,
  textOf,
  unsentPhotos,
  type Working,
} from './notebook.ts'

let running: Promise<void> | undefined

/** One at a time; who asks meanwhile waits for the one that runs. A record that is open on the screen is left to who writes it. @throws OtherAccount, OfflineError, ApiError */
export function synchronise(box: Box, campaign: string, isOpen: (id: string) => boolean): Promise<void> {
  running ??= once(box, { campaign, isOpen }).finally(() => (running = undefined))
  return running
}

interface Place {
  campaign: string
  isOpen: (id: string) => boolean
}

/** Who is signed in is not whose box is open: nothing may go out, or come in, under another name. */
export class OtherAccount extends Error {
  constructor() {
    super('another account, or none, is signed in')
    this.name = 'OtherAccount'
  }
}

/** @throws OtherAccount, OfflineError, ApiError */
async function once(box: Box, place: Place): Promise<void> {
  const { campaign, isOpen } = place
  const { person } = await getJson<SessionAnswer>('/api/session')
  if (person?.id !== box.person) throw new OtherAccount()
  await keepKit(box, campaign, await getJson<Kit>(campaignPath(campaign, 'records/kit')))
  for (const working of await allTexts(box))
    if (working.others.length === 0 && !isOpen(working.id) && working.campaign === campaign) await putDown(box, working)
  for (const { sha256, type, bytes } of await unsentPhotos(box)) {
    const form = new FormData()
    form.append('file', new Blob([bytes], { type }), `${sha256.slice(0, 12)}.${type.slice('image/'.length)}`)
    await sendForm(campaignPath(campaign, 'records/photos'), form)
    await photoSent(box, sha256)
  }
  const send = (device: string, changes: readonly Change[]): Promise<Receipts> =>
    sendJson('POST', campaignPath(campaign, 'records/changes'), { device, changes })
  await sendAll(box, { stream: campaign, send, onReceipt: (change, receipt) => noteReceipt(box, change, receipt) })
  const { records } = await getJson<{ records: OpenRecord[] }>(campaignPath(campaign, 'records/open'))
  await takeOver(box, place, records)
}

async function noteReceipt(box: Box, change: Change, { receivedAt, outcome }: Receipt): Promise<void> {
  const { record } = trusted<{ record: string }>(change.body)
  if (outcome.done) return noteReceived(box, record, receivedAt)
  const saves = [...(await refusals(box)), change].filter(({ kind }) => kind === 'save')
  const parentsOf = ({ id, body }: Change) => [id, trusted<{ parents: string[] }>(body).parents] as const
  await takeBack(box, record, new Map(saves.map(parentsOf)))
}

async function takeOver(box: Box, { campaign, isOpen }: Place, records: readonly OpenRecord[]): Promise<void> {
  const waiting = new Set((await unsent(box, campaign)).map(({ body }) => trusted<{ record: string }>(body).record))
  const there = new Set(records.map(({ id }) => id))
  for (const record of records) {
    if (waiting.has(record.id) || isOpen(record.id)) continue
    await exclusively(box, async () => {
      const here = await textOf(box, record.id)
      const next = here === undefined ? taken(campaign, record) : joined(here, record)
      if (next === undefined) return
      await keep(box, next)
      if (next.receivedAt !== null) await noteReceived(box, next.id, next.receivedAt)
    })
  }
  // What was signed on another device is finished here too.
  for (const { id, dirty, receivedAt, state, campaign: of } of await allTexts(box))
    if (
      of === campaign &&
      !isOpen(id) &&
      !there.has(id) &&
      !dirty &&
      !waiting.has(id) &&
      receivedAt !== null &&
      isInWork(state)
    )
      await drop(box, id)
}

const isInWork = (state: Working['state']): boolean => state === 'draft' || state === 'printed'

function taken(campaign: string, { id, state, heads, printed }: OpenRecord): Working | undefined {
  const [first, ...others] = heads
  if (first === undefined) return undefined
  const { version, content, claimedAt: savedAt, receivedAt } = first
  return { ...{ id, campaign, state, parents: [version], content, printed }, dirty: false, savedAt, receivedAt, others }
}

/** The text here stays in front while it is being changed; the others wait beside it for a person. Exported for its test. */
export function joined(here: Working, { state, heads, printed }: OpenRecord): Working | undefined {
  const others = heads.filter(({ version }) => !here.parents.includes(version))
  if (others.length === 0) return { ...here, state: here.dirty ? here.state : state, printed, others: [] }
  const isBehind = !here.dirty && heads.every(({ version }) => !here.parents.includes(version))
  const [only] = others
  if (isBehind && others.length === 1 && only !== undefined) return replaced(here, only, { state, printed })
  return { ...here, printed, others }
}

const replaced = (here: Working, head: Head, { state, printed }: Pick<Working, 'state' | 'printed'>): Working => ({
  ...{ ...here, state, printed, parents: [head.version], content: head.content },
  ...{ savedAt: head.claimedAt, receivedAt: head.receivedAt, others: [] },
})
