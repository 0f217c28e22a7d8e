import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openVault } from './vault.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianbing-vault-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

it('makes its key at the first start, for the owner alone, and opens with it at the next', async () => {
  const sealed = (await openVault(directory)).seal('口令 secret', 'one-time-code:p1')
  expect((await stat(join(directory, 'installation.key'))).mode & 0o777).toBe(0o600)
  expect(sealed).not.toContain('secret')
  expect((await openVault(directory)).open(sealed, 'one-time-code:p1')).toBe('口令 secret')
})

it('opens nothing for another purpose, another key, or when a letter was changed', async () => {
  const vault = await openVault(directory)
  const sealed = vault.seal('secret', 'one-time-code:p1')
  expect(() => vault.open(sealed, 'one-time-code:p2')).toThrow()
  const other = await openVault(directory, Buffer.alloc(32, 7).toString('base64'))
  expect(() => other.open(sealed, 'one-time-code:p1')).toThrow()
  for (const at of [5, 25, sealed.length - 3]) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(() => vault.open(changed, 'one-time-code:p1')).toThrow()
  }
})

it('seals the same text differently each time, and digests it alike, for one purpose', async () => {
  const vault = await openVault(directory)
  expect(vault.seal('x', 'p')).not.toBe(vault.seal('x', 'p'))
  expect(vault.digest('x', 'login')).toBe(vault.digest('x', 'login'))
  expect(vault.digest('x', 'login')).not.toBe(vault.digest('x', 'other'))
  expect(vault.digest('x', 'login')).not.toBe(
    (await openVault(directory, Buffer.alloc(32).toString('base64'))).digest('x', 'login'),
  )
})

it('takes a key given to it and writes none; two servers that start together have one key', async () => {
  await openVault(directory, Buffer.alloc(32, 7).toString('base64'))
  await expect(stat(join(directory, 'installation.key'))).rejects.toThrow('ENOENT')
  const [one, other] = await Promise.all([openVault(directory), openVault(directory)])
  expect(one?.digest('x', 'p')).toBe(other?.digest('x', 'p'))
})

it('refuses a key that is none, and says where it stands', async () => {
  await expect(openVault(directory, 'short')).rejects.toThrow('LIANBING_KEY holds no key')
  await writeFile(join(directory, 'installation.key'), 'damaged')
  await expect(openVault(directory)).rejects.toThrow('installation.key holds no key')
  expect(await readFile(join(directory, 'installation.key'), 'utf8')).toBe('damaged')
})
