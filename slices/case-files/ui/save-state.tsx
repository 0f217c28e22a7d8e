/** Says "saved" only when the server said so. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useFailureWords } from '../../../platform/web/states.tsx'
import type { SaveState } from './use-draft.ts'

export function SaveStateLine({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  return (
    <div className={`save-state ${state.kind}`} role="status">
      {state.kind === 'saved' && t('editor.saved', { version: state.version, at: instant(state.at) })}
      {state.kind === 'saving' && t('editor.saving')}
      {state.kind === 'unsaved' && t('editor.unsaved')}
      {state.kind === 'failed' && <Failed state={state} onRetry={onRetry} />}
    </div>
  )
}

function Failed({ state, onRetry }: { state: SaveState & { kind: 'failed' }; onRetry: () => void }) {
  const { t } = useTranslation('case-files')
  const { title, fields = [] } = useFailureWords(state.why)
  const why = [title, ...fields.map(({ place, message }) => `${place}：${message}`)].join(' ')
  return (
    <>
      {t(state.again ? 'editor.failed' : 'editor.refused', { why })}{' '}
      <Button size="small" onClick={onRetry}>
        {t('editor.retry')}
      </Button>
    </>
  )
}
