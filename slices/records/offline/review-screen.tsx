/** All of it before the paper: what is open, what the checker finds, the sheets; then printing, then the signatures. */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import { openItems, unready } from '../../../rules/drafting/open-items.ts'
import { layOut } from '../../../rules/drafting/pages.ts'
import { checkRecord } from '../../../rules/drafting/record-document.ts'
import type { Step } from '../../../rules/drafting/steps.ts'
import { warningsOf } from '../../../rules/drafting/warnings.ts'
import type { Kit } from '../contract.ts'
import { RecordSheets } from '../ui/sheets.tsx'
import { CheckPanel } from './check-panel.tsx'
import { minuteNow, todayNow } from './moments.ts'
import { print, type Working } from './notebook.ts'
import { OpenList } from './open-list.tsx'
import { SignScreen } from './sign-screen.tsx'
import type { RecordInWork } from './use-record.ts'

interface Props {
  box: Box
  kit: Kit
  record: RecordInWork
  steps: readonly Step[]
  onStep: (step: string) => void
  onPut: () => void
}

/** What stands on the paper; of a draft, what would stand there. */
const sheetsOf = ({ state, printed, content }: Working, { unitName, template }: Kit) =>
  (state === 'draft' ? undefined : printed?.sheets) ?? layOut(content, unitName, template)

export function ReviewScreen({ box, kit, record, steps, onStep, onPut }: Props) {
  const { t } = useTranslation('field')
  const [signing, setSigning] = useState(false)
  const { content, state } = record.working
  const laid = sheetsOf(record.working, kit)
  const isPrinted = state !== 'draft'
  const items = openItems(content, { template: kit.template, now: minuteNow() })
  if (signing && state === 'printed') return <SignScreen {...{ box, kit, record, laid, onPut }} />
  return (
    <>
      {state !== 'draft' && state !== 'printed' && <p className="banner good">{t('signedNow')}</p>}
      {!isPrinted && <OpenList {...{ kit, items, onStep }} day={content.start.slice(0, 10)} change={record.change} />}
      <CheckPanel
        limits={kit.limits}
        findings={checkRecord(content, undefined, { limits: kit.limits, today: todayNow() })}
        warnings={warningsOf(content, kit.template)}
      />
      <section className="paper">
        <RecordSheets laid={laid} isPrinted={isPrinted} />
      </section>
      {(state === 'draft' || state === 'printed') && (
        <PaperBar
          {...{ box, kit, record, onPut }}
          lacking={isPrinted ? 0 : unready(items).length}
          onBack={() => onStep(steps[0]?.id ?? '')}
          onSign={() => setSigning(true)}
        />
      )}
    </>
  )
}

interface BarProps extends Omit<Props, 'steps' | 'onStep'> {
  /** So much is open still: only a draft is printed. */
  lacking: number
  onBack: () => void
  onSign: () => void
}

function PaperBar({ box, kit, record, onPut, lacking, onBack, onSign }: BarProps) {
  const { t } = useTranslation('field')
  const isPrinted = record.working.state === 'printed'
  const toPaper = () =>
    record.attempt(async () => {
      const printed = await print(box, await record.settled(), kit)
      flushSync(() => record.replace(printed))
      onPut()
      window.print()
    })
  return (
    <>
      <p className="hint">{t('print.about')}</p>
      <p className="hint">{t('print.plain')}</p>
      {lacking > 0 && <p role="status">{t('print.lacking', { count: lacking })}</p>}
      {!isPrinted && (
        <button type="button" className="wide" onClick={() => window.print()}>
          {t('print.draft')}
        </button>
      )}
      <nav className="step-bar">
        <button type="button" onClick={onBack}>
          {t('steps.previous')}
        </button>
        <button
          type="button"
          className={isPrinted ? '' : 'primary'}
          disabled={lacking > 0}
          onClick={() => void toPaper()}
        >
          {t(isPrinted ? 'print.again' : 'print.act')}
        </button>
        {isPrinted && (
          <button type="button" className="primary" onClick={onSign}>
            {t('print.sign')}
          </button>
        )}
      </nav>
    </>
  )
}
