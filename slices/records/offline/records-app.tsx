/** Everything behind the lock: the list or one record, and the synchronisation that runs beside them. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import { StoreFailed } from '../../../platform/offline/device-store.ts'
import { dismiss, refusals, ServerBehind, unsent, type Refused } from '../../../platform/offline/outbox.ts'
import { ApiError, OfflineError } from '../../../platform/web/api.ts'
import type { Kit } from '../contract.ts'
import { DraftScreen } from './draft-screen.tsx'
import { ListScreen } from './list-screen.tsx'
import { allTexts, begin, kitOf, textOf, type Working } from './notebook.ts'
import { OtherAccount, synchronise } from './synchronise.ts'

type SyncState =
  { now: 'idle' | 'busy' | 'offline' | 'signed-out' | 'behind' | 'store-failed' } | { now: 'failed'; message: string }

interface Kept {
  kit: Kit | undefined
  texts: Working[]
  refused: Refused[]
  /** Changes that wait, and texts that are not a change yet. */
  waiting: number
}

async function look(box: Box, campaign: string): Promise<Kept> {
  const texts = (await allTexts(box)).filter((one) => one.campaign === campaign)
  const waiting = (await unsent(box)).length + texts.filter(({ dirty }) => dirty).length
  return { kit: await kitOf(box, campaign), texts, refused: await refusals(box), waiting }
}

function stateOf(error: unknown): SyncState {
  if (error instanceof OfflineError) return { now: 'offline' }
  if (error instanceof StoreFailed) return { now: 'store-failed' }
  if (error instanceof ServerBehind) return { now: 'behind' }
  if (error instanceof OtherAccount || (error instanceof ApiError && error.status === 401)) return { now: 'signed-out' }
  return { now: 'failed', message: error instanceof Error ? error.message : String(error) }
}

const EVERY_MS = 60_000

/** Runs at the beginning, when asked, when the network comes back, and every minute. */
function useSync(box: Box, campaign: string, open: string | undefined) {
  const [kept, setKept] = useState<Kept>()
  const [sync, setSync] = useState<SyncState>({ now: 'idle' })
  const shown = useRef(open)
  useEffect(() => void (shown.current = open), [open])
  const renew = useCallback(async () => setKept(await look(box, campaign)), [box, campaign])
  const run = useCallback(async () => {
    setSync({ now: 'busy' })
    setSync(
      await synchronise(box, campaign, (id) => shown.current === id).then(
        (): SyncState => ({ now: 'idle' }),
        (error: unknown) => stateOf(error),
      ),
    )
    await renew()
  }, [box, campaign, renew])
  useEffect(() => {
    const again = () => void run()
    void renew().then(run)
    const timer = setInterval(again, EVERY_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [open, renew, run])
  const tell = useCallback((error: unknown) => setSync(stateOf(error)), [])
  return { kept, sync, run, renew, tell }
}

export function RecordsApp({ box, campaign, menu }: { box: Box; campaign: string; menu: ReactNode }) {
  const [open, setOpen] = useState<Working>()
  const { kept, sync, run, renew, tell } = useSync(box, campaign, open?.id)
  if (kept === undefined) return <main className="screen" aria-busy="true" />
  const { kit, texts, refused, waiting } = kept
  const show = async ({ id }: Working) => setOpen(await textOf(box, id))
  const start = async (begun: Parameters<typeof begin>[1]) => setOpen(await begin(box, begun))
  return (
    <>
      <SyncBar sync={sync} waiting={waiting} onRun={() => void run()}>
        {open === undefined && menu}
      </SyncBar>
      {open !== undefined && kit !== undefined ? (
        <DraftScreen
          key={open.id}
          {...{ box, kit, first: open }}
          receivedAt={texts.find(({ id }) => id === open.id)?.receivedAt ?? open.receivedAt}
          onPut={() => void run()}
          onClose={() => {
            setOpen(undefined)
          }}
        />
      ) : (
        <ListScreen
          {...{ kit, texts, refused }}
          onOpen={(working) => void show(working).catch(tell)}
          onBegin={(begun) => void start({ ...begun, campaign }).catch(tell)}
          onSeen={(one) => void dismiss(box, one).then(renew).catch(tell)}
        />
      )}
    </>
  )
}

interface BarProps {
  sync: SyncState
  waiting: number
  onRun: () => void
  children: ReactNode
}

function SyncBar({ sync, waiting, onRun, children }: BarProps) {
  const { t } = useTranslation('field')
  const chip = sync.now === 'busy' ? t('sync.busy') : waiting > 0 ? t('sync.only', { count: waiting }) : t('sync.done')
  return (
    <section className="sync" aria-label={t('sync.title')}>
      <div className="sync-row">
        <span role="status" className={waiting > 0 ? 'chip waits' : 'chip good'}>
          {chip}
        </span>
        <button type="button" disabled={sync.now === 'busy'} onClick={onRun}>
          {t('sync.now')}
        </button>
        {children}
      </div>
      {sync.now === 'offline' && <p className="banner">{t('sync.offline')}</p>}
      {sync.now === 'store-failed' && (
        <p role="alert" className="banner">
          {t('storeFailed')}
        </p>
      )}
      {sync.now === 'behind' && (
        <p role="alert" className="banner">
          {t('sync.behind')}
        </p>
      )}
      {sync.now === 'failed' && (
        <p role="alert" className="banner">
          {t('sync.failed', { message: sync.message })}
        </p>
      )}
      {sync.now === 'signed-out' && (
        <p role="alert" className="banner">
          {t('sync.signIn')}{' '}
          <a href="/" target="_blank" rel="noreferrer">
            {t('sync.open')}
          </a>
        </p>
      )}
    </section>
  )
}
