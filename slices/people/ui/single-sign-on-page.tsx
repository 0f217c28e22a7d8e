/** `/single-sign-on/<provider>`: where a provider sends the browser back to. Stands outside the shell. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { LoadingState } from '../../../platform/web/states.tsx'
import type { ProviderAnswer } from '../contract.ts'
import { OwedStep } from './sign-in-form.tsx'
import { WayFailed } from './way-failed.tsx'
import { forgetTicket, keptTicket } from './ways.ts'
import './sign-in.css'

export default function SingleSignOnPage() {
  const { t } = useTranslation('people')
  const { provider } = useParams({ strict: false })
  const [query] = useState(() => window.location.search)
  const [kept] = useState(keptTicket)
  const then = kept?.then ?? import.meta.env.BASE_URL
  const answer = useQuery({
    queryKey: ['single-sign-on', kept?.ticket],
    queryFn: () => sendJson<ProviderAnswer>('POST', '/api/sign-in/back', { provider, ticket: kept?.ticket, query }),
    enabled: kept !== undefined,
    retry: false,
    staleTime: Infinity,
  })
  useEffect(() => {
    // The code is used up in a moment; neither it nor the ticket stays behind.
    window.history.replaceState(window.history.state, '', window.location.pathname)
    if (!answer.isPending) forgetTicket()
  }, [answer.isPending])
  const next = answer.data?.next
  useEffect(() => {
    // Loads anew: the session is another one now.
    if (next === 'done' || next === 'linked') window.location.replace(then)
  }, [next, then])
  return (
    <div className="sign-in">
      <title>{t('ways.backDocument')}</title>
      <h1>{t('ways.backTitle')}</h1>
      {kept === undefined ? <NotFromHere /> : <Back answer={answer} then={then} />}
    </div>
  )
}

interface BackProps {
  answer: { data: ProviderAnswer | undefined; error: Error | null }
  then: string
}

function Back({ answer: { data, error }, then }: BackProps) {
  if (error !== null)
    return (
      <>
        <WayFailed error={error} />
        <Onward then={then} />
      </>
    )
  if (data?.next === 'second' || data?.next === 'enrol')
    return (
      <OwedStep
        owed={data}
        onDone={() => window.location.replace(then)}
        onAgain={() => window.location.replace(then)}
      />
    )
  return <LoadingState rows={3} />
}

function NotFromHere() {
  const { t } = useTranslation('people')
  return (
    <>
      <p role="alert">{t('ways.notFromHere')}</p>
      <Onward then={import.meta.env.BASE_URL} />
    </>
  )
}

function Onward({ then }: { then: string }) {
  const { t } = useTranslation('people')
  return (
    <div>
      <Button type="primary" onClick={() => window.location.replace(then)}>
        {t('ways.onward')}
      </Button>
    </div>
  )
}
