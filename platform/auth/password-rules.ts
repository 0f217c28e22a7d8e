import { commonParts, keyboardWalks } from './common-passwords.ts'

/** NIST SP 800-63B: at least 64 must be possible, and nothing is cut off. */
export const longestPassword = 128
/** Any characters at this length: a sentence (NIST SP 800-63B-4: 15 where the password stands alone). */
export const sentenceLength = 15
/** At this length only with two kinds of characters (GB/T 22239 8.1.4.1 a asks for complexity). */
export const shortestPassword = 12
/** Characters that must be left when everything that is easily guessed is taken away. */
export const ownCharacters = 6

export type PasswordFault =
  | { kind: 'short'; length: number }
  | { kind: 'long'; length: number }
  | { kind: 'one-kind' }
  | { kind: 'guessable'; left: number }

/** What is wrong with a new password; `words` are those that anybody would try first: login, name, unit. */
export function passwordFaults(password: string, words: readonly string[]): PasswordFault[] {
  const text = password.normalize('NFKC')
  const { length } = [...text]
  if (length < shortestPassword) return [{ kind: 'short', length }]
  if (length > longestPassword) return [{ kind: 'long', length }]
  const faults: PasswordFault[] = []
  if (length < sentenceLength && kindsIn(text) < 2) faults.push({ kind: 'one-kind' })
  const left = leftOver(text, words)
  if (left < ownCharacters) faults.push({ kind: 'guessable', left })
  return faults
}

const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]
const kindsIn = (text: string): number => kinds.filter((kind) => kind.test(text)).length

/** Different characters that remain beside known words, keyboard walks, dates, telephone numbers and repetitions. */
function leftOver(text: string, words: readonly string[]): number {
  const plain = text.toLowerCase()
  const read = [...plain].map((letter) => disguises[letter] ?? letter).join('')
  const known = new Uint8Array(plain.length)
  for (const form of new Set([plain, read.length === plain.length ? read : plain])) {
    for (const word of [...words.flatMap(partsOf), ...commonParts]) mark(known, form, word)
    for (const pattern of patterns) markPattern(known, form, pattern)
    markWalks(known, form)
  }
  return new Set([...plain].filter((_letter, at) => known[at] === 0)).size
}

/** P@ssw0rd is password. */
const disguises: Readonly<Record<string, string>> = {
  '@': 'a', '4': 'a', '3': 'e', '1': 'l', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't',
} // prettier-ignore

/** One letter more or less must not make a name of one's own unguessable; single letters are no words. */
const partsOf = (word: string): string[] =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s·•.@_-]+/)
    .filter((part) => part.length >= (/\p{Script=Han}/u.test(part) ? 2 : 3))

const patterns = [
  /(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/g, // a birthday
  /(?:19|20)\d\d/g, // a year
  /1[3-9]\d{9}/g, // a mobile number
  /(.)\1{2,}/g, // the same letter over and over
  /(?<=(.{2,}))\1/g, // the same again
]

function mark(known: Uint8Array, form: string, word: string): void {
  if (word.length < 2) return
  for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + 1)) known.fill(1, at, at + word.length)
}

function markPattern(known: Uint8Array, form: string, pattern: RegExp): void {
  for (const { index, 0: found } of form.matchAll(pattern)) known.fill(1, index, index + found.length)
}

const WALK = 4
const walks = keyboardWalks.flatMap((walk) => [walk, [...walk].toReversed().join('')])

function markWalks(known: Uint8Array, form: string): void {
  for (let at = 0; at + WALK <= form.length; at++) {
    const four = form.slice(at, at + WALK)
    if (walks.some((walk) => walk.includes(four))) known.fill(1, at, at + WALK)
  }
}
