import { expect, it } from 'vitest'
import { clausesIn, placeOf, render } from './traceability.ts'

it('reads whole ids only', () => {
  const text = '/** a1.4b 在线考试; n3.1.2, (a2.0a). Not xa1.0a, a1.4bc or n4.3.x; reading R15 */'
  expect([...clausesIn(text)]).toEqual(['a1.4b', 'n3.1.2', 'a2.0a'])
})

it('counts tests, code and definitions apart, and not the list of clauses itself', () => {
  expect(placeOf('rules/scoring/exam.test.ts')).toBe('tests')
  expect(placeOf('rules/scoring/exam.ts')).toBe('code')
  expect(placeOf('campaigns/minimal/campaign.yaml')).toBe('definition')
  expect(placeOf('campaigns/xinjiang-2017/clauses.yaml')).toBeUndefined()
  expect(placeOf('docs/glossary.md')).toBeUndefined()
})

it('lists a clause with neither code nor test as a hole', () => {
  const clauses = {
    'a1.4b': { title: '在线考试', kind: 'rule' as const },
    n1: { title: '目的', kind: 'statement' as const },
  }
  const rows = new Map([
    ['a1.4b', { definition: [], code: ['rules/exam.ts'], tests: [] }],
    ['n1', { definition: [], code: [], tests: [] }],
  ])
  const page = render(clauses, rows)
  expect(page).toContain('## Holes: neither code nor test\n\n1 of 2:\n\n- n1 目的 (statement)\n')
  expect(page).toContain('## Code without a test that names the clause\n\n1 of 2:\n\n- a1.4b 在线考试 (rule)\n')
})
