import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import { hashOfSecret, newSecret, sameHash } from '../../platform/auth/secret.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { Person } from '../../slices/people/contract.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { keepPersonas, personaHashes } from '../../slices/people/store.ts'

/** One synthetic person a role. Units are codes of the real divisions. */
const listed = [
  { id: 'demo-administrator', name: '演示系统管理员', role: 'administrator', unit: '650000' },
  { id: 'demo-unit-administrator', name: '昌吉州 演示单位管理员', role: 'unit-administrator', unit: '652300' },
  { id: 'demo-office-clerk', name: '自治区办公室 演示干事', role: 'office-clerk', unit: '650000' },
  { id: 'demo-liaison', name: '昌吉州 演示联络员', role: 'liaison', unit: '652300' },
  { id: 'demo-county-officer', name: '昌吉市 演示执法人员', role: 'county-officer', unit: '652301' },
  { id: 'demo-review-secretary', name: '评审组 演示秘书', role: 'review-secretary', unit: '650000' },
  { id: 'demo-expert', name: '演示专家', role: 'expert', unit: '650000' },
  { id: 'demo-supervisor', name: '督导组 演示组员', role: 'supervisor', unit: '650000' },
  { id: 'demo-publicity-clerk', name: '宣传组 演示干事', role: 'publicity-clerk', unit: '650000' },
  { id: 'demo-discipline', name: '驻厅纪检组 演示干事', role: 'discipline', unit: '650000' },
  { id: 'demo-leadership', name: '领导小组 演示领导', role: 'leadership', unit: '650000' },
  { id: 'demo-auditor', name: '审计 演示人员', role: 'auditor', unit: '650000' },
] as const

export const personas: readonly Person[] = listed.map((one) => ({ ...one, post: one.id, actingFor: null }))

const Secrets = z.record(z.string(), z.string())

/** The sign-in links of a demonstration, the same at every start: the secrets lie in a file only the owner reads, their hashes in the database. */
export async function personaLinks(
  doer: Doer,
  { directory, origin }: { directory: string; origin: string },
): Promise<{ person: Person; link: string }[]> {
  const file = join(directory, 'sign-in-secrets.json')
  const kept = await readSecrets(file)
  const secrets = Object.fromEntries(personas.map(({ id }) => [id, kept[id] ?? newSecret()]))
  if (personas.some(({ id }) => kept[id] === undefined)) await writeSecrets(file, secrets)
  await keepHashes(doer, secrets)
  return personas.map((person) => ({ person, link: `${origin}/sign-in/${secrets[person.id] ?? ''}` }))
}

async function keepHashes(doer: Doer, secrets: Readonly<Record<string, string>>): Promise<void> {
  const known = await personaHashes(doer.db)
  const wanted = personas.map((person) => ({ ...person, secretHash: hashOfSecret(secrets[person.id] ?? '') }))
  if (wanted.every(({ id, secretHash }) => sameHash(known.get(id) ?? '', secretHash))) return
  await act(doer, { verb: 'people.keep-personas', object: 'installation' }, async (tx, audit) => {
    audit({ personas: wanted.map(({ id }) => id) })
    await keepPersonas(tx, wanted, { now: doer.now(), day: dayInShanghai(doer.now().getTime()) })
  })
}

async function readSecrets(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  return Secrets.parse(JSON.parse(text))
}

async function writeSecrets(file: string, secrets: Record<string, string>): Promise<void> {
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  await chmod(file, 0o600)
}
