/** ARCHITECTURE.md tells the truth: every path it names exists, and every part of the house is named in it. */
import { globSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, trackedFiles } from './tracked-files.ts'

/** What stands in backquotes and looks like a path: it has a slash or a known ending; `<name>` stands for any name. */
export function pathsNamed(page: string): string[] {
  const quoted = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)
  const paths = quoted.filter((text) => /^[\w.<>*-]+(\/[\w.<>*-]*)+$|^[\w.-]+\.(md|ts|mjs|json|yaml|sql)$/.test(text))
  return [...new Set(paths)]
}

/** A bare name, like store.ts or ui/, may also be a part of the slices' shape: some slice must have it. */
function exists(path: string): boolean {
  const pattern = path.replace(/<[^>]+>/g, '*').replace(/\/$/, '')
  const inSlices = pattern.includes('/') ? [] : globSync(`slices/*/${pattern}`, { cwd: root })
  return inSlices.length > 0 || globSync(pattern, { cwd: root }).length > 0
}

/** Folders of code one level below the named ones: each must stand in the code map. */
function parts(): string[] {
  const folders = trackedFiles().map((file) => /^(?:rules|slices|platform)\/[^/.]+\//.exec(file)?.[0])
  return [...new Set(folders.filter((folder) => folder !== undefined))]
}

/** Each slice tells in ten lines its clauses, roles, tables and absences. */
function slicesWithoutReadme(): string[] {
  const slices = parts().filter((part) => part.startsWith('slices/'))
  return slices.filter((slice) => !readdirSync(join(root, slice)).includes('README.md'))
}

function check(): number {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  const named = pathsNamed(page)
  const problems = [
    ...named.filter((path) => !exists(path)).map((path) => `ARCHITECTURE.md names ${path}, which does not exist`),
    ...parts()
      .filter((part) => !named.includes(part))
      .map((part) => `${part} is not in the code map of ARCHITECTURE.md`),
    ...slicesWithoutReadme().map((slice) => `${slice} has no README.md`),
  ]
  for (const problem of problems) console.log(problem)
  return problems.length === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = check()
