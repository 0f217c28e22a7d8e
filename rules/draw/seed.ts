/** a1.1d: the seed of a draw is thrown with dice before witnesses; only its digits count. */

export const fewestDigits = 20

export type Seed = { seed: string } | { refused: 'not-digits' | 'too-short'; found: string }

/** Spaces and hyphens are how people group digits when they read them out: removed. Anything else is refused. */
export function readSeed(text: string): Seed {
  const digits = text.replace(/[ -]/g, '')
  const strange = /[^0-9]/u.exec(digits)
  if (strange !== null) return { refused: 'not-digits', found: strange[0] }
  if (digits.length < fewestDigits) return { refused: 'too-short', found: String(digits.length) }
  return { seed: digits }
}

export interface Round {
  round: number
  /** The commitment as published; undefined: not yet. */
  commitment?: string
  seed?: string
}

export type SeedRefusal = 'not-committed' | 'seeded-already' | 'seed-used-in-another-round'

/** Why this seed cannot be entered for the round: no commitment came before it, or it would be a second chance. */
export function refuseSeed(rounds: readonly Round[], { round, seed }: { round: number; seed: string }) {
  const own = rounds.find((one) => one.round === round)
  const used = rounds.some((one) => one.round !== round && one.seed === seed)
  const refusal: SeedRefusal | undefined =
    own?.commitment === undefined
      ? 'not-committed'
      : own.seed !== undefined
        ? 'seeded-already'
        : used
          ? 'seed-used-in-another-round'
          : undefined
  return refusal
}
