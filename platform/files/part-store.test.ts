import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localParts, sweepParts } from './part-store.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianbing-parts-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const upload = 'upload-0001'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const wholeText = (count: number): Promise<string> =>
  localParts(root).withWhole(upload, count, (path) => readFile(path, 'utf8'))

describe('parts of a file on its way', () => {
  it('come in any order, twice, and from a process that has begun anew, and are one file in the end', async () => {
    await localParts(root).put(upload, 1, bytes('bc'))
    await localParts(root).put(upload, 0, bytes('a'))
    await localParts(root).put(upload, 1, bytes('bcd'))
    expect(await wholeText(2)).toBe('abcd')
    expect((await readdir(join(root, 'parts', upload))).toSorted()).toEqual(['0', '1'])
  })

  it('are no file while one is missing', async () => {
    await localParts(root).put(upload, 0, bytes('a'))
    await expect(wholeText(2)).rejects.toThrow('ENOENT')
    expect(await readdir(join(root, 'parts', upload))).toEqual(['0'])
  })

  it('stay when a sweep takes what a dead process was joining; go when nobody has touched them', async () => {
    await localParts(root).put(upload, 0, bytes('a'))
    await expect(localParts(root).withWhole(upload, 1, () => Promise.reject(new Error('died')))).rejects.toThrow('died')
    const later = Date.now() + 60_000
    await sweepParts(root, { stale: later, before: 0 })
    expect(await wholeText(1)).toBe('a')
    await sweepParts(root, { stale: later, before: later })
    expect(await readdir(join(root, 'parts'))).toEqual([])
  })

  it('lie under names of uploads and nowhere else; an upload that is not there is dropped without a word', async () => {
    await expect(async () => localParts(root).put('../../etc', 0, bytes('a'))).rejects.toThrow('not the name')
    await localParts(root).drop(upload)
    expect(await localParts(root).room()).toBeGreaterThan(0)
  })
})
