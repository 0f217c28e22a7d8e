/** What a page shows while it waits, when there is nothing, and when something failed: always what to do next. */
import { QueryClientContext } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { use, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, OfflineError, type FieldProblem } from './api.ts'
import { ClauseLink } from './clause-link.tsx'

export function LoadingState({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('web')
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('loading')}
      </span>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** `title`: what comes here; `next`: who can do what so that it does. */
export function EmptyState({ title, next, action }: { title: string; next: string; action?: ReactNode }) {
  return (
    <div className="state">
      <div className="state-title">{title}</div>
      <p className="muted">{next}</p>
      {action}
    </div>
  )
}

interface FailureWords {
  title: string
  cure?: string
  facts?: string
  clause?: string
  fields?: readonly FieldProblem[]
}

/** Words of a failure: the server's own where it gave a problem (its sentence says the cure, too). */
export function useFailureWords(error: unknown): FailureWords {
  const { t } = useTranslation('web')
  if (error instanceof OfflineError) return { title: t('failed.offline'), cure: t('failed.offlineCure') }
  if (!(error instanceof ApiError)) {
    const facts = error instanceof Error ? error.message : String(error)
    return { title: t('failed.page'), cure: t('failed.pageCure'), facts }
  }
  const { message, ...problem } = error.problem
  const facts = `${error.status} · ${problem.code}`
  if (!message.startsWith('HTTP ')) return { ...problem, title: message, facts }
  const absent = error.status === 403 || error.status === 404
  return { title: t(absent ? 'failed.absent' : 'failed.server'), cure: t('failed.cure'), facts }
}

/** Asked again, a refusal stays one; only too many requests pass with time. */
const staysRefused = (error: unknown): boolean =>
  error instanceof ApiError && error.status < 500 && error.status !== 408 && error.status !== 429

/** One click asks again for all of the page that failed: what made one question fail made the others. */
function useRetryOfAll(retry: (() => void) | undefined): () => void {
  const client = use(QueryClientContext)
  return () => {
    retry?.()
    void client?.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  }
}

export function FailedState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('web')
  const words = useFailureWords(error)
  const again = useRetryOfAll(retry)
  return (
    <div className="state" role="alert">
      <div className="state-title">{words.title}</div>
      {words.cure !== undefined && <p>{words.cure}</p>}
      {words.fields?.map((field) => (
        <p key={`${field.place} ${field.message}`}>
          {t(field.value === '' ? 'failed.fieldEmpty' : 'failed.field', { ...field })}
        </p>
      ))}
      {words.clause !== undefined && <ClauseLink id={words.clause} />}
      {words.facts !== undefined && <div className="state-facts">{words.facts}</div>}
      {retry !== undefined && !staysRefused(error) && <Button onClick={again}>{t('retry')}</Button>}
    </div>
  )
}

interface Asked<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** A query's three states in one place: `<Answer of={query}>{(data) => …}</Answer>`. */
export function Answer<T>({ of, rows, children }: { of: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.isPending) return <LoadingState {...(rows === undefined ? {} : { rows })} />
  return <FailedState error={of.error} retry={() => void of.refetch()} />
}
