/** Numbers, days and instants as the language writes them. A day is a day; an instant is shown in Asia/Shanghai. */
import { useTranslation } from 'react-i18next'

const zone = 'Asia/Shanghai'
const dayInMs = 86_400_000

export interface Format {
  /** A count or an amount that is a plain number: 1,284. */
  number: (value: number) => string
  /** An exact decimal as text, grouped, its places kept: "14168000.00" → "14,168,000.00". */
  decimal: (value: string) => string
  /** 'YYYY-MM-DD' → 7月31日 / 31 Jul, with the year where it is not `year`. */
  day: (day: string, year?: string) => string
  /** ISO instant → 11月14日 16:20. */
  instant: (iso: string) => string
  bytes: (size: number) => string
}

export function useFormat(): Format {
  const { i18n } = useTranslation()
  return formatFor(i18n.language === 'zh-CN' ? 'zh-CN' : 'en')
}

export function formatFor(language: 'zh-CN' | 'en'): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const numbers = new Intl.NumberFormat(locale)
  const short = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return {
    number: (value) => numbers.format(value),
    decimal: groupThousands,
    day: (day, year) => (day.slice(0, 4) === year ? short : long).format(new Date(`${day}T00:00:00Z`)),
    instant: (iso) => instants.format(new Date(iso)),
    bytes: (size) => bytesIn(size),
  }
}

/** Groups the whole part of a decimal written as text; never passes through a float. */
export function groupThousands(value: string): string {
  const [whole = '', ...rest] = value.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}

/** Today in Asia/Shanghai as 'YYYY-MM-DD'. */
export const todayInShanghai = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Whole days from one day to another; negative when past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayInMs)

function bytesIn(size: number): string {
  if (size < 1_048_576) return `${Math.ceil(size / 1024)} KB`
  if (size < 1_073_741_824) return `${(size / 1_048_576).toFixed(1)} MB`
  return `${(size / 1_073_741_824).toFixed(1)} GB`
}
