import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localFiles } from './file-store.ts'

const HASH_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianbing-files-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('the file store', () => {
  it('keeps a stream under the SHA-256 of its bytes, the same content once', async () => {
    const files = localFiles(root)
    expect(await files.put(Readable.from(['a', 'bc']))).toEqual({ sha256: HASH_OF_ABC, size: 3 })
    expect(await files.put(Buffer.from('abc'))).toEqual({ sha256: HASH_OF_ABC, size: 3 })
    expect(await text(await files.open(HASH_OF_ABC))).toBe('abc')
    expect(await readdir(join(root, 'ba'))).toEqual([HASH_OF_ABC])
  })

  it('keeps nothing of a stream that breaks', async () => {
    const broken = Readable.from(
      (function* () {
        yield 'a'
        throw new Error('connection lost')
      })(),
    )
    await expect(localFiles(root).put(broken)).rejects.toThrow('connection lost')
    expect(await readdir(join(root, 'unfinished'))).toEqual([])
  })

  it('opens nothing but its own names', async () => {
    const files = localFiles(root)
    await expect(async () => files.open('../../etc/passwd')).rejects.toThrow('not the name of a stored file')
    await expect(files.open('0'.repeat(64))).rejects.toThrow('ENOENT')
    expect(await files.has('0'.repeat(64))).toBe(false)
  })
})
