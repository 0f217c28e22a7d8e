/** a1.1a: the example of docs/case-file.md is a case file, and the page names every field that the reader knows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentKinds } from '../../rules/case-check/case-file.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import { check } from './cases.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/case-file.md'), 'utf8')
const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

test('the example is found to lie outside the campaign, and nothing else; with the whole rubric nothing is left to ask', () => {
  expect(check([JSON.parse(example)])).toEqual([['in-campaign d7']])
  expect(check([JSON.parse(example)], undefined, true)).toEqual([['in-campaign d7']])
})

test('every field and every kind stands in the page', () => {
  const read = readCaseFile(JSON.parse(example))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const { facts, ...file } = read.file
  const [{ facts: stated, ...document } = { facts: undefined }] = file.documents
  const fields = [file, facts ?? {}, document, stated ?? {}].flatMap(Object.keys)
  expect(fields.length).toBeGreaterThan(50)
  expect([...fields, ...documentKinds].filter((name) => !page.includes(name))).toEqual([])
})
