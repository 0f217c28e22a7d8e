import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { root } from './tracked-files.ts'

const versions = z.record(z.string(), z.string())
const manifest = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

/** Packages in the first cell of the tables of docs/dependencies.md. */
function documented(): string[] {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
  const cells = page.split('\n').flatMap((line) => /^\| (`[^|]+)\|/.exec(line)?.[1] ?? [])
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

it('every package is documented once, and nothing else is', () => {
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(documented().toSorted()).toEqual(installed.toSorted())
})

it('every version is exact', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})
