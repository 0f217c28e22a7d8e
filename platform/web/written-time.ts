/** Days, moments and clock times as people type them, and as they are shown again: 2017-07-31, 2017-07-31 09:30, 09:30. Pure. */
export const timeKinds = ['day', 'moment', 'clock'] as const
export type TimeKind = (typeof timeKinds)[number]

const day = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))$/
const clock = /^(\d{1,2})[:：](\d{2})$/

/** '2017年7月31日' → '2017-07-31', '2017-7-31 9:30' → '2017-07-31T09:30'; undefined: there is no such time. */
export function readTime(kind: TimeKind, typed: string): string | undefined {
  const text = typed.trim()
  if (kind === 'day') return readDay(text)
  if (kind === 'clock') return readClock(text)
  const parts = /^(\S+?)(?:T|日?\s+|日)(\S+)$/.exec(text)
  const [at, time] = [readDay(parts?.[1] ?? ''), readClock(parts?.[2] ?? '')]
  return at === undefined || time === undefined ? undefined : `${at}T${time}`
}

/** '2017-07-31T09:30' → '2017-07-31 09:30'; the others are shown as they are kept. */
export const shownTime = (value: string): string => value.replace('T', ' ')

function readDay(text: string): string | undefined {
  const [, year, month, date, packedMonth, packedDate] = day.exec(text) ?? []
  const iso = [year, (month ?? packedMonth)?.padStart(2, '0'), (date ?? packedDate)?.padStart(2, '0')].join('-')
  const instant = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso ? undefined : iso
}

function readClock(text: string): string | undefined {
  const [, hour = '', minute = ''] = clock.exec(text) ?? []
  return hour === '' || Number(hour) > 23 || Number(minute) > 59 ? undefined : `${hour.padStart(2, '0')}:${minute}`
}
