/** Actions of a meeting: what, which post, until when, and the clause it serves. */
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MeetingText, MeetingView } from '../contract-problems.ts'
import { ClauseChoice } from './clause-choice.tsx'
import { OwnerSelect } from './problems-page.tsx'
import type { Text } from './use-text.ts'

const fresh = { what: '', owner: '', due: null, clause: null }

export function ActionFields({ view, text: { content, change } }: { view: MeetingView; text: Text<MeetingText> }) {
  const { t } = useTranslation('coordination')
  const { actions } = content
  const set = (place: number, part: Partial<MeetingText['actions'][number]>): void =>
    change({ actions: actions.map((one, at) => (at === place ? { ...one, ...part } : one)) })
  return (
    <Form.Item label={t('meeting.actions')} extra={t('meeting.actionsAbout')}>
      {actions.map(({ what, owner, due, clause }, at) => (
        <div key={at} className="row-fields" role="group" aria-label={t('meeting.action', { n: at + 1 })}>
          <Input
            className="grows"
            aria-label={t('meeting.what')}
            placeholder={t('meeting.what')}
            maxLength={300}
            value={what}
            onChange={({ target }) => set(at, { what: target.value })}
          />
          <div className="grows">
            <OwnerSelect
              label={t('problems.owner')}
              owners={view.owners}
              value={owner}
              onChange={(post) => set(at, { owner: post })}
            />
          </div>
          <Input
            type="date"
            className="day-input"
            aria-label={t('problems.due')}
            value={due ?? ''}
            onChange={({ target }) => set(at, { due: target.value === '' ? null : target.value })}
          />
          <div className="grows">
            <ClauseChoice
              label={t('problems.clause')}
              value={clause}
              onChange={(chosen) => set(at, { clause: chosen })}
            />
          </div>
          <Button onClick={() => change({ actions: actions.filter((_, place) => place !== at) })}>
            {t('meeting.drop', { n: at + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={() => change({ actions: [...actions, fresh] })}>{t('meeting.add')}</Button>
    </Form.Item>
  )
}
