/** What is still open before the paper: what nobody may leave out, and what may stay open with the reason written beside it. */
import { useTranslation } from 'react-i18next'
import { groundOn } from '../../../rules/drafting/demands.ts'
import { REASON_LENGTH, type OpenItem } from '../../../rules/drafting/open-items.ts'
import { withText } from '../../../rules/drafting/texts.ts'
import type { Kit } from '../contract.ts'
import { TextField } from './form-fields.tsx'
import { todayNow } from './moments.ts'
import type { Change } from './use-record.ts'

interface Props {
  kit: Kit
  items: readonly OpenItem[]
  /** 'YYYY-MM-DD' that the record says, or ''. */
  day: string
  onStep: (step: string) => void
  change: Change
}

const quick = ['refused', 'notHere', 'unknown'] as const

export function OpenList({ items, ...rest }: Props) {
  const { t } = useTranslation('field')
  if (items.length === 0) return null
  const blocking = items.filter(({ force }) => force === 'blocks')
  const excusable = items.filter(({ force }) => force === 'reason')
  return (
    <section className="check open-list">
      {blocking.length > 0 && <h2>{t('open.blocks', { count: blocking.length })}</h2>}
      <ul>
        {blocking.map((item) => (
          <li key={item.item}>
            <Item item={item} {...rest} />
          </li>
        ))}
      </ul>
      {excusable.length > 0 && <h2>{t('open.reasons', { count: excusable.length })}</h2>}
      <ul>
        {excusable.map((item) => (
          <li key={item.item}>
            <Item item={item} {...rest} />
            <Reason item={item} change={rest.change} />
          </li>
        ))}
      </ul>
      {excusable.length > 1 && <ForTheRest items={excusable} change={rest.change} />}
    </section>
  )
}

function Item({ item, kit, day, onStep }: Omit<Props, 'items' | 'change'> & { item: OpenItem }) {
  const { t, i18n } = useTranslation('field')
  const language = i18n.language === 'zh-CN' ? 'zh' : 'en'
  const basis = groundOn(item, day === '' ? todayNow() : day, kit.limits)[language]
  return (
    <>
      <button type="button" className="wide" onClick={() => onStep(item.step)}>
        {item.title[language]}
        {item.fault !== undefined && <strong className="fault"> {t(`minute.${item.fault}`)}</strong>}
      </button>
      <span className="muted">{t('check.basis', { basis, clause: item.clause })}</span>
    </>
  )
}

function Reason({ item: { item, title, reason }, change }: { item: OpenItem; change: Change }) {
  const { t, i18n } = useTranslation('field')
  const say = (text: string) => change((before) => withText(before, `reason.${item}`, text))
  const name = title[i18n.language === 'zh-CN' ? 'zh' : 'en']
  return (
    <div className="why">
      <TextField label={t('open.why', { name })} value={reason} onChange={say} />
      {reason === '' && (
        <div className="quick">
          {quick.map((key) => (
            <button key={key} type="button" onClick={() => say(t(`open.${key}`, { lng: 'zh-CN' }))}>
              {t(`open.${key}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The last reason written here, for all that have none. */
function ForTheRest({ items, change }: { items: readonly OpenItem[]; change: Change }) {
  const { t } = useTranslation('field')
  const without = items.filter(({ reason }) => reason.trim().length < REASON_LENGTH)
  const given = items.findLast(({ reason }) => reason.trim().length >= REASON_LENGTH)
  if (given === undefined || without.length === 0) return null
  return (
    <button
      type="button"
      className="wide"
      onClick={() =>
        change((before) => without.reduce((next, { item }) => withText(next, `reason.${item}`, given.reason), before))
      }
    >
      {t('open.rest', { count: without.length, reason: given.reason })}
    </button>
  )
}
