/** a1.1g, a1.3c: three experts of a panel score each piece of work; each has his own scale, as reviewers have. */
import type { Random } from './random.ts'

export interface Mark {
  expert: string
  tenths: number
}

/** A panel named e.g. 案卷: experts 案卷专家01 …, each with a leaning of up to ±4 points. */
export interface Panel {
  name: string
  leanings: number[]
}

export function makePanel(random: Random, name: string, size: number): Panel {
  return { name, leanings: Array.from({ length: size }, () => random.between(-40, 40)) }
}

const clamp = (tenths: number): number => Math.max(300, Math.min(995, tenths))

/** `quality` in tenths of a point; three different experts. */
export function marks(random: Random, panel: Panel, quality: number): Mark[] {
  const first = random.below(panel.leanings.length)
  const step = 1 + random.below(Math.floor((panel.leanings.length - 1) / 2))
  return [0, step, 2 * step].map((offset) => {
    const index = (first + offset) % panel.leanings.length
    const tenths = clamp(quality + (panel.leanings[index] ?? 0) + random.between(-25, 25))
    return { expert: `${panel.name}专家${String(index + 1).padStart(2, '0')}`, tenths }
  })
}

/** What work of a unit of this skill (0–100) is worth, in tenths: 58 to 93 points, give or take 6. */
export const quality = (random: Random, skill: number): number =>
  580 + Math.round(skill * 3.5) + random.between(-60, 60)
