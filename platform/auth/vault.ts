import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Keeps what the server must be able to read again, but a copy of the database must not tell. */
export interface Vault {
  /** AES-256-GCM; bound to `purpose` ('one-time-code:<person>'), so that it opens nowhere else. */
  seal: (plain: string, purpose: string) => string
  /** @throws Error where key, purpose or text are not those of the sealing. */
  open: (sealed: string, purpose: string) => string
  /** HMAC-SHA-256 under the installation's key: the same text gives the same digest, and nobody without the key can try texts. */
  digest: (text: string, purpose: string) => string
}

const FILE = 'installation.key'

/** The key comes from `given` (base64, 32 bytes) or from a file that only the owner reads, made at the first start. */
export async function openVault(directory: string, given?: string): Promise<Vault> {
  return vaultWith(given === undefined || given === '' ? await keyIn(directory) : keyFrom(given, 'LIANBING_KEY'))
}

async function keyIn(directory: string): Promise<Buffer> {
  const file = join(directory, FILE)
  if (!existsSync(file)) await makeKey(directory, file)
  return keyFrom(await readFile(file, 'utf8'), file)
}

/** Written whole, then given its name: of two servers that start together one makes it, both read the same. */
async function makeKey(directory: string, file: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(unfinished, randomBytes(32).toString('base64'), { mode: 0o600 })
  try {
    await link(unfinished, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await unlink(unfinished)
  }
}

function keyFrom(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error(`${where} holds no key: 32 bytes in base64 are needed`)
  return key
}

function vaultWith(key: Buffer): Vault {
  const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `lianbing ${use}`, 32))
  const [sealing, marking] = [derived('seal'), derived('digest')]
  return {
    seal: (plain, purpose) => sealWith(sealing, plain, purpose),
    open: (sealed, purpose) => openWith(sealing, sealed, purpose),
    digest: (text, purpose) =>
      createHmac('sha256', marking)
        .update(JSON.stringify([purpose, text]))
        .digest('base64url'),
  }
}

function sealWith(key: Buffer, plain: string, purpose: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const parts = [nonce, cipher.update(plain, 'utf8'), cipher.final()]
  return [
    'v1',
    ...[nonce, Buffer.concat(parts.slice(1)), cipher.getAuthTag()].map((part) => part.toString('base64url')),
  ].join('.')
}

function openWith(key: Buffer, sealed: string, purpose: string): string {
  const [version, nonce = '', text = '', tag = ''] = sealed.split('.')
  if (version !== 'v1') throw new Error(`sealed in an unknown way: ${version ?? ''}`)
  const [nonceBytes, textBytes, tagBytes] = [nonce, text, tag].map((part) => Buffer.from(part, 'base64url'))
  if (nonceBytes === undefined || textBytes === undefined || tagBytes?.length !== 16) throw new Error('not whole')
  const decipher = createDecipheriv('aes-256-gcm', key, nonceBytes).setAAD(Buffer.from(purpose)).setAuthTag(tagBytes)
  return Buffer.concat([decipher.update(textBytes), decipher.final()]).toString('utf8')
}
