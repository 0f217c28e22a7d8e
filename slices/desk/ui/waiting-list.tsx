/** What waits for the person: nobody has looked, begun, done – each said apart, and each leads to where it is done. */
import { useTranslation } from 'react-i18next'
import { AddressLink } from '../../../platform/web/address-link.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useObjectAddress } from '../../../platform/web/object-addresses.ts'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { WaitingItemView } from '../contract.ts'
import './desk.css'
import { useWaiting } from './queries.ts'
import { useSentence } from './sentence.ts'

const order: Readonly<Record<WaitingItemView['state'], number>> = { untouched: 0, begun: 1, done: 2 }

export function WaitingList({ campaign }: { campaign: string }) {
  const { t } = useTranslation('desk')
  const waiting = useWaiting(campaign)
  return (
    <section className="page" aria-labelledby="desk-waiting">
      <h2 id="desk-waiting">{t('waiting.title')}</h2>
      <Answer of={waiting} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('waiting.empty')} next={t('waiting.emptyNext')} />
          ) : (
            <ul className="waiting">
              {items
                .toSorted((a, b) => order[a.state] - order[b.state])
                .map((item) => (
                  <Item key={`${item.kind} ${item.object}`} item={item} campaign={campaign} />
                ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function Item({ item, campaign }: { item: WaitingItemView; campaign: string }) {
  const { t } = useTranslation('desk')
  const sentence = useSentence('waiting')(item.kind, item.values)
  const address = useObjectAddress()(item.object, campaign)
  return (
    <li className={`waiting-item ${item.state}`}>
      <span className={`waiting-state ${item.state}`}>{t(`waiting.states.${item.state}`)}</span>
      <span>
        {address === undefined ? sentence : <AddressLink to={address}>{sentence}</AddressLink>}
        <Facts of={item} />
      </span>
    </li>
  )
}

function Facts({ of: { parts, since, until } }: { of: WaitingItemView }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const facts = [
    parts === undefined ? undefined : t('waiting.parts', { ...parts }),
    since === undefined || since === null ? undefined : t('waiting.since', { at: format.instant(since) }),
    until === undefined || until === null ? undefined : t('waiting.until', { at: format.instant(until) }),
  ].filter((fact) => fact !== undefined)
  if (facts.length === 0) return null
  return <span className="muted small figures waiting-facts">{facts.join(t('waiting.join'))}</span>
}
