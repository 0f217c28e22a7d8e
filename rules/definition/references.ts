/** What ids in a definition must point to. A broken reference stops the loading: nothing can be computed from it. */
import {
  averageOverOptions,
  countedTypesOptions,
  curveOptions,
  examMixOptions,
  expertsOptions,
  industryListOptions,
  noAverageOptions,
  reportsOfOptions,
  shareOfOptions,
  slotWeightOptions,
  yesNo,
  zeroBaselineOptions,
  type Campaign,
  type Choice,
  type Definition,
  type LeafIndicator,
} from './schema.ts'

export interface BrokenReference {
  /** Path in campaign.yaml. */
  path: (string | number)[]
  message: string
}
type Path = (string | number)[]
type Parts = Omit<Campaign, 'hash'>

/** Fields that hold a choice, with what the engine can do. */
const optionsOf: Record<string, readonly string[]> = {
  experts: expertsOptions,
  slotWeights: slotWeightOptions,
  averageOver: averageOverOptions,
  noAverage: noAverageOptions,
  countedTypes: countedTypesOptions,
  curve: curveOptions,
  zeroBaseline: zeroBaselineOptions,
  reportsOf: reportsOfOptions,
  mix: examMixOptions,
  major: yesNo,
  list: industryListOptions,
}

export function brokenReferences(parts: Parts): BrokenReference[] {
  const { definition } = parts
  return [
    ...definition.indicators.flatMap((indicator, index) =>
      indicator.kind === 'sum'
        ? indicator.parts.flatMap((part, at) => leaf(parts, part, ['indicators', index, 'parts', at]))
        : leaf(parts, indicator, ['indicators', index]),
    ),
    ...definition.caseTypes.flatMap((type, index) => choices(parts, type, ['caseTypes', index])),
    ...definition.individuals.flatMap((entry, index) => choices(parts, entry, ['individuals', index])),
    ...readingFields(parts),
    ...takenChoices(parts),
    ...ids(definition),
    ...levels(definition),
  ]
}

function leaf(parts: Parts, indicator: LeafIndicator, path: Path): BrokenReference[] {
  const found =
    indicator.kind === 'report-mix'
      ? choices(parts, { experts: indicator.experts, reportsOf: indicator.reportsOf }, path)
      : choices(parts, indicator, path)
  if (indicator.kind === 'report-mix')
    found.push(...mixValues(parts, indicator.mix.reading, [...path, 'mix', 'reading']))
  if (indicator.kind === 'ratio-to-baseline')
    for (const [level, share] of Object.entries(indicator.shareOf ?? {}))
      found.push(...choice(parts, share, { path: [...path, 'shareOf', level], options: shareOfOptions }))
  return found
}

function choices(parts: Parts, entry: object, path: Path): BrokenReference[] {
  return Object.entries(entry).flatMap(([field, value]) => {
    const options = optionsOf[field]
    return options !== undefined && isChoice(value) ? choice(parts, value, { path: [...path, field], options }) : []
  })
}

const isChoice = (value: unknown): value is Choice<string> =>
  typeof value === 'object' && value !== null && ('reading' in value || 'is' in value)

function choice(
  parts: Parts,
  value: Choice<string>,
  place: { path: Path; options: readonly string[] },
): BrokenReference[] {
  if ('is' in value) return []
  const path = [...place.path, 'reading']
  const taken = parts.definition.readings[value.reading]
  if (taken === undefined) return [{ path, message: `reading ${value.reading} is not among the definition's readings` }]
  if (place.options.includes(taken.choice)) return []
  return [
    {
      path,
      message: `reading ${value.reading} takes "${taken.choice}"; here it must be one of: ${place.options.join(', ')}`,
    },
  ]
}

function mixValues(parts: Parts, reading: string, path: Path): BrokenReference[] {
  const taken = parts.definition.readings[reading]
  if (taken === undefined) return [{ path, message: `reading ${reading} is not among the definition's readings` }]
  const missing = ['mean', 'number', 'types', 'target'].filter((name) => taken.values?.[name] === undefined)
  return missing.map((name) => ({
    path: ['readings', reading],
    message: `reading ${reading} must give the number "${name}"`,
  }))
}

