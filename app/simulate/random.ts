/**
 * Random numbers that are the same everywhere: SHA-256 of a counter, one named stream a purpose, so that a new purpose
 * shifts no other. Only + − × ÷ of IEEE doubles are used on them (no exp, no log): the same bytes on every machine.
 */
import { sha256 } from '@noble/hashes/sha2.js'

export interface Random {
  /** A whole number in [0, bound); bound up to 2^20. */
  below: (bound: number) => number
  /** A whole number in [from, to]. */
  between: (from: number, to: number) => number
  /** True in `percent` of 100 cases. */
  chance: (percent: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** A number round `middle`, skewed to the right: sixteen factors up or down. */
  skewed: (middle: number, spread: number) => number
  shuffled: <T>(list: readonly T[]) => T[]
}

/** An endless run of 32-bit numbers: SHA-256(seed LF name LF counter), eight numbers a block. */
function words(seed: string, name: string): () => number {
  const key = sha256(new TextEncoder().encode(`${seed}\n${name}\n`))
  const input = new Uint8Array(key.length + 8)
  input.set(key)
  const counter = new DataView(input.buffer, key.length)
  let [block, used, at] = [new DataView(new ArrayBuffer(0)), 8, 0]
  return () => {
    if (used === 8) {
      counter.setUint32(4, at++)
      const digest = sha256(input)
      block = new DataView(digest.buffer, digest.byteOffset)
      used = 0
    }
    return block.getUint32(4 * used++)
  }
}

function element<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`nothing to pick at ${index} of ${list.length}`)
  return found
}

export function randomStream(seed: string, name: string): Random {
  const next = words(seed, name)
  const below = (bound: number): number => Math.floor((next() * bound) / 4294967296)
  const skewed = (middle: number, spread: number): number => {
    const bits = next()
    let value = middle * (1 + (bits >>> 16) / 655360)
    for (let bit = 0; bit < 16; bit++) value = (bits >>> bit) & 1 ? value * spread : value / spread
    return value
  }
  const shuffled = <T>(list: readonly T[]): T[] => {
    const out = [...list]
    for (let last = out.length - 1; last > 0; last--) {
      const other = below(last + 1)
      const kept = element(out, last)
      out[last] = element(out, other)
      out[other] = kept
    }
    return out
  }
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (percent) => below(100) < percent,
    pick: (list) => element(list, below(list.length)),
    skewed,
    shuffled,
  }
}

/** A chooser of indices in proportion to whole weights. */
export function weighted(weights: readonly number[]): (random: Random) => number {
  let total = 0
  const ends = weights.map((weight) => (total += weight))
  return (random) => {
    const at = random.below(total)
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (element(ends, middle) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Splits `total` over whole weights by largest remainder; ties go to the earlier. The parts add up to `total`. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((weight) => Math.floor((total * weight) / sum))
  const rest = weights.map((weight, index) => ({ index, remainder: (total * weight) % sum }))
  rest.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const missing = total - parts.reduce((a, b) => a + b, 0)
  for (const { index } of rest.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
