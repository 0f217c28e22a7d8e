/** While the server does not answer: says so, asks by itself, and lets the page go on when it is back. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { serverAnswers } from './api.ts'
import { useConnectionLost } from './connection.ts'

const ASK_EVERY_MS = 2_000

export function ConnectionBanner() {
  const { t } = useTranslation('web')
  const isLost = useConnectionLost()
  useAskingAgain(isLost)
  if (!isLost) return null
  return (
    <p role="alert" className="connection-lost">
      <strong>{t('connection.lost')}</strong> {t('connection.lostCure')}
    </p>
  )
}

/** What stands on the page may be old when the server is back: all of it is asked anew. */
function useAskingAgain(isLost: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isLost) return
    void serverAnswers()
    const timer = window.setInterval(() => void serverAnswers(), ASK_EVERY_MS)
    return () => {
      window.clearInterval(timer)
      void client.invalidateQueries()
    }
  }, [isLost, client])
}
