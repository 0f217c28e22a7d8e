/** What is still open in a record before it is printed to be signed (n2.2a, a1.1a; the demands stand in demands.ts). */
import { contentFields } from '../case-check/case-file.ts'
import { demands, unanswered, type Demand, type Words } from './demands.ts'
import { timeFault, type TimeFault } from './moments.ts'
import type { RecordContent } from './record.ts'
import { stepsOf } from './steps.ts'
import type { Template } from './template.ts'
import { headingOf } from './texts.ts'

export interface OpenItem extends Demand {
  /** A time that is written and wrong. */
  fault?: TimeFault
  /** Why it stays open, as the record says; '' where it says nothing. */
  reason: string
}

export interface ItemSetting {
  template: Template
  /** 'YYYY-MM-DDTHH:MM' in Beijing. */
  now: string
}

/** Shorter ones say nothing. */
export const REASON_LENGTH = 2

const isEmpty = (value: string): boolean => value.trim() === ''

type Look = (content: RecordContent) => boolean

const open: Record<string, Look> = {
  'party.name': ({ party }) => isEmpty(party.name),
  place: ({ place }) => isEmpty(place),
  start: ({ start }) => start === '',
  end: ({ end }) => end === '',
  officers: ({ officers }) => new Set(officers.map(({ certificate }) => certificate.trim())).size < 2,
  recorder: ({ officers, recorder }) => !officers.some(({ certificate }) => certificate === recorder),
  certificates: ({ certificates }) => certificates === 'missing',
  recusal: ({ recusal }) => recusal === 'missing',
  'certificates.confirmed': ({ certificates }) => certificates === 'told',
  'recusal.confirmed': ({ recusal }) => recusal === 'told',
  facts: ({ answers }) =>
    !answers.some(({ section, text }) => contentFields.some((field) => field === section) && !isEmpty(text)),
  'person.name': ({ person }) => isEmpty(person.name),
  'person.idNumber': ({ person }) => isEmpty(person.idNumber),
  'person.post': ({ person }) => isEmpty(person.post),
  'person.relation': ({ person }) => isEmpty(person.relation),
  'person.phone': ({ person }) => isEmpty(person.phone),
}

/** In the order of the demands, then the questions. */
export function openItems(content: RecordContent, { template, now }: ItemSetting): OpenItem[] {
  const why = reasonsOf(content)
  const steps = stepsOf(content, template)
  const firstQuestion = steps.find(({ question }) => question !== undefined)?.id ?? 'facts'
  const stated = demands.flatMap((demand): OpenItem[] => {
    if (!demand.kinds.includes(content.kind)) return []
    const { item } = demand
    const fault = item === 'start' || item === 'end' ? timeFault(content, item, now) : undefined
    if (fault === undefined && open[item]?.(content) !== true) return []
    const step = item === 'facts' ? firstQuestion : demand.step
    return [{ ...demand, step, reason: why.get(item) ?? '', ...(fault === undefined ? {} : { fault }) }]
  })
  const questions = steps.flatMap(({ id, done, question }): OpenItem[] =>
    done || question === undefined
      ? []
      : [
          {
            ...unanswered(content.kind),
            item: id,
            step: id,
            kinds: [content.kind],
            title: titleOf(question.ask),
            reason: why.get(id) ?? '',
          },
        ],
  )
  return [...stated, ...questions]
}

/** The question without its colon; one that an officer added and left empty has none. */
function titleOf(ask: string): Words {
  const words = headingOf(ask)
  return words === '' ? { zh: '自加的问题', en: 'A question of your own' } : { zh: words, en: words }
}

const reasonsOf = ({ reasons }: RecordContent): Map<string, string> =>
  new Map(reasons.map(({ of, text }) => [of, text]))

/** What still keeps the record from being printed to be signed. */
export const unready = (items: readonly OpenItem[]): OpenItem[] =>
  items.filter(({ force, reason }) => force === 'blocks' || reason.trim().length < REASON_LENGTH)

/** The content without the reasons of what is open no longer. */
export function withoutIdleReasons(content: RecordContent, template: Template): RecordContent {
  if (content.reasons.length === 0) return content
  const items = openItems(content, { template, now: '' })
  const isOpen = new Set(items.filter(({ force }) => force === 'reason').map(({ item }) => item))
  const reasons = content.reasons.filter(({ of }) => isOpen.has(of))
  return reasons.length === content.reasons.length ? content : { ...content, reasons }
}
