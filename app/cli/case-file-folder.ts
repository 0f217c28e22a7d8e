/** Case files from the disk: one file, or a folder's `*.json` in order of name without `expected.json`. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CaseFile } from '../../rules/case-check/case-file.ts'
import type { FormProblem } from '../../rules/case-check/form.ts'
import { parsedText } from '../../rules/case-check/parse-text.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'

export interface FileProblem extends FormProblem {
  file: string
}
export interface ReadFiles {
  files: CaseFile[]
  /** File names, in the same order. */
  names: string[]
}

/** Every problem of every file at once. One after the other, without waiting in between: half of the time of many small files. */
export function readCaseFiles(path: string): ReadFiles | { problems: FileProblem[] } {
  const found = pathsAt(path)
  if (typeof found === 'string') return { problems: [{ file: path, path: '', value: '', message: found }] }
  const read: ReadFiles = { files: [], names: [] }
  const problems: FileProblem[] = []
  for (const one of found) {
    const name = basename(one)
    const result = readOne(one)
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
function pathsAt(path: string): string[] | string {
  const status = statSync(path, { throwIfNoEntry: false })
  if (status === undefined) return '没有这个文件或文件夹，或者无权读取；请核对路径'
  if (!status.isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => name.endsWith('.json') && name !== 'expected.json')
  return names.length === 0 ? '文件夹里没有案卷（*.json）' : names.sort().map((name) => join(path, name))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

type ReadOne = ReturnType<typeof readCaseFile>

function readOne(path: string): ReadOne {
  const bytes = bytesAt(path)
  if (bytes === undefined) return refused('文件读不出来；请核对权限')
  // A .zip, and so a .docx or .xlsx, begins with PK.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refused('这是压缩包，不是案卷；请先解压成文件夹，再检查那个文件夹')
  const text = textOf(bytes)
  if (text === undefined) return refused('不是 UTF-8 文字；请另存为 UTF-8')
  const parsed = parsedText(text)
  return 'value' in parsed ? readCaseFile(parsed.value) : refused(parsed.message)
}

const refused = (message: string): ReadOne => ({ problems: [{ path: '', value: '', message }] })

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
