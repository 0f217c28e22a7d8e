import { expect, it } from 'vitest'
import { isMissingPart } from './missing-part.tsx'

it.each([
  'Failed to fetch dynamically imported module: http://127.0.0.1/assets/league-page.js',
  'error loading dynamically imported module: http://127.0.0.1/assets/league-page.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/scoring.css',
])('knows code that did not come: %s', (message) => {
  expect(isMissingPart(new TypeError(message))).toBe(true)
})

it('takes no other error for it', () => {
  expect(isMissingPart(new TypeError('x is undefined'))).toBe(false)
  expect(isMissingPart('dynamically imported module')).toBe(false)
})
