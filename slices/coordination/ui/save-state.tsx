/** Says "saved" only when the server said so; where two wrote, what to do with both texts. */
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useFailureWords } from '../../../platform/web/states.tsx'
import type { AsideView } from '../contract.ts'
import type { Clash, SaveState } from './use-text.ts'

export function SaveStateLine({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  return (
    <span className={`save-state ${state.kind}`} role="status">
      {state.kind === 'saved' && (state.at === null ? t('save.nothing') : t('save.saved', { at: instant(state.at) }))}
      {state.kind === 'saving' && t('save.saving')}
      {state.kind === 'unsaved' && t('save.unsaved')}
      {state.kind === 'failed' && <Failed state={state} onRetry={onRetry} />}
    </span>
  )
}

function Failed({ state, onRetry }: { state: SaveState & { kind: 'failed' }; onRetry: () => void }) {
  const { t } = useTranslation('coordination')
  const { title } = useFailureWords(state.why)
  return (
    <>
      {t(state.again ? 'save.failed' : 'save.refused', { why: title })}{' '}
      <Button size="small" onClick={onRetry}>
        {t('save.retry')}
      </Button>
    </>
  )
}

/** Somebody was quicker: the own text is kept on the server; loading again shows both. */
export function ClashNote({ clash, onReload }: { clash: Clash; onReload: () => void }) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('save.clash', { by: clash.by, at: instant(clash.at) })}
      description={t('save.clashNext')}
      action={<Button onClick={onReload}>{t('save.both')}</Button>}
    />
  )
}

interface AsidesProps<T> {
  asides: readonly AsideView<T>[]
  /** The fields of a text as words, in their order. */
  words: (content: T) => readonly [string, string][]
  now: T
  onTake: (aside: AsideView<T>) => void
}

/** Texts that came second, beside what stands: only what differs. */
export function Asides<T>({ asides, words, now, onTake }: AsidesProps<T>) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  return asides.map((aside) => {
    const standing = new Map(words(now))
    const differing = words(aside.content).filter(([name, text]) => standing.get(name) !== text)
    return (
      <section key={aside.id} className="aside-text" aria-label={t('save.aside', { by: aside.by })}>
        <strong>{t('save.aside', { by: aside.by })}</strong> <span className="muted">{instant(aside.at)}</span>
        {differing.length === 0 && <p className="muted">{t('save.same')}</p>}
        {differing.map(([name, text]) => (
          <dl key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="muted">{t('save.theirs')}</span> {text || '—'}
            </dd>
            <dd>
              <span className="muted">{t('save.standing')}</span> {standing.get(name) || '—'}
            </dd>
          </dl>
        ))}
        <Button onClick={() => onTake(aside)}>{t('save.take')}</Button>
      </section>
    )
  })
}
