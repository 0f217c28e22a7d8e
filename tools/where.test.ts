import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './tracked-files.ts'

const where = (...args: string[]) => spawnSync(join(root, 'tools/where'), args, { cwd: root, encoding: 'utf8' })

it('prints the files of a clause, of that clause alone', () => {
  const files = where('a1.4b').stdout.trim().split('\n')
  expect(files).toContain('campaigns/xinjiang-2017/clauses.yaml')
  expect(files).toContain('rules/indicators/participation-and-score.ts')
  expect(where('a1.4').stdout).not.toContain('participation-and-score')
})

it('says how it is used when it is given no clause', () => {
  expect(where().status).toBe(2)
  expect(where('exam').stderr).toContain('Usage: tools/where <clause>')
})
