/** All of it before the paper: what is open, what the checker finds, the sheets; then printing, then the signatures. */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import { layOut } from '../../../rules/drafting/pages.ts'
import { checkRecord } from '../../../rules/drafting/record-document.ts'
import type { Step } from '../../../rules/drafting/steps.ts'
import { warningsOf } from '../../../rules/drafting/warnings.ts'
import type { Kit } from '../contract.ts'
import { RecordSheets } from '../ui/sheets.tsx'
import { CheckPanel } from './check-panel.tsx'
import { print } from './notebook.ts'
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

export function ReviewScreen({ box, kit, record, steps, onStep, onPut }: Props) {
  const { t } = useTranslation('field')
  const [signing, setSigning] = useState(false)
  const { working } = record
  const { content, state } = working
  const laid = layOut(content, kit.unitName, kit.template)
  const isPrinted = state !== 'draft'
  const toPaper = async () => {
    const printed = await print(box, await record.settled(), kit)
    flushSync(() => record.replace(printed))
    onPut()
    window.print()
  }
  if (signing && state === 'printed') return <SignScreen {...{ box, kit, record, laid, onPut }} />
  return (
    <>
      {state !== 'draft' && state !== 'printed' && <p className="banner good">{t('signedNow')}</p>}
      {!isPrinted && <OpenSteps steps={steps} onStep={onStep} />}
      <CheckPanel findings={checkRecord(content, undefined, kit.limits)} warnings={warningsOf(content, kit.template)} />
      <section className="paper">
        <RecordSheets laid={laid} isPrinted={isPrinted} />
      </section>
      {(state === 'draft' || state === 'printed') && (
        <>
          <p className="hint">{t('print.about')}</p>
          <p className="hint">{t('print.plain')}</p>
          <nav className="step-bar">
            <button type="button" onClick={() => onStep(steps[0]?.id ?? '')}>
              {t('steps.previous')}
            </button>
            <button type="button" className={isPrinted ? '' : 'primary'} onClick={() => void toPaper()}>
              {t(isPrinted ? 'print.again' : 'print.act')}
            </button>
            {isPrinted && (
              <button type="button" className="primary" onClick={() => setSigning(true)}>
                {t('print.sign')}
              </button>
            )}
          </nav>
        </>
      )}
    </>
  )
}

function OpenSteps({ steps, onStep }: { steps: readonly Step[]; onStep: (step: string) => void }) {
  const { t } = useTranslation('field')
  const open = steps.filter(({ done }) => !done)
  if (open.length === 0) return null
  return (
    <section className="check">
      <h2>{t('check.missing')}</h2>
      <ul className="open-steps">
        {open.map(({ id, question }) => (
          <li key={id}>
            <button type="button" onClick={() => onStep(id)}>
              {question?.ask ?? t(`steps.${id}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
