/**
 * No text of the repository may hold a telephone number, an identity number, a path of somebody's machine or the
 * address of a package registry: the first two could be a real person's, the others work on one machine only.
 */
import { pathToFileURL } from 'node:url'
import { textOf, trackedFiles } from './tracked-files.ts'

export interface Finding {
  line: number
  what: string
  text: string
}

const patterns: { what: string; pattern: RegExp; counts?: (match: string) => boolean }[] = [
  { what: 'a mobile number', pattern: /(?<![\d.]|[\d+/][A-Za-z]{1,40})1[3-9]\d{9}(?![\dA-Za-z])/g },
  { what: 'a telephone number', pattern: /(?<![\d-])0\d{2,3}-\d{7,8}(?![\d-])/g },
  { what: 'an identity number', pattern: /(?<![\dA-Za-z])[1-8]\d{16}[\dXx](?![\dA-Za-z])/g, counts: isIdentityNumber },
  { what: 'a path of one machine', pattern: /(?<![\w.~*$}-])\/(?:work|home|root|Users)\/[\w.-]+/g },
  { what: 'the address of a registry', pattern: /https?:\/\/[\w.-]*(?:registry|npmjs|npmmirror|mirrors?\.)[\w.-]*/g },
]

const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: a province, a day of birth that exists, the right check digit. One that fails cannot be a person's. */
function isIdentityNumber(text: string): boolean {
  const born = new Date(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}T00:00:00Z`)
  if (!provinces.test(text) || Number.isNaN(born.getTime())) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

export function findForbidden(text: string): Finding[] {
  return text
    .split('\n')
    .flatMap((content, index) =>
      patterns.flatMap(({ what, pattern, counts }) =>
        [...content.matchAll(pattern)]
          .filter(([match]) => counts?.(match) ?? true)
          .map(([match]) => ({ line: index + 1, what, text: match })),
      ),
    )
}

function scan(): number {
  let found = 0
  for (const file of trackedFiles()) {
    for (const { line, what, text } of findForbidden(textOf(file) ?? '')) {
      found += 1
      console.log(`${file}:${line}: ${what}: ${text}`)
    }
  }
  return found === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = scan()
