/** Told once a sign-in, above every page: tries that failed since the one before. */
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useSession } from '../../../platform/web/session.tsx'

const storageKey = 'lianbing.sign-in-note'

export function SignInNote() {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const { signIn } = useSession()
  const [read, setRead] = useState(() => window.sessionStorage.getItem(storageKey))
  if (signIn === null || signIn.failures === 0 || read === signIn.session) return null
  const { previous, failures, session } = signIn
  const words =
    previous === null
      ? t('signIn.noteFirst', { failures })
      : t('signIn.note', { failures, previous: instant(previous) })
  const close = () => {
    window.sessionStorage.setItem(storageKey, session)
    setRead(session)
  }
  return (
    <Alert
      className="sign-in-note"
      type="warning"
      showIcon
      role="status"
      title={
        <>
          {words} <Link to="/my-account">{t('signIn.noteLook')}</Link>
        </>
      }
      closable={{ onClose: close }}
    />
  )
}