/** `reading: R16` on nominations, eligibility, duties … */
function readingFields({ definition }: Parts): BrokenReference[] {
  const fields: [Path, string | undefined][] = [
    ...definition.nominations.map((entry, index): [Path, string | undefined] => [
      ['nominations', index, 'reading'],
      entry.reading,
    ]),
    ...definition.eligibility.map((entry, index): [Path, string | undefined] => [
      ['eligibility', index, 'reading'],
      entry.reading,
    ]),
    ...definition.duties.map((entry, index): [Path, string | undefined] => [
      ['duties', index, 'after', 'reading'],
      entry.after?.reading,
    ]),
    ...definition.duties.flatMap((entry, index) =>
      (entry.needs ?? []).map((need, at): [Path, string | undefined] => [
        ['duties', index, 'needs', at, 'reading'],
        need.reading,
      ]),
    ),
    [['rounding', 'reading'], definition.rounding.reading],
    [['ranking', 'reading'], definition.ranking.reading],
    [['publicNotice', 'reading'], definition.publicNotice?.reading],
    [['vote', 'reading'], definition.vote?.reading],
    [['draw', 'reading'], definition.draw?.reading],
  ]
  return fields.flatMap(([path, reading]) =>
    reading === undefined || definition.readings[reading] !== undefined
      ? []
      : [{ path, message: `reading ${reading} is not among the definition's readings` }],
  )
}

/** The choice taken is one that the reading's page offers. */
function takenChoices({ definition, readings }: Parts): BrokenReference[] {
  return Object.entries(definition.readings).flatMap(([id, taken]) => {
    const page = readings[id]
    if (page === undefined)
      return [{ path: ['readings', id], message: `readings/${id}.yaml is missing: a reading needs its page` }]
    const offered = page.options.map((option) => option.choice)
    if (offered.includes(taken.choice)) return []
    return [
      {
        path: ['readings', id, 'choice'],
        message: `"${taken.choice}" is none of the options of ${id}: ${offered.join(', ')}`,
      },
    ]
  })
}

function ids(definition: Definition): BrokenReference[] {
  const indicators = definition.indicators.map((indicator) => indicator.id)
  const known = [...definition.levels.map((level) => level.id), ...definition.individuals.map((entry) => entry.id)]
  const awards = definition.awards.map((award) => award.id)
  const data = new Set([...definition.data, ...definition.duties, ...definition.phases].map((entry) => entry.id))
  return [
    ...twice(definition, 'indicators'),
    ...twice(definition, 'duties'),
    ...twice(definition, 'awards'),
    ...definition.ranking.tieBreak.flatMap((id, index) => unknown(indicators, id, ['ranking', 'tieBreak', index])),
    ...definition.awards.flatMap((award, index) => unknown(known, award.of, ['awards', index, 'of'])),
    ...definition.nominations.flatMap((entry, index) =>
      (entry.awards ?? []).flatMap((id, at) => unknown(awards, id, ['nominations', index, 'awards', at])),
    ),
    ...definition.duties.flatMap((duty, index) =>
      (duty.needs ?? []).flatMap((need, at) => unknown([...data], need.id, ['duties', index, 'needs', at, 'id'])),
    ),
  ]
}

function twice(definition: Definition, field: 'indicators' | 'duties' | 'awards'): BrokenReference[] {
  const names = definition[field].map((entry) => entry.id)
  return names.flatMap((id, index) =>
    names.indexOf(id) === index ? [] : [{ path: [field, index, 'id'], message: `the id "${id}" stands twice` }],
  )
}

const unknown = (known: readonly string[], id: string, path: Path): BrokenReference[] =>
  known.includes(id) ? [] : [{ path, message: `"${id}" is not known here; known: ${known.join(', ')}` }]

function levels(definition: Definition): BrokenReference[] {
  const known = definition.levels.map((level) => level.id)
  return [
    ...definition.levels.flatMap((level, index) =>
      level.within === undefined ? [] : unknown(known, level.within, ['levels', index, 'within']),
    ),
    ...definition.nominations.flatMap((entry, index) => unknown(known, entry.by, ['nominations', index, 'by'])),
    ...definition.eligibility.flatMap((entry, index) =>
      entry.levels.flatMap((level, at) => unknown(known, level, ['eligibility', index, 'levels', at])),
    ),
  ]
}
