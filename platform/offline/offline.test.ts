import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Receipts } from '../sync/contract.ts'
import { memoryStore, type DeviceStore } from './device-store.ts'
import { queue, refusals, sendAll, ServerBehind, unsent } from './outbox.ts'
import { isWeakPin, measuredRounds } from './pin.ts'
import { addPasskey, makeVault, renewPin, unlockWithPasskey, unlockWithPin, vaultOf, wipe } from './vault.ts'
import { noneWrong, oneMore, triesLeft, waitOf } from './wrong-pins.ts'

const rounds = 1_000
const officer = {
  person: 'officer-1',
  name: '执法人员一',
  device: crypto.randomUUID(),
  pin: '482913',
  recovery: 'r-1',
  rounds,
}
const pinOf = (pin: string, now = 0) => ({ pin, now })

async function everything(store: DeviceStore): Promise<string> {
  const names = await store.names('')
  const values = await Promise.all(names.map((name) => store.get(name)))
  return values
    .map((value) =>
      typeof value === 'object' && value !== null && 'data' in value && value.data instanceof ArrayBuffer
        ? new TextDecoder('latin1').decode(value.data)
        : JSON.stringify(value),
    )
    .join('\n')
}

describe('the vault', () => {
  it('keeps nothing legible, and opens with the PIN', async () => {
    const store = memoryStore()
    const box = await makeVault(store, officer)
    await box.write({ 'draft/1': { party: 'SYNTHETIC-PARTY' } })
    expect(await everything(store)).not.toContain('SYNTHETIC')
    const again = await unlockWithPin(store, 'officer-1', pinOf('482913'))
    expect('box' in again && (await again.box.get('draft/1'))).toEqual({ party: 'SYNTHETIC-PARTY' })
  })

  it('delays wrong PINs, and after ten opens to a sign-in only; the data stays', async () => {
    const store = memoryStore()
    await (await makeVault(store, officer)).write({ draft: '文' })
    let now = 1_000_000
    const answers: unknown[] = []
    for (let tried = 0; tried < 10; tried += 1) {
      const answer = await unlockWithPin(store, 'officer-1', pinOf('000001', now))
      answers.push('refused' in answer && answer.refused)
      now += 1_000_000
    }
    expect(answers).toEqual([...Array.from({ length: 9 }, () => 'wrong'), 'sign-in'])
    expect(await unlockWithPin(store, 'officer-1', pinOf('482913', now))).toEqual({ refused: 'sign-in' })
    expect((await vaultOf(store, 'officer-1'))?.byPin).toBeUndefined()
    await expect(renewPin(store, 'officer-1', { recovery: 'r-2', pin: '592714' })).rejects.toThrow()
    expect(await (await renewPin(store, 'officer-1', { recovery: 'r-1', pin: '592714' })).get('draft')).toBe('文')
    expect('box' in (await unlockWithPin(store, 'officer-1', pinOf('592714', now)))).toBe(true)
  })

  it('counts tries made at the same moment one by one, and remembers them when it is opened anew', async () => {
    const store = memoryStore()
    await makeVault(store, officer)
    const tries = Array.from({ length: 5 }, () => unlockWithPin(store, 'officer-1', pinOf('111112', 1_000)))
    const answers = await Promise.all(tries)
    expect(answers.map((answer) => 'refused' in answer && answer.refused)).toEqual([
      ...['wrong', 'wrong', 'wrong', 'wait', 'wait'],
    ])
    expect((await vaultOf(store, 'officer-1'))?.wrong).toEqual({ count: 3, last: 1_000 })
    expect(await unlockWithPin(store, 'officer-1', pinOf('482913', 1_000))).toEqual({ refused: 'wait', wait: 5 })
  })

  it('makes a hurried person wait, also with the clock set back', async () => {
    const store = memoryStore()
    await makeVault(store, officer)
    for (const now of [1, 2, 3]) await unlockWithPin(store, 'officer-1', pinOf('111112', now * 1000))
    expect(await unlockWithPin(store, 'officer-1', pinOf('482913', 4_000))).toEqual({ refused: 'wait', wait: 4 })
    expect(await unlockWithPin(store, 'officer-1', pinOf('482913', 0))).toMatchObject({ refused: 'wait' })
    expect('box' in (await unlockWithPin(store, 'officer-1', pinOf('482913', 9_000)))).toBe(true)
    const waits = Array.from({ length: 10 }).reduce<number[]>((list) => [...list, list.length], [])
    expect(waits.map((count) => waitOf({ count, last: 0 }, 0))).toEqual([0, 0, 0, 5, 15, 30, 60, 120, 300, 600])
    expect([waitOf({ count: 10, last: 0 }, 9e9), triesLeft(oneMore(noneWrong, 0))]).toEqual([null, 9])
  })

  it('of one person tells another nothing, also where values are put in the other’s place', async () => {
    const store = memoryStore()
    await (await makeVault(store, officer)).write({ draft: '甲' })
    const other = await makeVault(store, { ...officer, person: 'officer-2', recovery: 'r-2' })
    expect([await other.get('draft'), await other.names('')]).toEqual([undefined, []])
    await store.write({ 'data/officer-2/draft': await store.get('data/officer-1/draft') })
    await expect(other.get('draft')).rejects.toThrow()
    await wipe(store, 'officer-1')
    expect((await store.names('')).filter((name) => name.includes('officer-1'))).toEqual([])
  })

  it('opens with the secret of a passkey, and with no other', async () => {
    const store = memoryStore()
    await (await makeVault(store, officer)).write({ draft: '文' })
    const passkey = { credential: new Uint8Array([1]), salt: new Uint8Array(32), secret: new Uint8Array(32).fill(7) }
    await addPasskey(store, 'officer-1', { recovery: 'r-1', ...passkey })
    expect(await (await unlockWithPasskey(store, 'officer-1', passkey.secret)).get('draft')).toBe('文')
    await expect(unlockWithPasskey(store, 'officer-1', new Uint8Array(32))).rejects.toThrow()
  })

  it('costs so much a try as was measured, and never less than 600,000 rounds', async () => {
    const clock = (took: number) => {
      const times = [0, took]
      return () => times.shift() ?? 0
    }
    expect(await measuredRounds(clock(10))).toBe(4_000_000)
    expect(await measuredRounds(clock(500))).toBe(600_000)
    expect(['123456', '111111', '98765', '654321', '12345'].map(isWeakPin)).not.toContain(false)
    expect(isWeakPin('482913')).toBe(false)
  })
})

