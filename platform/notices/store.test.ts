import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import { notify, notifyOfOwn } from './notify.ts'
import { countOld, markRead, noticesFor, receiptsOf, removeOld, type Reader } from './store.ts'

const at = '2017-09-28T04:00:00.000Z'
const now = () => new Date(at)
const clerk: Reader = {
  person: 'clerk',
  post: 'clerk-post',
  audiences: ['notes.decide'],
  since: '2017-01-01T00:00:00.000Z',
}
const system = { actor: null, now }
const note = { kind: 'notes.asked', campaign: 'c1', values: { file: '登记表.xlsx', rows: 3 }, object: 'note:1' }
const newest = { unread: false, most: 50 }

describeOnBoth('notices', (open) => {
  it('reach a person, the holder of a post and everybody of an audience, and nobody else', async () => {
    const db = await open()
    await notify(db, system, { ...note, to: { person: 'clerk' } })
    await notify(db, system, { ...note, to: { post: 'clerk-post' } })
    await notify(db, system, { ...note, to: { audience: 'notes.decide', unit: '652300' } })
    await notify(db, system, { ...note, to: { person: 'another' } })
    const found = await noticesFor(db, clerk, newest)
    expect(found.map(({ audience, unit }) => [audience, unit])).toEqual([
      ['notes.decide', '652300'],
      [null, null],
      [null, null],
    ])
    expect(found[0]).toMatchObject({ ...note, at, readAt: null })
    expect(await noticesFor(db, { ...clerk, post: 'other', audiences: [] }, newest)).toHaveLength(1)
  })

  it('do not tell people of their own deeds, but of what must be known of oneself', async () => {
    const db = await open()
    const self = { id: 'clerk', name: '', role: '', unit: '', post: 'clerk-post', actingFor: null }
    await notify(db, { actor: self, now }, { ...note, to: { audience: 'notes.decide', unit: null } })
    expect(await noticesFor(db, clerk, newest)).toEqual([])
    await notifyOfOwn(db, now(), { ...note, to: { person: 'clerk' } })
    expect(await noticesFor(db, clerk, newest)).toHaveLength(1)
  })

  it('keep a receipt for each reader, the first one', async () => {
    const db = await open()
    await notify(db, system, { ...note, to: { audience: 'notes.decide', unit: null } })
    const [one] = await noticesFor(db, clerk, newest)
    const id = one?.id ?? 0
    await markRead(db, clerk, { notices: [id], at: '2017-09-29T00:00:00.000Z' })
    await markRead(db, clerk, { notices: [id], at: '2017-09-30T00:00:00.000Z' })
    await markRead(db, { person: 'second', post: 'p2' }, { notices: [id], at: '2017-09-30T01:00:00.000Z' })
    expect(await receiptsOf(db, id)).toEqual([
      { person: 'clerk', post: 'clerk-post', readAt: '2017-09-29T00:00:00.000Z' },
      { person: 'second', post: 'p2', readAt: '2017-09-30T01:00:00.000Z' },
    ])
    expect(await noticesFor(db, clerk, { ...newest, unread: true })).toEqual([])
    expect((await noticesFor(db, clerk, newest)).map(({ readAt }) => readAt)).toEqual(['2017-09-29T00:00:00.000Z'])
  })

  it('come page by page and by kind; what is older than the post is no news', async () => {
    const db = await open()
    for (const kind of ['notes.asked', 'other.told', 'notes.asked'])
      await notify(db, system, { ...note, kind, to: { person: 'clerk' } })
    const first = await noticesFor(db, clerk, { unread: false, most: 2 })
    const second = await noticesFor(db, clerk, { unread: false, most: 2, before: first.at(-1)?.id })
    expect([first.length, second.length]).toEqual([2, 1])
    expect(await noticesFor(db, clerk, { ...newest, kinds: ['other.told'] })).toHaveLength(1)
    expect(await noticesFor(db, { ...clerk, since: '2017-09-28T04:00:01.000Z' }, newest)).toEqual([])
  })

  it('are deleted on their day, with their receipts', async () => {
    const db = await open()
    await notify(db, system, { ...note, to: { person: 'clerk' } })
    const [one] = await noticesFor(db, clerk, newest)
    await markRead(db, clerk, { notices: [one?.id ?? 0], at })
    expect([await countOld(db, at), await removeOld(db, at)]).toEqual([0, 0])
    const later = '2017-09-28T04:00:01.000Z'
    expect([await countOld(db, later), await removeOld(db, later)]).toEqual([1, 1])
    expect(await receiptsOf(db, one?.id ?? 0)).toEqual([])
  })
})
