/** A volume, a piece of evidence and facts kept as they are given, for a demonstration. */
import { act } from '../../platform/audit/act.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { NewItem } from './contract-custody.ts'
import type { NewFact, Target } from './contract-matrix.ts'
import { newFile, newPages, readScan, type ReadScan } from './receive.ts'
import { sealAsItStands } from './seals.ts'
import { addAnswer, addEvent, addItem } from './store-custody.ts'
import { addFact, setTargets } from './store-matrix.ts'
import { addFile, addVolume, pagesOf, setDocument, volumeOf } from './store-volumes.ts'

export interface GivenVolume {
  campaign: string
  caseFile: string
  unit: string
  id: string
  title: string
  files: readonly { name: string; bytes: Uint8Array }[]
  /** Document of the case file → pages of the volume that show it. */
  documents: Readonly<Record<string, readonly string[]>>
  /** Why it is sealed. */
  sealed: string
  item: NewItem & { handedTo: string; handedAt: string; receivedAt: string }
  facts: readonly (NewFact & { targets: readonly Target[] })[]
}

type Keeping = Doer & { actor: NonNullable<Doer['actor']> }
interface Scanned {
  name: string
  scan: ReadScan
}

/** At every start; false where the volume is there already. The actor did it all. */
export async function keepVolume(doer: Keeping, given: GivenVolume): Promise<boolean> {
  const { campaign, id } = given
  if ((await volumeOf(doer.db, { campaign, volume: id })) !== undefined) return false
  const scans: Scanned[] = []
  for (const { name, bytes } of given.files) {
    const { sha256, size } = await doer.files.put(bytes)
    const reading = { files: doer.files, progress: () => {} }
    scans.push({ name, scan: await doer.files.withPath(sha256, (path) => readScan(reading, path, size)) })
  }
  await act(doer, { verb: 'evidence.make-volume', campaign, object: `volume:${id}` }, async (tx, audit) => {
    await keepPages({ ...doer, db: tx }, given, scans)
    await keepItem({ ...doer, db: tx }, given)
    await keepFacts({ ...doer, db: tx }, given)
    audit({ title: given.title, unit: given.unit })
  })
  return true
}

async function keepPages(doer: Keeping, given: GivenVolume, scans: readonly Scanned[]): Promise<void> {
  const [at, by, now] = [{ campaign: given.campaign, volume: given.id }, doer.actor.id, doer.now().toISOString()]
  const { caseFile, unit, title, id } = given
  const row = { id, caseFile, unit, title, createdBy: by, createdAt: now }
  await addVolume(doer.db, given.campaign, row)
  for (const [place, { name, scan }] of scans.entries()) {
    const file = newFile({ name, begunBy: by }, scan, { place: place + 1, now })
    const after = (await pagesOf(doer.db, given.campaign, [id])).length
    await addFile(doer.db, at, { file, pages: newPages(scan, { volume: id, file: file.place, after }) })
  }
  for (const [document, pages] of Object.entries(given.documents)) await setDocument(doer.db, at, { document, pages })
  await sealAsItStands(doer, { row, at, reason: given.sealed, by })
}

async function keepItem({ db, actor, now }: Keeping, { campaign, caseFile, unit, item }: GivenVolume): Promise<void> {
  const { handedTo, handedAt, receivedAt, takenAt, ...piece } = item
  const signedAt = now().toISOString()
  const where = item.takenWhere
  const plain = {
    item: item.id,
    signedAt,
    person: actor.id,
    where,
    body: null,
    receipt: null,
    reason: null,
    note: null,
  }
  await addItem(db, campaign, { ...piece, caseFile, unit, recordedAt: signedAt })
  await addEvent(db, campaign, { ...plain, id: 'taken', kind: 'taken', at: takenAt, recipient: null })
  await addEvent(db, campaign, {
    ...plain,
    id: 'handed-over-1',
    kind: 'handed-over',
    at: handedAt,
    recipient: handedTo,
  })
  const answer = { person: handedTo, accepted: true, at: receivedAt, signedAt, reason: null }
  await addAnswer(db, { campaign, item: item.id, event: 'handed-over-1', ...answer })
}

async function keepFacts({ db, actor, now }: Keeping, { campaign, caseFile, unit, facts }: GivenVolume): Promise<void> {
  for (const { targets, ...fact } of facts) {
    await addFact(db, campaign, { ...fact, by: actor.id, at: now().toISOString(), caseFile, unit })
    await setTargets(db, campaign, { fact: fact.id, targets })
  }
}
