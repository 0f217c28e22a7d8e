/** Every boundary of .dependency-cruiser.cjs catches what is planted against it, and nothing else. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const planted = join(import.meta.dirname, 'planted')
const settings = join(root, '.dependency-cruiser.cjs')

const report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

function cruise(folder: string, ...under: string[]) {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, '--config', settings, '--output-type', 'json', ...under]
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 })
  return report.parse(JSON.parse(stdout)).summary
}

/** `rule: file → what it imports`, libraries by their name. */
function caught() {
  return cruise(planted, 'rules', 'platform', 'slices', 'app')
    .violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/.*node_modules\/([^/]+)\/.*/, '$1')}`,
    )
    .toSorted()
}

const expected = [
  'browser-never-imports-server: platform/web/browser-never-imports-server.ts → platform/db/database.ts',
  'browser-never-imports-server: slices/browser-never-imports-server/ui/node-module.ts → path',
  'browser-never-imports-server: slices/browser-never-imports-server/ui/own-store.ts → slices/browser-never-imports-server/store.ts',
  'browser-never-imports-server: slices/browser-never-imports-server/ui/server-library.ts → fastify',
  'facts-cross-on-the-server-only: slices/facts-cross-on-the-server-only/access.ts → slices/exams/facts.ts',
  'facts-cross-on-the-server-only: slices/facts-cross-on-the-server-only/ui/page.ts → slices/exams/facts.ts',
  'model-and-contract-are-pure: slices/model-and-contract-are-pure/contract.ts → slices/model-and-contract-are-pure/actions.ts',
  'model-and-contract-are-pure: slices/model-and-contract-are-pure/model.ts → crypto',
  'no-cycles: rules/no-cycles/left.ts → rules/no-cycles/right.ts',
  'nobody-imports-app: slices/nobody-imports-app/actions.ts → app/server/main.ts',
  'only-store-touches-the-database: slices/only-store-touches-the-database/actions.ts → kysely',
  'only-store-touches-the-database: slices/only-store-touches-the-database/actions.ts → platform/db/database.ts',
  'platform-knows-no-campaign: platform/platform-knows-no-campaign/knows-a-rule.ts → rules/clean/points.ts',
  'platform-knows-no-campaign: platform/platform-knows-no-campaign/knows-a-slice.ts → slices/exams/contract.ts',
  'rules-are-pure: rules/rules-are-pure/knows-the-platform.ts → platform/db/database.ts',
  'rules-are-pure: rules/rules-are-pure/reads-a-file.ts → fs',
  'rules-are-pure: rules/rules-are-pure/uses-a-library.ts → yaml',
  'slices-meet-only-at-facts-and-contract: slices/slices-meet-only-at-facts-and-contract/actions.ts → slices/exams/model.ts',
  'slices-meet-only-at-facts-and-contract: slices/slices-meet-only-at-facts-and-contract/actions.ts → slices/exams/store.ts',
]

describe('the boundaries', () => {
  it('catch every planted violation, and leave the clean files beside them alone', () => {
    expect(caught()).toEqual(expected)
  })

  it('have a plant for each of the nine rules', () => {
    const rules: unknown = createRequire(import.meta.url)(settings)
    const { forbidden } = z
      .object({ forbidden: z.array(z.object({ name: z.string(), severity: z.literal('error') })) })
      .parse(rules)
    const names = [...new Set(forbidden.map((rule) => rule.name))]
    expect(names).toHaveLength(9)
    expect(names.toSorted()).toEqual([...new Set(expected.map((line) => line.replace(/:.*/, '')))])
  })

  it('are not crossed by the product', () => {
    const product = cruise(root, 'rules', 'platform', 'slices', 'app', 'tools', 'tests')
    expect(product.totalCruised).toBeGreaterThan(20)
    expect(product.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})
