import { expect, it } from 'vitest'
import { pathsNamed } from './architecture-check.ts'

it('takes paths, not code or words, out of the backquotes', () => {
  const page =
    'See `rules/definition/`, `app/cli/main.ts`, `store.ts`, `<what>-store.ts` and `slices/<name>/ui/`; not `npm run check`, `app → slices`.'
  expect(pathsNamed(page)).toEqual(['rules/definition/', 'app/cli/main.ts', 'store.ts', 'slices/<name>/ui/'])
})
