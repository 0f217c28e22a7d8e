import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waysFrom } from './ways-to-sign-in.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lianbing-ways-'))))
afterAll(() => rm(folder, { recursive: true }))

describe('the ways to sign in that the settings name', () => {
  it.each([
    ['https://training.example.org/', 'https://training.example.org'],
    ['https://training.example.org:8443', 'https://training.example.org:8443'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['', undefined],
  ])('LIANBING_ORIGIN %j is %j', async (given, origin) => {
    expect((await waysFrom(folder, { LIANBING_ORIGIN: given })).origin).toBe(origin)
  })

  it.each([
    'training.example.org',
    'https://training.example.org/console',
    'ftp://training.example.org',
    'https://x/?a=1',
  ])('LIANBING_ORIGIN %j is refused', async (given) => {
    await expect(waysFrom(folder, { LIANBING_ORIGIN: given })).rejects.toThrow('LIANBING_ORIGIN')
  })

  it('has no provider without the address that it sends people back to', async () => {
    const file = join(folder, 'single-sign-on.yaml')
    await writeFile(file, 'providers:\n  - {id: a, label: A, issuer: "https://id.example.org", clientId: c}\n')
    await expect(waysFrom(folder, {})).rejects.toThrow('set LIANBING_ORIGIN')
    const { providers } = await waysFrom(folder, { LIANBING_ORIGIN: 'https://training.example.org' })
    expect(providers.map(({ settings }) => settings.id)).toEqual(['a'])
  })
})
