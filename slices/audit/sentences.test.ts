import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { deedSentences, otherValues, sayDeed } from './model.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every verb of a file that writes through `act`. */
function writingVerbs(): string[] {
  const files = ['slices', 'platform', 'app/server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|\/ui\//.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
  const writing = files.filter((text) => /\bact\(|deleteDue\(/.test(text))
  return writing.flatMap((text) =>
    [...text.matchAll(/(?:verb: |ctx, classes, )'([a-z-]+\.[a-z-]+)'/g)].map(([, verb = '']) => verb),
  )
}

it('every verb that writes has its sentence in Chinese and English', () => {
  const verbs = new Set(writingVerbs())
  expect(verbs.size).toBeGreaterThan(10)
  const silent = [...verbs].filter((verb) => deedSentences[verb] === undefined)
  expect(silent, 'add them to slices/audit/model.ts').toEqual([])
})

it('no sentence loses a value in English', () => {
  const values = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).toSorted()
  for (const [verb, { zh, en }] of Object.entries(deedSentences)) expect(values(en), verb).toEqual(values(zh))
})

it('says the values, and below it what the sentence leaves out, but the reason', () => {
  const values = { seq: 4, purpose: '公示', reason: '定稿', hash: 'ab', run: null }
  expect(sayDeed('scoring.freeze', values, 'zh-CN')).toBe('冻结第 4 次成绩，用途：公示')
  expect(sayDeed('scoring.freeze', {}, 'en')).toBe('froze run — for —')
  expect(otherValues('scoring.freeze', values, 'zh-CN')).toEqual([['哈希', 'ab']])
})
