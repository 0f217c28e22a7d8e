import { expect, test } from 'vitest'
import { definitionSchema } from '../../../rules/definition/schema.ts'
import { diffParts, findChanges, groupChanges, partOf } from './diff-parts.ts'

const change = (path: string, sentence = path) => ({ kind: 'changed' as const, path, sentence, clauses: ['a1.1a'] })

test('every field of the definition has its part, and each part has a field', () => {
  const fields = [...Object.keys(definitionSchema.shape), 'clauseTexts', 'readingPages']
  expect(new Set(fields.map(partOf))).toEqual(new Set(diffParts))
  const basics = fields.filter((field) => partOf(field) === 'basics')
  expect(basics).toEqual(['format', 'id', 'title', 'document', 'timezone', 'levels', 'rootRegister'])
})

test('a reading and its page stand together, what scores stands first', () => {
  const groups = groupChanges([
    change('readingPages.R5'),
    change('title'),
    change('readings.R5.choice'),
    change('indicators.exam.points'),
  ])
  expect(groups.map(({ part, changes }) => [part, changes.map(({ path }) => path)])).toEqual([
    ['indicators', ['indicators.exam.points']],
    ['readings', ['readingPages.R5', 'readings.R5.choice']],
    ['basics', ['title']],
  ])
})

test('finds by words of the sentence and by clause, all of them', () => {
  const changes = [change('x', '“在线考试”的分值：10 → 12'), change('y', '“在线考试”的名称')]
  expect(findChanges(changes, '考试 分值')).toHaveLength(1)
  expect(findChanges(changes, 'A1.1A')).toHaveLength(2)
  expect(findChanges(changes, ' ')).toHaveLength(2)
})
