import { expect, it } from 'vitest'
import { table, withSection } from './measurement.ts'

it('says whether a bound was reached, by the ratio where there is one', () => {
  const text = table([
    { metric: 'score, against PostgreSQL', value: 56, unit: 'ms', ratio: 2, target: 3 },
    { metric: 'peak memory', value: 1200, unit: 'MiB', target: 1024 },
    { metric: 'bare loop', value: 1.6123, unit: 'ms', target: 'the floor' },
  ])
  expect(text).toContain('| score, against PostgreSQL | 56.0 ms | 2.00 × | ≤ 3 × reached |')
  expect(text).toContain('| peak memory | 1200 MiB |  | ≤ 1024 MISSED |')
  expect(text).toContain('| bare loop | 1.61 ms |  | the floor |')
})

it('replaces a section and leaves its neighbours', () => {
  const page = withSection(withSection('# Page\n', 'one', 'old'), 'two', 'stays')
  expect(withSection(page, 'one', 'new')).toBe('# Page\n\n## one\n\nnew\n\n## two\n\nstays\n')
})
