/** A record being drafted: head, the step, the check, forward and back. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import { headingOf } from '../../../rules/drafting/texts.ts'
import { checkRecord } from '../../../rules/drafting/record-document.ts'
import { timeFault } from '../../../rules/drafting/moments.ts'
import { nextStep, stepsOf, type Step } from '../../../rules/drafting/steps.ts'
import { warningsOf } from '../../../rules/drafting/warnings.ts'
import type { Kit } from '../contract.ts'
import { BothTexts } from './both-texts.tsx'
import { CheckPanel } from './check-panel.tsx'
import { minuteNow, todayNow } from './moments.ts'
import type { Working } from './notebook.ts'
import { ReviewScreen } from './review-screen.tsx'
import { ScreenHead } from './screen-head.tsx'
import { StepForm } from './step-form.tsx'
import { useRecord, type RecordInWork } from './use-record.ts'

interface Props {
  box: Box
  kit: Kit
  first: Working
  /** The server's time of the last receipt, renewed with each synchronisation. */
  receivedAt: string | null
  onClose: () => void
  /** Something stands in the outbox. */
  onPut: () => void
}

const REVIEW = 'review'

export function DraftScreen({ box, kit, first, receivedAt, onClose, onPut }: Props) {
  const { t } = useTranslation('field')
  const record = useRecord(box, first, kit.template)
  const steps = stepsOf(record.working.content, kit.template)
  const [shown, setShown] = useState(() => (first.state === 'draft' ? (nextStep(steps)?.id ?? REVIEW) : REVIEW))
  const close = () => void record.settled().then(onClose)
  const { working } = record
  return (
    <main className="screen">
      <ScreenHead kit={kit} working={{ ...working, receivedAt }} onBack={close} />
      {record.failed && (
        <p role="alert" className="banner">
          {t('storeFailed')}
        </p>
      )}
      {working.others.length > 0 ? (
        <BothTexts box={box} kit={kit} record={record} onPut={onPut} />
      ) : shown === REVIEW ? (
        <ReviewScreen {...{ box, kit, record, steps, onPut }} onStep={setShown} />
      ) : (
        <StepScreen {...{ box, kit, record, steps, shown }} onShow={setShown} />
      )}
    </main>
  )
}

interface StepProps {
  box: Box
  kit: Kit
  record: RecordInWork
  steps: readonly Step[]
  shown: string
  onShow: (step: string) => void
}

function StepScreen({ box, kit, record, steps, shown, onShow }: StepProps) {
  const { t } = useTranslation('field')
  const { content, printed } = record.working
  const found = steps.findIndex(({ id }) => id === shown)
  const at = Math.max(found, 0)
  const step = steps[at]
  const findings = useMemo(
    () => checkRecord(content, undefined, { limits: kit.limits, today: todayNow() }),
    [content, kit],
  )
  const warnings = useMemo(() => warningsOf(content, kit.template), [content, kit.template])
  if (step === undefined) return null
  const title =
    step.question === undefined
      ? t(`steps.${step.id === 'person' && content.kind === '调查询问笔录' ? 'interviewee' : step.id}`)
      : headingOf(step.question.ask) || t('steps.ownQuestion')
  const isWrongTime = (['start', 'end'] as const).some(
    (id) => id === step.id && timeFault(content, id, minuteNow()) !== undefined,
  )
  const isDone = step.done && !isWrongTime
  const next = steps[at + 1]
  const previous = steps[at - 1]
  return (
    <>
      <section className="step">
        <p className="muted">
          {t('steps.progress', { at: at + 1, of: steps.length })} · {t(isDone ? 'steps.done' : 'steps.open')}
        </p>
        <h2 {...(step.question === undefined ? {} : { lang: 'zh-CN' })}>{title}</h2>
        <StepForm
          key={step.id}
          {...{ box, kit, step, content }}
          change={record.change}
          attempt={record.attempt}
          isPrinted={printed !== null}
        />
      </section>
      {next?.id === 'end' && <AddQuestion record={record} onShow={onShow} />}
      <CheckPanel limits={kit.limits} findings={findings} warnings={warnings} />
      <nav className="step-bar">
        <button type="button" disabled={previous === undefined} onClick={() => onShow(previous?.id ?? step.id)}>
          {t('steps.previous')}
        </button>
        <button type="button" className="primary" onClick={() => onShow(next?.id ?? REVIEW)}>
          {next === undefined ? t('steps.finish') : t('steps.next', { at: at + 2, of: steps.length })}
        </button>
      </nav>
    </>
  )
}

function AddQuestion({ record, onShow }: { record: RecordInWork; onShow: (step: string) => void }) {
  const { t } = useTranslation('field')
  const add = () => {
    const id = `own-${crypto.randomUUID().slice(0, 8)}`
    record.change((before) => ({
      ...before,
      answers: [...before.answers, { id, section: 'other', asked: '', text: '' }],
    }))
    onShow(`answers.${id}`)
  }
  return (
    <button type="button" className="wide" onClick={add}>
      {t('steps.addQuestion')}
    </button>
  )
}
