/** The records on this device, what waits to be sent, what the server did not take, and a new one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '../../../platform/offline/outbox.ts'
import { shownMinute } from '../../../rules/drafting/moments.ts'
import { recordKinds } from '../../../rules/drafting/words.ts'
import type { Kit } from '../contract.ts'
import { Choices } from './form-fields.tsx'
import type { Begun, Working } from './notebook.ts'
import { Facts } from './screen-head.tsx'

interface Props {
  kit: Kit | undefined
  texts: readonly Working[]
  refused: readonly Refused[]
  onOpen: (working: Working) => void
  onBegin: (begun: Omit<Begun, 'campaign'>) => void
  onSeen: (refused: Refused) => void
}

export function ListScreen({ kit, texts, refused, onOpen, onBegin, onSeen }: Props) {
  const { t } = useTranslation('field')
  const [isNew, setNew] = useState(false)
  return (
    <main className="screen">
      <h1 className="list-title">{t('list.title')}</h1>
      {refused.map((one) => (
        <p key={one.id} role="alert" className="banner">
          {t('list.refused', { message: one.message })}
          <button type="button" onClick={() => onSeen(one)}>
            {t('list.seen')}
          </button>
        </p>
      ))}
      {kit === undefined && <p className="banner">{t('list.noKit')}</p>}
      {isNew && kit !== undefined ? (
        <NewRecord kit={kit} onBegin={onBegin} onCancel={() => setNew(false)} />
      ) : (
        <button type="button" className="primary wide" disabled={kit === undefined} onClick={() => setNew(true)}>
          {t('list.new')}
        </button>
      )}
      {texts.length === 0 && (
        <div className="nothing">
          <p>{t('list.none')}</p>
          <p className="muted">{t('list.noneNext')}</p>
        </div>
      )}
      <ul className="records">
        {texts.map((working) => (
          <li key={working.id}>
            <button type="button" onClick={() => onOpen(working)}>
              <strong>{working.content.party.name || t('list.unnamed')}</strong>
              <span className="muted">
                {[t(`kinds.${working.content.kind}`), began(working), t(`states.${working.state}`)]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </span>
              <Facts working={working} />
              {working.others.length > 0 && <span className="waits">{t('list.two')}</span>}
            </button>
            {isSigned(working) && kit !== undefined && (
              <button type="button" onClick={() => onBegin(supplementTo(working))}>
                {t('list.supplement')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </main>
  )
}

const began = ({ content: { start } }: Working): string => shownMinute(start)

const isSigned = ({ state }: Working): boolean => state !== 'draft' && state !== 'printed'

const supplementTo = ({ id, content: { kind, bank } }: Working): Omit<Begun, 'campaign'> => ({
  kind,
  bank,
  supplements: id,
})

function NewRecord({ kit, onBegin, onCancel }: Pick<Props, 'onBegin'> & { kit: Kit; onCancel: () => void }) {
  const { t, i18n } = useTranslation('field')
  const isChinese = i18n.language === 'zh-CN'
  const [kind, setKind] = useState<Begun['kind']>('现场检查笔录')
  const [bank, setBank] = useState('common')
  return (
    <section className="new-record">
      <Choices
        label={t('list.kind')}
        options={recordKinds.map((value) => ({ value, text: t(`kinds.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(recordKinds.find((one) => one === value) ?? kind)}
      />
      <Choices
        label={t('list.bank')}
        options={kit.template.banks.map(({ id, title, en = title }) => ({ value: id, text: isChinese ? title : en }))}
        value={bank}
        onChange={setBank}
      />
      <div className="step-pair">
        <button type="button" onClick={onCancel}>
          {t('list.cancel')}
        </button>
        <button type="button" className="primary" onClick={() => onBegin({ kind, bank })}>
          {t('list.begin')}
        </button>
      </div>
    </section>
  )
}
