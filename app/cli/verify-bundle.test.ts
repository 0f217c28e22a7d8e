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
import { knownKeys } from '../../platform/audit/known-keys.ts'
import { signed } from '../../platform/audit/root.ts'
import type { KeyPair } from '../../platform/crypto/signature-kind.ts'
import { signatures } from '../../platform/crypto/suites.ts'
import { listNameOf, listText, manifestHash, manifestText, type Manifest } from '../../slices/evidence/manifest.ts'

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

const sealedAt = '2017-09-28T04:00:00.000Z'
const keys = signatures.ed25519.makeKeys()

function signedBy(manifest: Manifest, by: KeyPair, signature: 'ed25519' | 'sm2' = 'ed25519') {
  const { campaign, volume, hash: name } = manifest
  const statement = { campaign, volume: volume.id, version: volume.version, manifest: manifestHash(manifest), sealedAt }
  const signer = { hash: name, signature, keys: by }
  return { ...signed({ format: 'lianbing-seal-1', sealedBy: 'p', ...statement }, signer), publicKey: by.public }
}

const sealed = (manifest: Manifest, signature: object | null = signedBy(manifest, keys)) => ({
  [listNameOf(manifest)]: listText(manifest, manifestHash(manifest)),
  'manifest.json': manifestText(manifest),
  'seal.json': JSON.stringify({
    ...{ format: 'lianbing-seal-1', hash: manifestHash(manifest), hashName: manifest.hash, signed: signature },
    sealedAt,
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
    expect([verify(path).status, verify(path, '--seal', manifestHash(first)).status]).toEqual([3, 1])
  })

  it('calls nothing whole that only agrees with itself: it names the key, which must be compared with the published one', async () => {
    const path = await bundle('signed.zip', { ...sealed(manifestWith('sha256')), 'pages/0001.png': page })
    const whole = hash(Buffer.from(keys.public))
    const alone = verify(path)
    expect([alone.status, alone.stdout]).toEqual([3, expect.stringContaining(`签名密钥指纹：${whole}`)])
    expect(alone.stdout).toContain('不能认定')
    expect(alone.stdout).not.toContain('封条完好')
    for (const key of [whole, whole.slice(0, 16)]) expect(verify(path, '--key', key).status).toBe(0)
    const other = verify(path, '--key', 'f'.repeat(64))
    expect([other.status, other.stdout]).toEqual([1, expect.stringContaining('不是本系统封存的册子')])
  })

  it('compares with the published keys and their time; a bundle of another key is never whole', async () => {
    const manifest = manifestWith('sha256')
    const filed = [{ signature: 'ed25519', publicKey: keys.public, since: '2017-09-01T00:00:00.000Z' }]
    const later = { ...filed[0], publicKey: signatures.ed25519.makeKeys().public, since: '2017-09-20T00:00:00.000Z' }
    const published = async (name: string, known: object): Promise<string> => {
      await writeFile(join(folder, name), JSON.stringify({ keys: known }))
      return join(folder, name)
    }
    const now = await published('keys.json', knownKeys(filed, keys.public))
    const own = await bundle('own.zip', { ...sealed(manifest), 'pages/0001.png': page })
    const foreign = { ...sealed(manifest, signedBy(manifest, signatures.ed25519.makeKeys())), 'pages/0001.png': page }
    const unsigned = { ...sealed(manifest, null), 'pages/0001.png': page }
    const retired = await published(
      'retired.json',
      knownKeys([...filed, { ...later, signature: 'ed25519' }], later.publicKey),
    )
    const said = (path: string, file: string) => {
      const { status, stdout } = verify(path, '--keys', file, '--json')
      return [status, JSON.parse(stdout).faults]
    }
    expect(said(own, now)).toEqual([0, []])
    expect(said(await bundle('foreign.zip', foreign), now)).toEqual([1, [{ path: 'seal.json', fault: 'foreign-key' }]])
    expect(said(await bundle('unsigned.zip', unsigned), now)).toEqual([1, [{ path: 'seal.json', fault: 'not-signed' }]])
    expect(said(own, retired)).toEqual([1, [{ path: 'seal.json', fault: 'key-out-of-time' }]])
    expect(verify(own, '--keys', join(folder, 'none.json')).status).toBe(2)
  })

  it('holds with SM3 and SM2; pages in another order, a second list and a changed list do not', async () => {
    const [manifest, own] = [manifestWith('sm3'), signatures.sm2.makeKeys()]
    const parts = { ...sealed(manifest, signedBy(manifest, own, 'sm2')), 'pages/0001.png': page }
    const key = hash(Buffer.from(own.public))
    expect(verify(await bundle('sm.zip', parts), '--key', key).status).toBe(0)
    const listed = verify(await bundle('list.zip', { ...parts, SM3SUMS: 'x', SHA256SUMS: 'y' }), '--key', key)
    expect(listed.stdout).toContain('SHA256SUMS：清单里没有')
    expect(listed.stdout).toContain('SM3SUMS：内容与封存时不同')
    const [first] = manifest.pages
    const turned = first === undefined ? manifest : { ...manifest, pages: [{ ...first, turn: 90 as const }] }
    const forged = { ...parts, 'manifest.json': manifestText(turned) }
    expect(verify(await bundle('turned.zip', forged), '--key', key).stdout).toContain('清单与封条不符')
  })

  it('refuses what is no bundle with exit code 2, and says how to use it', async () => {
    await writeFile(join(folder, 'text.zip'), 'no zip')
    expect(verify(join(folder, 'text.zip')).status).toBe(2)
    const absent = verify(join(folder, 'absent.zip'))
    expect([absent.status, absent.stderr]).toEqual([2, expect.stringContaining('没有这个文件')])
    expect(absent.stderr).not.toContain('ENOENT')
    expect(verify(await bundle('empty.zip', { 'a.txt': 'a' })).status).toBe(2)
    expect([verify().status, verify('a.zip', '--lang', 'fr').status, verify('--help').status]).toEqual([2, 2, 0])
    expect(execFileSync(lianbing, ['help'], { encoding: 'utf8' })).toContain('verify-bundle')
  })

  it('names a seal or a key that is none, with the cure, before the bundle is believed', async () => {
    const path = await bundle('typed.zip', { ...sealed(manifestWith('sha256')), 'pages/0001.png': page })
    const seal = verify(path, '--seal', 'ab 12')
    expect([seal.status, seal.stdout, seal.stderr]).toEqual([2, '', expect.stringContaining('--seal “ab 12”不是封条')])
    const key = verify(path, '--key', 'abcdef', '--lang', 'en')
    expect([key.status, key.stderr]).toEqual([2, expect.stringContaining('--key "abcdef" is no fingerprint of a key')])
  })

  it('reports in English when asked, without a word of Chinese but the names of the file', async () => {
    const manifest = manifestWith('sha256')
    const parts = sealed(manifest)
    const whole = await bundle('english.zip', { ...parts, 'pages/0001.png': page })
    const said = [
      verify(whole, '--lang', 'en'),
      verify(whole, '--lang', 'en', '--seal', manifestHash(manifest)),
      verify(await bundle('english-changed.zip', { ...parts, 'pages/0001.png': Buffer.from('x') }), '--lang', 'en'),
    ]
    expect(said.map(({ status }) => status)).toEqual([3, 0, 1])
    const text = said.map(({ stdout }) => stdout).join('')
    const names = [manifest.caseFile.number, manifest.volume.title]
    const rest = names.reduce((left, name) => left.replaceAll(name, ''), text)
    expect(rest).not.toMatch(/[\u4e00-\u9fff，。：；]/)
    expect(rest).toContain('pages/0001.png: its content is not what was sealed')
  })
})
