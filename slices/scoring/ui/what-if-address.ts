/** A variation as an address carries it: `R1:best-ratio,onlineExam=20`. Read back, only what the definition has stays. Pure. */
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { WhatIfData } from '../contract.ts'

type Reading = NonNullable<Variation['readings']>[string]
type Ground = Pick<WhatIfData, 'definition' | 'readings'>

export function variationText(data: Ground, { readings = {}, points = {} }: Variation): string {
  const taken = Object.entries(readings).map(([id, reading]) =>
    [id, reading.choice, ...ownValues(data, id, reading)].join(':'),
  )
  return [...taken, ...Object.entries(points).map(([id, full]) => `${id}=${full}`)].join(',')
}

/** Numbers stand there only where they are not those of the option. */
function ownValues(data: Ground, id: string, { choice, values }: Reading): string[] {
  const offered = data.readings[id]?.options.find((option) => option.choice === choice)?.values
  if (values === undefined || JSON.stringify(values) === JSON.stringify(offered)) return []
  return [
    Object.entries(values)
      .map(([name, value]) => `${name}~${value}`)
      .join(';'),
  ]
}

export function variationFrom(data: Ground, text: string): Variation {
  const [readings, points]: [Record<string, Reading>, Record<string, string>] = [{}, {}]
  const known = new Set(
    data.definition.indicators.flatMap((one) => [one.id, ...(one.kind === 'sum' ? one.parts.map(({ id }) => id) : [])]),
  )
  for (const entry of text.split(',')) {
    const [id = '', full = ''] = entry.split('=')
    if (known.has(id) && /^\d+(\.\d+)?(\/[1-9]\d*)?$/.test(full)) points[id] = full
    const [reading = '', choice = '', own = ''] = entry.split(':')
    const taken = readingFrom(data, reading, { choice, own })
    if (taken !== undefined) readings[reading] = taken
  }
  return { readings, points }
}

function readingFrom(data: Ground, id: string, { choice, own }: { choice: string; own: string }): Reading | undefined {
  const option = data.readings[id]?.options.find((one) => one.choice === choice)
  if (option === undefined || data.definition.readings[id] === undefined) return undefined
  const values = own === '' ? option.values : Object.fromEntries(own.split(';').map((one) => pairOf(one)))
  return { choice, ...(values === undefined ? {} : { values }) }
}

function pairOf(text: string): [string, string] {
  const [name = '', value = ''] = text.split('~')
  return [name, value]
}