/** A server as the contract says: each number once, in order; some answers are lost on the way. */
function server() {
  const taken: Change[] = []
  const answer = (changes: readonly Change[]): Receipts => {
    const receipts: Receipts['receipts'] = []
    for (const change of changes) {
      if (change.seq > taken.length + 1) break
      if (change.seq === taken.length + 1) taken.push(change)
      const outcome =
        change.kind === 'bad' ? ({ done: false, code: 'x', message: 'no' } as const) : ({ done: true } as const)
      receipts.push({ seq: change.seq, id: change.id, receivedAt: '2017-07-06T02:32:00Z', outcome })
    }
    return { receipts, next: taken.length + 1 }
  }
  return { taken, answer }
}

describe('the outbox', () => {
  const stream = 'xinjiang-2017'
  const change = (kind = 'save') => ({
    ...{ stream, id: crypto.randomUUID(), at: '2017-07-06T10:05:00+08:00' },
    ...{ kind, body: {} },
  })

  it('brings everything once and in order, whichever requests and answers are lost', async () => {
    const store = memoryStore()
    const losses = fc.array(fc.constantFrom('request', 'answer', 'none'), { maxLength: 12 })
    const written = fc.integer({ min: 1, max: 30 })
    await fc.assert(
      fc.asyncProperty(losses, written, async (lost, count) => {
        const box = await makeVault(store, { ...officer, person: crypto.randomUUID() })
        const { taken, answer } = server()
        const sent: Change[] = []
        for (let at = 0; at < count; at += 1) sent.push(await queue(box, change()))
        const fates = [...lost]
        const send = async (_device: string, changes: readonly Change[]) => {
          const fate = fates.shift() ?? 'none'
          if (fate === 'request') throw new Error('offline')
          const receipts = answer(changes)
          if (fate === 'answer') throw new Error('offline')
          return receipts
        }
        for (let tries = 0; tries <= lost.length && (await unsent(box)).length > 0; tries += 1)
          await sendAll(box, { stream, send }).catch(() => undefined)
        expect([taken, await unsent(box)]).toEqual([sent, []])
      }),
      { numRuns: 40 },
    )
  })

  it('sends no more at once than a server takes, and what is long by itself alone', async () => {
    const box = await makeVault(memoryStore(), officer)
    // Three bytes a letter.
    for (const letters of [500_000, 100_000, 900_000, 10, 10])
      await queue(box, { ...change(), body: { text: '笔'.repeat(letters) } })
    const { taken, answer } = server()
    const batches: number[] = []
    const send = async (_device: string, changes: readonly Change[]) => {
      batches.push(changes.length)
      return answer(changes)
    }
    expect(await sendAll(box, { stream, send })).toBe(5)
    expect([batches, taken.map(({ seq }) => seq)]).toEqual([
      [2, 1, 2],
      [1, 2, 3, 4, 5],
    ])
  })

  it('keeps what was refused for a person to look at, and goes on with the rest', async () => {
    const box = await makeVault(memoryStore(), officer)
    for (const kind of ['save', 'bad', 'save']) await queue(box, change(kind))
    const { answer } = server()
    expect(await sendAll(box, { stream, send: async (_device, changes) => answer(changes) })).toBe(3)
    expect((await refusals(box)).map(({ seq, message }) => [seq, message])).toEqual([[2, 'no']])
  })

  it('numbers each stream by itself, and sends nothing of one with another', async () => {
    const box = await makeVault(memoryStore(), officer)
    await queue(box, change())
    const other = await queue(box, { ...change(), stream: 'xinjiang-2018' })
    const next = server()
    const send = async (_device: string, changes: readonly Change[]) => next.answer(changes)
    expect(await sendAll(box, { stream: 'xinjiang-2018', send })).toBe(1)
    expect([next.taken, (await unsent(box)).length]).toEqual([[other], 1])
  })

  it('says so where the server has forgotten what it confirmed', async () => {
    const box = await makeVault(memoryStore(), officer)
    await queue(box, change())
    const first = server()
    await sendAll(box, { stream, send: async (_device, changes) => first.answer(changes) })
    await queue(box, change())
    const restored = server()
    await expect(sendAll(box, { stream, send: async (_device, changes) => restored.answer(changes) })).rejects.toThrow(
      ServerBehind,
    )
    expect((await unsent(box)).length).toBe(1)
  })
})
