/** Case files from the disk: one file, or a folder's `*.json` in order of name without `expected.json`. */
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CaseFile } from '../../rules/case-check/case-file.ts'
import type { FormProblem } from '../../rules/case-check/form.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'

export interface FileProblem extends FormProblem {
  file: string
}
export interface ReadFiles {
  files: CaseFile[]
  /** File names, in the same order. */
  names: string[]
}

/** Every problem of every file at once. */
export async function readCaseFiles(path: string): Promise<ReadFiles | { problems: FileProblem[] }> {
  const found = await pathsAt(path)
  if (typeof found === 'string') return { problems: [{ file: path, path: '', value: '', message: found }] }
  const read: ReadFiles = { files: [], names: [] }
  const problems: FileProblem[] = []
  for (const one of found) {
    const name = basename(one)
    const result = await readOne(one)
    if ('problems' in result) {
      for (const problem of result.problems) problems.push({ file: name, ...problem })
      continue
    }
    read.files.push(result.file)
    read.names.push(name)
  }
  return problems.length > 0 ? { problems } : read
}

/** Paths, or why there are none. */
async function pathsAt(path: string): Promise<string[] | string> {
  const status = await stat(path).catch(() => undefined)
  if (status === undefined) return '没有这个文件或文件夹，或者无权读取；请核对路径'
  if (!status.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith('.json') && name !== 'expected.json').sort()
  return names.length === 0 ? '文件夹里没有案卷（*.json）' : names.map((name) => join(path, name))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function readOne(path: string): Promise<ReturnType<typeof readCaseFile>> {
  const refused = (message: string) => ({ problems: [{ path: '', value: '', message }] })
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return refused('文件读不出来；请核对权限')
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return readCaseFile(value)
  } catch (cause) {
    return refused(cause instanceof SyntaxError ? `不是 JSON：${cause.message}` : '不是 UTF-8 文字')
  }
}
