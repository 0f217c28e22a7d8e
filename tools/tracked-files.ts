/** The files of the repository, as git knows them: the same list on every clone, whatever lies about beside them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)

/** Sorted by code unit; a tracked file that is deleted in the working tree is left out. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  return listed
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
    .toSorted()
}

/** The text of a file, or undefined of a binary one. */
export function textOf(file: string): string | undefined {
  const text = readFileSync(join(root, file), 'utf8')
  return text.includes('\0') ? undefined : text
}
