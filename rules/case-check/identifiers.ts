/**
 * Numbers that carry their own check: 统一社会信用代码 (GB 32100—2015), 公民身份号码 (GB 11643—1999), mobile numbers. Only what looks
 * like a real one is checked; a made-up or left-out value (身份证号（略）, ID-0001, 000000…) is nobody's number. A warning, never a finding.
 */
import { isDay } from '../calendar/days.ts'

export const identifierFaults = [
  ...(['credit-length', 'credit-letter', 'credit-check'] as const),
  ...(['id-length', 'id-birth', 'id-check', 'phone'] as const),
] as const
export type IdentifierFault = (typeof identifierFaults)[number]

export interface IdentifierWarning {
  /** `party.code`, `documents[2].interviewees[0].idNumber` */
  path: string
  value: string
  fault: IdentifierFault
}

/** Six of one character in a row: made up. */
const made = /(.)\1{5}/

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Undefined: it may be one, or it is no number at all. 15 digits: the number of a business licence before 2015. */
export function creditCodeFault(text: string): IdentifierFault | undefined {
  const code = plain(text)
  const isNumber = /^[0-9A-Z]{16,20}$/.test(code) && (code.match(/\d/g)?.length ?? 0) >= 8
  if (!isNumber || made.test(code)) return undefined
  if (code.length !== 18) return 'credit-length'
  const values = [...code].map((letter) => creditLetters.indexOf(letter))
  if (values.includes(-1)) return 'credit-letter'
  const sum = creditWeights.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0)
  return values[17] === (31 - (sum % 31)) % 31 ? undefined : 'credit-check'
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idDigits = '10X98765432'

/** 15 digits: a number of before 1999, without a check digit. */
export function residentIdFault(text: string): IdentifierFault | undefined {
  const id = plain(text)
  if (!/^\d{14,18}[\dX]$/.test(id) || made.test(id)) return undefined
  if (id.length !== 18 && id.length !== 15) return 'id-length'
  const born = id.length === 18 ? id.slice(6, 14) : `19${id.slice(6, 12)}`
  if (!isDay(`${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`)) return 'id-birth'
  if (id.length === 15) return undefined
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return id[17] === idDigits[sum % 11] ? undefined : 'id-check'
}

/** A mobile number has 11 digits and begins with 13–19; whatever does not begin with 1 is a line of an office. */
export function phoneFault(text: string): IdentifierFault | undefined {
  const phone = plain(text).replace(/^\+?86(?=1)/, '')
  if (!/^1\d{8,12}$/.test(phone) || made.test(phone)) return undefined
  return /^1[3-9]\d{9}$/.test(phone) ? undefined : 'phone'
}

interface Numbered {
  party?: unknown
  documents?: unknown
}

/** All of a case file, in its order. */
export function identifierWarnings({ party, documents }: Numbered): IdentifierWarning[] {
  const people = listOf(documents).flatMap((document, at) =>
    listOf(fieldOf(document, 'interviewees')).flatMap((one, place) => {
      const path = `documents[${at}].interviewees[${place}]`
      return [
        ...warned(`${path}.idNumber`, fieldOf(one, 'idNumber'), residentIdFault),
        ...warned(`${path}.phone`, fieldOf(one, 'phone'), phoneFault),
      ]
    }),
  )
  return [
    ...warned('party.code', fieldOf(party, 'code'), creditCodeFault),
    ...warned('party.phone', fieldOf(party, 'phone'), phoneFault),
    ...people,
  ]
}

function warned(
  path: string,
  value: unknown,
  faultOf: (text: string) => IdentifierFault | undefined,
): IdentifierWarning[] {
  const fault = typeof value === 'string' ? faultOf(value) : undefined
  return fault === undefined ? [] : [{ path, value: String(value), fault }]
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

/** Enough of a number to find the place again, not the number: where it is kept or printed. */
export const hiddenMiddle = (value: string): string =>
  value.length < 9 ? value : `${value.slice(0, 4)}${'*'.repeat(value.length - 6)}${value.slice(-2)}`
