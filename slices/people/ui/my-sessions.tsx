import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { MySession } from '../contract.ts'
import { deviceWords } from './device-words.ts'
import type { AccountPart } from './my-password.tsx'

const path = '/api/my-account/sessions'

export function MySessions({ account, onChanged }: AccountPart) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const { sessions, limits } = account
  const done = (words: string) => {
    void message.success(words)
    onChanged()
  }
  const end = useMutation({
    mutationFn: (id: string) => sendJson('DELETE', `${path}/${encodeURIComponent(id)}`),
    onSuccess: () => done(t('account.ended')),
  })
  const endOthers = useMutation({
    mutationFn: () => sendJson<{ ended: number }>('DELETE', path),
    onSuccess: ({ ended }) => done(t('account.endedOthers', { ended })),
  })
  const others = sessions.some(({ current }) => !current)
  return (
    <section>
      <h2>{t('account.sessions')}</h2>
      <p className="muted">{t('account.sessionsAbout', { minutes: limits.idleMinutes, hours: limits.mostHours })}</p>
      <ul className="account-list">
        {sessions.map((session) => (
          <Row key={session.id} session={session} busy={end.isPending} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      {(end.error ?? endOthers.error) !== null && <FailedState error={end.error ?? endOthers.error} />}
      {others ? (
        <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('account.endOthers')}
        </Button>
      ) : (
        <p className="muted">{t('account.noOthers')}</p>
      )}
    </section>
  )
}

function Row({ session, busy, onEnd }: { session: MySession; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const { device, address, since, seen, method, current } = session
  const words = t('account.session', { device: deviceWords(device) ?? t('account.unknownDevice'), address })
  return (
    <li>
      <span className="what">
        <span title={device}>{words}</span>
        <br />
        <span className="muted small figures">
          {t('account.sessionSince', {
            since: instant(since),
            seen: instant(seen),
            method: t(`account.method.${method}`),
          })}
        </span>
      </span>
      {current ? (
        <span className="muted">{t('account.current')}</span>
      ) : (
        <Button disabled={busy} aria-label={`${t('account.end')} ${words}`} onClick={onEnd}>
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
