import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { manifestHash, manifestText, type Manifest } from '../../slices/evidence/manifest.ts'

const lianbing = fileURLToPath(new URL('../../bin/lianbing', import.meta.url))
const verify = (...args: string[]) => spawnSync(lianbing, ['verify-bundle', ...args], { encoding: 'utf8' })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianbing-bundle-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const page = Buffer.from('合成的一页')
const hash = (bytes: Uint8Array, name = 'sha256'): string => createHash(name).update(bytes).digest('hex')
const manifestWith = (name: 'sha256' | 'sm3'): Manifest => {
  const picture = { size: page.length, hash: hash(page, name), path: 'pages/0001.png', type: 'image/png' as const }
  return {
    ...{ format: 'lianbing-volume-1', campaign: 'xinjiang-2017', hash: name, removed: [] },
    caseFile: { id: 'case-0001', number: '合成环罚〔2017〕1号', unit: '652301' },
    volume: { id: 'volume-0001', title: '主卷', version: 1 },
    files: [{ ...picture, place: 1, name: '照片.png', pages: 1 }],
    pages: [{ ...picture, number: 1, file: 1, filePage: 1, turn: 0, document: null }],
  }
}

async function bundle(name: string, parts: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(folder, name)))
  return join(folder, name)
}

const sealed = (manifest: Manifest) => ({
  'manifest.json': manifestText(manifest),
  'seal.json': JSON.stringify({
    ...{ format: 'lianbing-seal-1', hash: manifestHash(manifest), hashName: manifest.hash, signed: null },
    sealedAt: '2017-09-28T04:00:00.000Z',
  }),
})

describe('verify-bundle', () => {
  it.each(['sha256', 'sm3'] as const)('finds a whole volume whole, hashed with %s', async (name) => {
    const manifest = manifestWith(name)
    const path = await bundle(`whole-${name}.zip`, { ...sealed(manifest), 'pages/0001.png': page })
    const found = verify(path, '--seal', manifestHash(manifest))
    expect([found.status, found.stdout]).toEqual([0, expect.stringContaining('封条完好')])
  })

  it('names what is missing, changed, added, and another seal: exit code 1', async () => {
    const parts = sealed(manifestWith('sha256'))
    const missing = verify(await bundle('missing.zip', { ...parts, 'pages/0002.png': page }), '--json')
    expect(missing.status).toBe(1)
    expect(JSON.parse(missing.stdout)).toMatchObject({
      holds: false,
      faults: [
        { path: 'pages/0001.png', fault: 'missing' },
        { path: 'pages/0002.png', fault: 'not-listed' },
      ],
    })
    const changed = verify(await bundle('changed.zip', { ...parts, 'pages/0001.png': Buffer.from('合成的壹页') }))
    expect([changed.status, changed.stdout]).toEqual([1, expect.stringContaining('内容与封存时不同')])
    const whole = await bundle('other.zip', { ...parts, 'pages/0001.png': page })
    expect(verify(whole, '--seal', '0'.repeat(64)).stdout).toContain('封条与事先记下的不同')
  })

  it('does not take a manifest made anew for the seal that was noted', async () => {
    const first = manifestWith('sha256')
    const forged: Manifest = { ...first, volume: { ...first.volume, title: '换过的卷' } }
    const path = await bundle('forged.zip', { ...sealed(forged), 'pages/0001.png': page })
    expect([verify(path).status, verify(path, '--seal', manifestHash(first)).status]).toEqual([0, 1])
  })

  it('refuses what is no bundle with exit code 2, and says how to use it', async () => {
    await writeFile(join(folder, 'text.zip'), 'no zip')
    expect(verify(join(folder, 'text.zip')).status).toBe(2)
    expect(verify(join(folder, 'absent.zip')).status).toBe(2)
    expect(verify(await bundle('empty.zip', { 'a.txt': 'a' })).status).toBe(2)
    expect([verify().status, verify('a.zip', '--seal', 'short').status, verify('--help').status]).toEqual([2, 2, 0])
    expect(execFileSync(lianbing, ['help'], { encoding: 'utf8' })).toContain('verify-bundle')
  })
})
