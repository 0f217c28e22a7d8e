/** Runs a command in this process and catches what it writes. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { run as score } from '../../app/cli/score.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

export const runScore = (args: string[]): Promise<Ran> => caught(score, args)

export async function caught(run: (args: string[]) => Promise<number>, args: string[]): Promise<Ran> {
  const ran = { out: '', err: '' }
  const catchAll = (key: 'out' | 'err') => (chunk: string | Uint8Array) => {
    ran[key] += String(chunk)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catchAll('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(catchAll('err')),
  ]
  try {
    return { code: await run(args), ...ran }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** A folder with these files (name → text or bytes). */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-score-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
