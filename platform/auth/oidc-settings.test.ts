import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProviders, SettingsRefused } from './oidc-settings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianbing-settings-'))
  await writeFile(join(folder, 'secret'), 'of-a-file\n')
  await writeFile(join(folder, 'empty'), '\n')
})
afterAll(() => rm(folder, { recursive: true }))

async function read(yaml: string, env: Record<string, string> = {}) {
  const file = join(folder, 'single-sign-on.yaml')
  await writeFile(file, yaml)
  return readProviders({ file, env })
}

const one = (more = '', issuer = 'https://id.example.org'): string =>
  `providers:\n  - id: bureau\n    label: 统一认证\n    issuer: ${issuer}\n    clientId: lianbing\n${more}`

describe('the providers of the settings', () => {
  it('are none without a file, unless the file was named', async () => {
    const where = { file: join(folder, 'absent.yaml'), env: {} }
    expect(await readProviders(where)).toEqual([])
    await expect(readProviders({ ...where, mustExist: true })).rejects.toThrow('does not exist')
  })

  it('trust no second factor, make nobody and end nothing there, unless said', async () => {
    const [provider] = await read(one())
    expect(provider).toMatchObject({
      ...{ id: 'bureau', clientSecret: undefined, unknownPeople: 'wait', signOutThere: false },
      ...{ twoFactors: { acr: [], amr: [] }, clockToleranceSeconds: 30, scopes: ['openid', 'profile'] },
    })
  })

  it('take the secret from a file beside them, or from the environment', async () => {
    expect((await read(one('    clientSecretFile: secret\n')))[0]?.clientSecret).toBe('of-a-file')
    const fromEnv = await read(one('    clientSecretEnv: OUR_SECRET\n'), { OUR_SECRET: 'of-the-environment' })
    expect(fromEnv[0]?.clientSecret).toBe('of-the-environment')
  })

  it.each([
    ['http://127.0.0.1:9000', true],
    ['http://localhost:9000', true],
    ['http://id.example.org', false],
    ['http://localhost.example.org', false],
    ['ftp://localhost', false],
  ])('%s: is it let through? %s', async (issuer, isAllowed) => {
    const reading = read(one('', issuer))
    if (isAllowed) expect((await reading)[0]?.issuer.href).toBe(`${issuer}/`)
    else await expect(reading).rejects.toThrow(SettingsRefused)
  })

  it.each([
    ['a secret in the file itself', one('    clientSecret: in-clear\n'), 'clientSecret'],
    ['two places of a secret', one('    clientSecretFile: secret\n    clientSecretEnv: X\n'), 'not both'],
    ['an empty secret', one('    clientSecretFile: empty\n'), 'cannot be read, or is empty'],
    ['a secret that is not there', one('    clientSecretEnv: NOT_SET\n'), 'NOT_SET is empty'],
    ['a misspelt word', one('    unknownPeeple: invite\n'), 'unknownPeeple'],
    ['two of one id', `${one()}${one().replace('providers:\n', '').replace('id.example', 'other.example')}`, 'one id'],
    ['two of one issuer', `${one()}${one().replace('providers:\n', '').replace('bureau', 'other')}`, 'one issuer'],
    ['no YAML', 'providers: [', 'single-sign-on.yaml'],
  ])('are refused with the place of the mistake: %s', async (_what, yaml, words) => {
    const refusal = await read(yaml).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(SettingsRefused)
    expect(String(refusal)).toContain(words)
    expect(String(refusal)).not.toContain('in-clear')
  })
})
