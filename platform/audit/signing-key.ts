/** The installation's key for roots and deletion reports: a file that only the owner of the data directory reads. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { signatures, type SignatureName, type Suite } from '../crypto/suites.ts'
import type { Signer } from './root.ts'

const KeyFile = z.object({ signature: z.string(), secret: z.string(), public: z.string() })

/** Made at the first start; one file a kind of signature, so that changing the suite and back keeps the keys. */
export async function openSigner(directory: string, suite: Suite): Promise<Signer> {
  const file = join(directory, `audit-${suite.signature}.key`)
  await mkdir(directory, { recursive: true })
  try {
    // 'wx': the first of two servers that start together makes it, the other reads it
    await writeFile(file, newKeys(suite.signature), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const { secret, public: open } = KeyFile.parse(JSON.parse(await readFile(file, 'utf8')))
  return { ...suite, keys: { secret, public: open } }
}

const newKeys = (signature: SignatureName): string =>
  JSON.stringify({ signature, ...signatures[signature].makeKeys() }, null, 2)
