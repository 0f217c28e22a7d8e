import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { besideTransactions } from './inside-transaction.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { config } = ts.readConfigFile(`${root}tsconfig.node.json`, ts.sys.readFile)
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
const isOurs = (file: string): boolean => /\/(app|platform|slices)\//.test(file) && !/\.test\.ts$/.test(file)

it('nothing that runs inside a transaction reaches for the database beside it', { timeout: 180_000 }, () => {
  const { opened, beside } = besideTransactions({ files: fileNames.filter(isOurs), options, root })
  // moving copies from one database into another: two transactions, one inside the other
  expect(beside.filter((one) => !one.startsWith('platform/db/move.ts'))).toEqual([])
  expect(opened).toBeGreaterThan(140)
})

it('finds it, however deep it lies', { timeout: 180_000 }, () => {
  const files = [`${root}tests/boundaries/planted/beside/beside.ts`]
  const { beside } = besideTransactions({ files, options, root })
  expect(beside.map((one) => one.split(' ').slice(3).join(' '))).toEqual(['ctx.db', 'ctx.reaches', 'db'])
})
