import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Box } from '../../../platform/offline/box.ts'
import { memoryStore } from '../../../platform/offline/device-store.ts'
import { refusals, unsent } from '../../../platform/offline/outbox.ts'
import { makeVault, unlockWithPin } from '../../../platform/offline/vault.ts'
import { changesBody, type Change, type Receipts } from '../../../platform/sync/contract.ts'
import { begin, gatheredOf, keepGathered, putDown, sign, textOf, write, type Signing } from './notebook.ts'
import { OtherAccount, synchronise } from './synchronise.ts'

const campaign = 'xinjiang-2017'
const officer = { person: 'officer-1', name: '执法人员一', pin: '482913', recovery: 'r-1', rounds: 1_000 }
const newBox = (store = memoryStore()): Promise<Box> => makeVault(store, { ...officer, device: crypto.randomUUID() })
const begun = (box: Box, of = campaign) => begin(box, { campaign: of, kind: '现场检查笔录', bank: 'common' })
const isOpen = () => false

/** The server as far as a device sees it: who is signed in, each stream's numbers, which saves it refuses. */
function serve({ person, refuse = () => false }: { person: string; refuse?: (change: Change) => boolean }) {
  const streams = new Map<string, Change[]>()
  const asked: string[] = []
  const changes = (path: string, sent: readonly Change[]): Receipts => {
    const taken = streams.get(path) ?? []
    streams.set(path, taken)
    const receipts = sent.flatMap((change) => {
      if (change.seq !== taken.length + 1) return []
      taken.push(change)
      const outcome = refuse(change) ? { done: false as const, code: 'x', message: 'no' } : { done: true as const }
      return [{ seq: change.seq, id: change.id, receivedAt: '2017-07-06T02:32:00Z', outcome }]
    })
    return { receipts, next: taken.length + 1 }
  }
  const answer = (path: string, body: unknown): unknown => {
    if (path === '/api/session') return { person: { id: person }, permissions: [], campaigns: [] }
    if (path.endsWith('/records/open')) return { records: [] }
    if (!path.endsWith('/records/changes')) return {}
    return changes(path, changesBody.parse(JSON.parse(String(body))).changes)
  }
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } })
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push(path)
    return Response.json(answer(path, init?.body))
  })
  return { streams, asked }
}

afterEach(() => vi.unstubAllGlobals())

describe('a device that synchronises', () => {
  it('sends nothing, and takes nothing in, while another account is signed in', async () => {
    const box = await newBox()
    const { id } = await begun(box)
    const { asked } = serve({ person: 'officer-2' })
    await expect(synchronise(box, campaign, isOpen)).rejects.toThrow(OtherAccount)
    expect(asked).toEqual(['/api/session'])
    serve({ person: 'officer-1' })
    await synchronise(box, campaign, isOpen)
    expect((await textOf(box, id))?.receivedAt).not.toBeNull()
  })

  it('brings the records of each campaign to that campaign, whichever is chosen', async () => {
    const box = await newBox()
    await putDown(box, await begun(box))
    await begun(box, 'xinjiang-2018')
    const { streams } = serve({ person: 'officer-1' })
    await synchronise(box, 'xinjiang-2018', isOpen)
    await synchronise(box, campaign, isOpen)
    expect([...streams].map(([path, taken]) => [path.split('/')[3], taken.map(({ seq }) => seq)])).toEqual([
      ['xinjiang-2018', [1]],
      [campaign, [1]],
    ])
  })

  it('sends a text that was refused again, when it was changed, on what the server has', async () => {
    const box = await newBox()
    const first = await putDown(box, await begun(box))
    await putDown(box, await write(box, first, { ...first.content, place: '厂区' }))
    const isFirst = ({ body }: Change) => JSON.stringify(body).includes('"parents":[]')
    const { streams } = serve({ person: 'officer-1', refuse: (change) => change.seq < 3 || !isFirst(change) })
    await synchronise(box, campaign, isOpen)
    expect((await refusals(box)).length).toBe(2)
    const refused = await textOf(box, first.id)
    if (refused === undefined) throw new Error('the text is gone')
    await write(box, refused, { ...refused.content, place: '车间' })
    await synchronise(box, campaign, isOpen)
    const [last] = [...streams.values()].map((taken) => taken.at(-1)?.body)
    expect(last).toMatchObject({ parents: [], content: { place: '车间' } })
    expect((await refusals(box)).length).toBe(2)
  })

  it('numbers what two pages of one device write at the same moment one after the other', async () => {
    const store = memoryStore()
    const page = await newBox(store)
    const opened = await unlockWithPin(store, officer.person, { pin: officer.pin, now: 0 })
    if (!('box' in opened)) throw new Error('locked')
    const [here, there] = [await begun(page), await begun(opened.box)]
    await Promise.all([putDown(page, here), putDown(opened.box, there)])
    expect((await unsent(page)).map(({ seq }) => seq)).toEqual([1, 2])
  })
})

const signing: Signing = {
  ...{ outcome: 'refused-noted', pages: [], readOpinion: false, correctionsSigned: false },
  ...{ reason: '对方拒绝签字', witness: '某乙' },
}

it('what was gathered of a signing is there again after the app was closed, of the same paper only', async () => {
  const store = memoryStore()
  const box = await newBox(store)
  const { id } = await begun(box)
  const gathered = { hash: 'h1', signing, photos: [{ number: 1, sha256: 'f', type: 'image/png' }] }
  await keepGathered(box, id, gathered)
  const unlocked = await unlockWithPin(store, officer.person, { pin: officer.pin, now: 0 })
  if (!('box' in unlocked)) throw new Error('locked')
  expect(await gatheredOf(unlocked.box, id, 'h1')).toEqual(gathered)
  expect(await gatheredOf(unlocked.box, id, 'h2')).toBeUndefined()
})

it('a signing pressed twice is handed in once', async () => {
  const box = await newBox()
  const working = await begun(box)
  await keepGathered(box, working.id, { hash: 'h1', signing, photos: [] })
  await Promise.all([sign(box, working, signing), sign(box, working, signing)])
  expect((await unsent(box, campaign)).map(({ kind }) => kind)).toEqual(['sign'])
  expect(await gatheredOf(box, working.id, 'h1')).toBeUndefined()
})
