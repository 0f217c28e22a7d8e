/**
 * Case files with planted defects, each with a clean twin that only just misses the same defects (a1.1a): what a checker must find,
 * and what it must not. The rules are planted in turn, one to three in a file, so that each comes as often as any other.
 */
import type { WorkCalendar } from '../../../rules/calendar/working-days.ts'
import { addDays } from '../../../rules/calendar/days.ts'
import { randomStream, type Random } from '../random.ts'
import {
  agreeDailyFine,
  dossierTypes,
  makeDossier,
  stepsOf,
  workingDay,
  type DossierFile,
  type DossierType,
  type Steps,
} from './dossier.ts'
import type { Defect, Spoiling } from './planted.ts'
import { recordDefects } from './record-defects.ts'
import { stepDefects, vetoDefects } from './step-defects.ts'

export const plantedDefects: readonly Defect[] = [...recordDefects, ...stepDefects, ...vetoDefects]

export interface SyntheticDossier {
  file: DossierFile
  /** Rules planted; none: a clean twin. */
  planted: string[]
  /** Of those the ones that a checker asks about and is never certain of. */
  asks: string[]
  /** Further rules that these defects break. */
  causes: string[]
}

/** `count` files: every other one is the clean twin of the one before. */
export function makeDossiers(seed: string, count: number, calendar: WorkCalendar): SyntheticDossier[] {
  const random = randomStream(seed, 'dossiers')
  const queue = random.shuffled(plantedDefects)
  const made: SyntheticDossier[] = []
  while (made.length < count) {
    const defects = takeTurn(queue, random)
    const pair = makePair({ random, calendar, defects, number: made.length + 1 })
    made.push(...pair)
  }
  return made.slice(0, count)
}

/** The first in the queue, and up to two more that fit; what was taken goes to the end. */
function takeTurn(queue: Defect[], random: Random): Defect[] {
  const taken: Defect[] = []
  const wanted = random.between(1, 3)
  for (const one of [...queue]) {
    if (taken.length === wanted) break
    if (taken.every((other) => fits(one, other)) && typesFor([...taken, one]).length > 0) taken.push(one)
  }
  for (const one of taken) {
    queue.splice(queue.indexOf(one), 1)
    queue.push(one)
  }
  return taken
}

const fits = (a: Defect, b: Defect): boolean => a.group !== b.group

const typesFor = (defects: readonly Defect[]): DossierType[] =>
  dossierTypes.filter((type) => defects.every(({ types }) => types === undefined || types.includes(type)))

interface Pairing {
  random: Random
  calendar: WorkCalendar
  defects: Defect[]
  number: number
}

/** Years whose law differs: until 2021, until 2023, after. */
const years = ['2017', '2017', '2017', '2022', '2024']

function makePair({ random, calendar, defects, number }: Pairing): SyntheticDossier[] {
  const type = random.pick(typesFor(defects))
  const anyDay = addDays(`${random.pick(years)}-04-10`, random.between(0, 100))
  const discovered = workingDay({ calendar }, defects.find((one) => one.discovered)?.discovered ?? anyDay)
  const clean = workingDay({ calendar }, anyDay)
  const [planted, twin] = random.shuffled(['defective', 'twin']).map((word, at) => ({ word, number: number + at }))
  const make = (how: 'spoil' | 'near', on: string, no: number): DossierFile =>
    spoilt({ random, calendar, type, discovered: on, number: `合成环罚〔${on.slice(0, 4)}〕${no}号` }, defects, how)
  const rules = (keep: (one: Defect) => boolean) => defects.filter(keep).map(({ rule }) => rule)
  return [planted, twin].flatMap((one): SyntheticDossier[] => {
    if (one === undefined) return []
    if (one.word === 'twin') return [{ file: make('near', clean, one.number), planted: [], asks: [], causes: [] }]
    const causes = defects.flatMap((defect) => defect.causes ?? [])
    return [
      {
        file: make('spoil', discovered, one.number),
        planted: rules(() => true),
        asks: rules(({ asks }) => asks === true),
        causes,
      },
    ]
  })
}

type Base = Omit<Spoiling, 'steps'> & { number: string }

function spoilt(base: Base, defects: readonly Defect[], how: 'spoil' | 'near'): DossierFile {
  const steps = movedSteps(base, defects, how)
  const file = agreeDailyFine(makeDossier({ ...base, steps }))
  for (const defect of defects) defect[how]?.(file, { ...base, steps })
  return file
}

/** A step that is moved takes those after it along; publication, moved too, follows the moved decision. */
function movedSteps(base: Base, defects: readonly Defect[], how: 'spoil' | 'near'): Steps {
  let steps = stepsOf({ ...base, steps: {} })
  const inOrder = [...defects].sort((a, b) => Number(a.group === 'published') - Number(b.group === 'published'))
  const moves = inOrder.flatMap((defect) => (how === 'spoil' ? defect.move : defect.nearMove) ?? [])
  const given: Partial<Steps> = {}
  for (const move of moves) {
    const moved = move({ ...base, steps })
    Object.assign(given, earlierThan(moved, steps), moved)
    steps = stepsOf({ ...base, steps: given })
  }
  return steps
}

const order = ['filed', 'told', 'toldServed', 'decided', 'served', 'rechecked', 'daily', 'published'] as const

/** The steps before the first that moves stay where they are. */
function earlierThan(moved: Partial<Steps>, steps: Steps): Partial<Steps> {
  const first = order.findIndex((step) => moved[step] !== undefined)
  return Object.fromEntries(order.slice(0, first).map((step) => [step, steps[step]]))
}
