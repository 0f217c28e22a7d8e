/** Copied files are what they say they are: each listed in ORIGIN.md with its SHA-256, none edited, none unlisted. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders = ['tests/vectors', 'facts'].filter((folder) => existsSync(join(root, folder)))

function listed(folder: string): Map<string, string> {
  const page = readFileSync(join(root, folder, 'ORIGIN.md'), 'utf8')
  return new Map(
    [...page.matchAll(/^\| (\S+) \|(?:.*\|)? ([0-9a-f]{64}) \|$/gm)].map(([, file = '', hash = '']) => [file, hash]),
  )
}

function present(folder: string): Map<string, string> {
  const files = globSync('**/*', { cwd: join(root, folder) })
    .filter((file) => statSync(join(root, folder, file)).isFile() && !/(^|\/)ORIGIN\.md$|\.test\.ts$/.test(file))
    .toSorted()
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, folder, file)))
      .digest('hex')
  return new Map(files.map((file) => [file, hash(file)]))
}

it.each(folders)('every file of %s is listed with its hash, and the other way round', (folder) => {
  expect(listed(folder).size).toBeGreaterThan(0)
  expect(Object.fromEntries(present(folder))).toEqual(Object.fromEntries(listed(folder)))
})
