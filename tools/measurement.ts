/** What a module of tools/bench/ answers. Ratios compare within one run; absolutes depend on the machine. */
export interface Measurement {
  metric: string
  value: number
  unit: string
  /** Against the baseline that `metric` names, measured in the same run. */
  ratio?: number
  /** The bound that the ratio (or, without one, the value) must not pass, or words. */
  target?: number | string
}

export interface Bench {
  name: string
  run: () => Promise<Measurement[]>
}

const rounded = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))

function verdict({ value, ratio, target }: Measurement): string {
  if (typeof target !== 'number') return target ?? ''
  const bound = ratio === undefined ? `≤ ${target}` : `≤ ${target} ×`
  return `${bound} ${(ratio ?? value) <= target ? 'reached' : 'MISSED'}`
}

/** A Markdown table: it reads well on a screen too. */
export function table(measurements: Measurement[]): string {
  const rows = measurements.map((measurement) => [
    measurement.metric,
    `${rounded(measurement.value)} ${measurement.unit}`,
    measurement.ratio === undefined ? '' : `${rounded(measurement.ratio)} ×`,
    verdict(measurement),
  ])
  const lines = [['what', 'measured', 'ratio', 'target'], ['---', '---', '---', '---'], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Puts a section in place of the one of the same name, or at the end. */
export function withSection(page: string, name: string, text: string): string {
  const start = `## ${name}\n`
  const at = page.indexOf(`\n${start}`)
  if (at < 0) return `${page.trimEnd()}\n\n${start}\n${text}\n`
  const next = page.indexOf('\n## ', at + 1)
  const rest = next < 0 ? '' : page.slice(next)
  return `${page.slice(0, at + 1)}${start}\n${text}\n${rest}`
}
