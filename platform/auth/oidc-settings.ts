import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** What an administrator wrote is wrong: the server does not start. */
export class SettingsRefused extends Error {}

const isLocal = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Over plain HTTP anybody between could answer for the provider; on this machine nobody stands between. */
const Issuer = z
  .url()
  .transform((address) => new URL(address))
  .refine((issuer) => issuer.protocol === 'https:' || (issuer.protocol === 'http:' && isLocal(issuer)), {
    error: 'must begin with https:// (http only for localhost)',
  })

const Names = z.array(z.string().min(1).max(200)).max(20).default([])

const ProviderEntry = z
  .strictObject({
    /** Stands in the redirect address. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    label: z.string().min(1).max(40),
    labelEn: z.string().min(1).max(60).optional(),
    issuer: Issuer,
    clientId: z.string().min(1).max(200),
    /** A file beside the settings or elsewhere; absent with clientSecretEnv: a public client. */
    clientSecretFile: z.string().min(1).optional(),
    /** Name of an environment variable. */
    clientSecretEnv: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/)
      .optional(),
    scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)).default(['openid', 'profile']),
    /** The claim that names the login; only proposed to the administrator who confirms. */
    loginClaim: z.string().min(1).max(60).default('preferred_username'),
    /** Which of the provider's sign-ins stand for two factors: none unless said. */
    twoFactors: z.strictObject({ acr: Names, amr: Names }).default({ acr: [], amr: [] }),
    /** How far the two clocks may differ. */
    clockToleranceSeconds: z.number().int().min(0).max(300).default(30),
    timeoutSeconds: z.number().int().min(1).max(30).default(5),
    /** 'wait': an administrator confirms each; 'invite': the person is made, without posts. */
    unknownPeople: z.enum(['wait', 'invite']).default('wait'),
    /** Signing out here ends the session at the provider too. */
    signOutThere: z.boolean().default(false),
  })
  .refine((one) => one.clientSecretFile === undefined || one.clientSecretEnv === undefined, {
    error: 'takes clientSecretFile or clientSecretEnv, not both',
  })

const Settings = z.strictObject({
  providers: z
    .array(ProviderEntry)
    .max(10)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'two providers have one id' })
    .refine((all) => new Set(all.map(({ issuer }) => issuer.href)).size === all.length, {
      error: 'two providers have one issuer',
    }),
})

export type ProviderSettings = Omit<z.infer<typeof ProviderEntry>, 'clientSecretFile' | 'clientSecretEnv'> & {
  /** undefined: a public client, which PKCE alone protects. */
  clientSecret: string | undefined
}

interface Where {
  file: string
  env: Readonly<Record<string, string | undefined>>
  /** Named by the administrator: its absence is a mistake. */
  mustExist?: boolean
}

/** The providers that the file names; none where there is no file. @throws SettingsRefused */
export async function readProviders({ file, env, mustExist = false }: Where): Promise<ProviderSettings[]> {
  if (!existsSync(file) && mustExist) throw new SettingsRefused(`${file} does not exist`)
  if (!existsSync(file)) return []
  const parsed = Settings.safeParse(yamlIn(await readFile(file, 'utf8'), file))
  if (!parsed.success) throw new SettingsRefused(`${file}: ${z.prettifyError(parsed.error)}`)
  return Promise.all(
    parsed.data.providers.map(async ({ clientSecretFile, clientSecretEnv, ...rest }) => ({
      ...rest,
      clientSecret: await secretOf({ clientSecretFile, clientSecretEnv, provider: rest.id }, { file, env }),
    })),
  )
}

function yamlIn(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new SettingsRefused(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

interface SecretPlace {
  provider: string
  clientSecretFile: string | undefined
  clientSecretEnv: string | undefined
}

async function secretOf(place: SecretPlace, { file, env }: Where): Promise<string | undefined> {
  const { provider, clientSecretFile, clientSecretEnv } = place
  if (clientSecretEnv !== undefined) return filled(env[clientSecretEnv], `${provider}: ${clientSecretEnv} is empty`)
  if (clientSecretFile === undefined) return undefined
  const path = resolve(dirname(file), clientSecretFile)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return filled(text?.trim(), `${provider}: ${path} cannot be read, or is empty`)
}

function filled(secret: string | undefined, fault: string): string {
  if (secret === undefined || secret === '') throw new SettingsRefused(fault)
  return secret
}
