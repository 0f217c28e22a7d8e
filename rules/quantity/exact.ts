/**
 * Exact numbers: every score is a rational (`fraction.js` over BigInt) until the one place that rounds.
 * Clause a1.0c with reading R19: rounded once, half up.
 */
import Fraction from 'fraction.js'

export type Exact = Fraction

/** A decimal written as text, a whole number or a bigint. Binary fractions are refused: they are not exact. */
export function exact(value: string | number | bigint, denominator?: number | bigint): Exact {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return denominator === undefined ? new Fraction(value) : new Fraction(BigInt(value), BigInt(denominator))
}

export const zero: Exact = new Fraction(0)
export const one: Exact = new Fraction(1)

/** A ratio that nobody has reduced yet: cheap to carry through 3,000 units, exact when asked for. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

export const reduced = ({ numerator, denominator }: Ratio): Exact => new Fraction(numerator, denominator)

/** Adds numerators while denominators agree and reduces once at the end: reducing is what costs. */
export function sum(values: Iterable<Exact>): Exact {
  let [numerator, denominator] = [0n, 1n]
  for (const { s, n, d } of values) {
    if (n === 0n) continue
    const signed = s < 0n ? -n : n
    if (d === denominator) numerator += signed
    else if (denominator % d === 0n) numerator += signed * (denominator / d)
    else {
      numerator = numerator * d + signed * denominator
      denominator *= d
    }
  }
  return new Fraction(numerator, denominator)
}

/** Arithmetic mean; undefined of nothing. */
export function mean(values: readonly Exact[]): Exact | undefined {
  return values.length === 0 ? undefined : sum(values).div(values.length)
}

export const min = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b)

/** THE place that rounds: half up (away from zero for negatives), to `places` decimals, as a decimal string. */
export function roundHalfUp(value: Exact, places: number): string {
  const scale = 10n ** BigInt(places)
  const [numerator, denominator] = [value.n * scale, value.d]
  const rounded = (2n * numerator + denominator) / (2n * denominator)
  const digits = rounded.toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return value.s < 0n && rounded !== 0n ? `-${text}` : text
}

/** Exact text form for storage: `n/d` or `n`. */
export const exactText = (value: Exact): string => value.toFraction(false)
