/** n4.2b, a1.3: who is sent to the field exercise, and the reports they hand in. */
import { marks, makePanel, quality, type Panel } from './expert-scores.ts'
import {
  industries,
  type BackboneRow,
  type Industry,
  type OfficerRow,
  type Place,
  type Planted,
  type ReportScoreRow,
} from './province.ts'
import { randomStream, type Random } from './random.ts'

interface Participant {
  place: Place
  officer: OfficerRow
  industry: Industry
}

/** One prefecture sends nobody of its own bureau, a sixth of the counties nobody at all (a1.0b: not eligible). */
function castAbsent(random: Random, places: readonly Place[]): Set<string> {
  const prefectures = places.filter(({ level, weight }) => level === '市级' && weight < 10000)
  const counties = places.filter(({ level }) => level === '县级' && random.chance(16))
  return new Set([random.pick(prefectures).code, ...counties.map(({ code }) => code)])
}

const industryAt = (index: number): Industry => industries[index % industries.length] ?? '钢铁'

/** Per prefecture round the four industries, so that each has at least one backbone. */
function participantsOf(
  random: Random,
  territory: readonly Place[],
  officers: Map<string, OfficerRow[]>,
): Participant[] {
  const chosen = territory.flatMap((place) => {
    const wanted = place.level === '市级' ? 4 : random.between(1, 3)
    const own = random.shuffled(officers.get(place.code) ?? []).slice(0, wanted)
    return own.map((officer) => ({ place, officer }))
  })
  return chosen.map((each, index) => ({ ...each, industry: industryAt(index) }))
}

interface Desk {
  random: Random
  panels: Map<Industry, Panel>
  next: () => string
}

/** 1–4 reports a participant; one in six also in a second industry. */
function reportsOf(desk: Desk, { place, officer, industry }: Participant): ReportScoreRow[] {
  const { random } = desk
  const count = random.between(1, 4)
  const second = random.chance(16) ? random.pick(industries) : industry
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? second : industry)).flatMap((of) => {
    const panel = desk.panels.get(of)
    if (panel === undefined) throw new Error(`no panel for ${of}`)
    const report = desk.next()
    const given = marks(random, panel, quality(random, place.skill))
    return given.map((mark) => ({ report, certificate: officer.certificate, industry: of, ...mark }))
  })
}

export interface FieldExercise {
  backbones: BackboneRow[]
  reportScores: ReportScoreRow[]
  planted: Planted
}

function makeDesk(random: Random): Desk {
  let number = 0
  return {
    random,
    panels: new Map(industries.map((industry) => [industry, makePanel(random, industry, 9)])),
    next: () => `BG${String(++number).padStart(5, '0')}`,
  }
}

export function makeFieldExercise(
  seed: string,
  places: readonly Place[],
  officers: readonly OfficerRow[],
): FieldExercise {
  const random = randomStream(seed, 'field-exercise')
  const absent = castAbsent(random, places)
  const present = places.filter(({ code }) => !absent.has(code))
  const holders = Map.groupBy(officers, ({ unit }) => unit)
  const desk = makeDesk(random)
  const participants = places
    .filter(({ level }) => level === '市级')
    .flatMap(({ code }) =>
      participantsOf(
        random,
        present.filter((each) => each.code === code || each.parent === code),
        holders,
      ),
    )
  return {
    backbones: participants.map(({ place, officer, industry }) => ({
      prefecture: place.level === '市级' ? place.code : place.parent,
      certificate: officer.certificate,
      industry,
    })),
    reportScores: participants.flatMap((participant) => reportsOf(desk, participant)),
    planted: { noFieldExercise: [...absent].sort() },
  }
}
