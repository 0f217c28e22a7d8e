/**
 * How much of the long trials runs: a small share with a fixed seed among all tests, the whole with a fresh seed under
 * `npm run soak`, which prints the seed and takes it again (`npm run soak -- --seed 7`).
 */
const given = process.env['LIANBING_SOAK']

export const share = (few: number, many: number): number => (given === undefined ? few : many)

/** A seed of the trial's own: what fast-check and the simulation are given. */
export function seedOf(trial: string): number {
  const base = given === undefined ? 20_170_413 : Number(given)
  return [...trial].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0, base)
}
