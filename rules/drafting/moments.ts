/** Times of a record: minutes on the clock of Beijing (Asia/Shanghai, no summer time since 1991), whatever zone a device is set to. */
import type { RecordContent } from './record.ts'

const OFFSET_MS = 8 * 3_600_000

/** An ISO instant with any offset → 'YYYY-MM-DDTHH:MM' in Beijing; '' where it is none. */
export function beijingMinute(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? '' : new Date(at + OFFSET_MS).toISOString().slice(0, 16)
}

/** The same to the second, with its offset: what a device says of the time. */
export const beijingInstant = (at: number): string => `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+08:00`

/** 'YYYY-MM-DD HH:MM' as people read it; '' of ''. */
export const shownMinute = (minute: string): string => minute.slice(0, 16).replace('T', ' ')

export type TimeFault = 'future' | 'reversed'

/** What is wrong with a time that is written. `now`: 'YYYY-MM-DDTHH:MM' in Beijing. */
export function timeFault(
  { start, end }: Pick<RecordContent, 'start' | 'end'>,
  field: 'start' | 'end',
  now: string,
): TimeFault | undefined {
  const written = field === 'start' ? start : end
  if (written === '') return undefined
  if (field === 'end' && start !== '' && end <= start) return 'reversed'
  return written > now ? 'future' : undefined
}

/** What a person types, in the orders that people use: 2017-07-06 10:05, 2017/7/6 10:05, 2017年7月6日10时5分; undefined: no minute. */
export function readMinute(typed: string): string | undefined {
  const found = /^\s*(\d{4})\D(\d{1,2})\D(\d{1,2})\D+(\d{1,2})\D(\d{1,2})\D?\s*$/.exec(typed.normalize('NFKC'))
  if (found === null) return undefined
  const [year = '', ...rest] = found.slice(1)
  const [month, day, hour, minute] = rest.map((part) => part.padStart(2, '0'))
  const text = `${year}-${month}-${day}T${hour}:${minute}`
  const at = Date.parse(`${text}:00Z`)
  // A day that the month does not have moves on in some engines.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined
}
