/** The sentence of a notice or of what waits, from the catalogue of the slice that tells it. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'

type Values = Readonly<Record<string, string | number>>

/** `part`: 'notice' or 'waiting'; `kind`: 'registers.import-kept'. */
export function useSentence(part: 'notice' | 'waiting'): (kind: string, values: Values) => string {
  const { t } = useTranslation('desk')
  const worded = useWorded()
  return (kind, values) => {
    const [slice = '', name = ''] = kind.split('.')
    const words = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, worded(field, value)]))
    return t(`${slice}:${part}.${name}`, { ...words, defaultValue: kind })
  }
}

/** Single values as people say them: a register, a role, a kind of approval, a day. */
function useWorded(): (field: string, value: string | number) => string | number {
  const { t, i18n } = useTranslation('desk')
  const format = useFormat()
  const named: Readonly<Record<string, (value: string) => string>> = {
    register: (value) => t(`registers:name.${value}`, { defaultValue: value }),
    role: (value) => t(`console:role.${value}`, { defaultValue: value }),
    purpose: (value) => t(`scoring:freeze.purpose.${value}`, { defaultValue: value }),
    approval: (value) => {
      const [slice = '', name = ''] = value.split('.')
      return t(`${slice}:approval.${name}.title`, { defaultValue: value })
    },
    rule: (value) =>
      Object.entries(ruleCatalogue).find(([id]) => id === value)?.[1][i18n.language === 'en' ? 'en' : 'zh-CN'] ?? value,
    type: (value) => t(`case-files:words.${value}`, { defaultValue: value }),
    act: (value) => t(`people:touched.${value.split('.')[1] ?? ''}`, { defaultValue: value }),
    at: (value) => format.instant(value),
    from: (value) => format.day(value),
    until: (value) => format.day(value),
  }
  return (field, value) =>
    // A count chooses between one and many, as a number only.
    field === 'count' && typeof value === 'number'
      ? value
      : typeof value === 'number'
        ? format.number(value)
        : value === ''
          ? ''
          : (named[field]?.(value) ?? value)
}
