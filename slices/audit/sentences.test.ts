import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { declaredNames } from '../../platform/audit/kept-values.ts'
import { registerNames } from '../../rules/registers/score-input.ts'
import { stages } from '../campaigns/contract.ts'
import { roles } from '../people/contract.ts'
import { deedSentences, otherValues, sayDeed, type Telling } from './sentences.ts'
import { valueNames } from './value-words.ts'
import { registerWords, roleWords, stageWords } from './words.ts'

const zh: Telling = { language: 'zh-CN', names: new Map(), hasGone: false }
const en: Telling = { ...zh, language: 'en' }

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
  expect(silent, 'add them to slices/audit/sentences.ts').toEqual([])
})

it('no sentence loses a value in English', () => {
  const values = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).toSorted()
  for (const [verb, { zh, en }] of Object.entries(deedSentences)) expect(values(en), verb).toEqual(values(zh))
})

it('says the values, and below it what the sentence leaves out, but the reason', () => {
  const values = { seq: 4, purpose: '公示', reason: '定稿', hash: 'ab', run: null }
  expect(sayDeed('scoring.freeze', values, zh)).toBe('冻结第 4 次成绩，用途：公示')
  expect(sayDeed('scoring.freeze', {}, en)).toBe('froze run — for —')
  expect(sayDeed('scoring.freeze', { seq: 4 }, { ...en, hasGone: true })).toBe('froze run 4 for (deleted)')
  expect(otherValues('scoring.freeze', values, zh)).toEqual([['哈希', 'ab']])
})

it('a code is told in words, an id by its name', () => {
  const names = new Map([['8a6e0804-2bd0-4672-b79d-d97027f9071a', '执法人员甲']])
  const moved = {
    to: '8a6e0804-2bd0-4672-b79d-d97027f9071a',
    role: 'liaison',
    post: '00000000-2bd0-4672-b79d-d97027f9071a',
  }
  expect(sayDeed('people.hand-over', moved, { ...zh, names })).toBe('移交岗位给 执法人员甲')
  expect(otherValues('people.hand-over', moved, { ...zh, names })).toEqual([
    ['角色', '联络员'],
    ['岗位', '00000000…'],
  ])
  expect(sayDeed('campaigns.move-stage', { from: 'preparing', to: 'open' }, zh)).toBe('把活动从“筹备”转到“开展”阶段')
  expect(otherValues('people.sign-in', { method: 'password+code' }, en)).toEqual([['by', 'password + code']])
  expect(otherValues('people.sign-in-failed', { step: 'second' }, zh)).toEqual([['哪一步', '第二重验证']])
})

it('an instant is told on the clock in Beijing, what only looks like one stays', () => {
  const values = { cools: '2017-09-01T18:30:00.000Z', other: '2017-99-99T18:30:00Z' }
  expect(otherValues('people.ask', values, zh)).toEqual([
    ['最早生效', '2017-09-02 02:30'],
    ['other', '2017-99-99T18:30:00Z'],
  ])
})

it('has a word for every role, register and stage, and a name for every value that an entry may carry', () => {
  expect(roles.filter((role) => roleWords[role] === undefined)).toEqual([])
  expect(registerNames.filter((register) => registerWords[register] === undefined)).toEqual([])
  expect(stages.filter((stage) => stageWords[stage] === undefined)).toEqual([])
  expect(declaredNames.filter((name) => valueNames[name] === undefined)).toEqual([])
})

describe('a rule of the checker in a sentence', () => {
  it.each([
    ['zh-CN', '认定规则“执法人员少于两人”的说明（接受：否）'],
    ['en', 'judged the explanation of “fewer than two officers” (accepted: no)'],
  ] as const)('is said by its title in %s, not by its id', (language, sentence) => {
    const telling = { language, names: new Map<string, string>(), hasGone: false }
    expect(sayDeed('case-files.judge', { rule: 'two-officers', accepted: false }, telling)).toBe(sentence)
  })
})
