/** One step at a time: what is needed next, with the words to read out, the places to look at, the photographs. */
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import { sectionWords } from '../../../rules/drafting/words.ts'
import type { Photo, RecordContent } from '../../../rules/drafting/record.ts'
import type { Step } from '../../../rules/drafting/steps.ts'
import type { Question } from '../../../rules/drafting/template.ts'
import { timeFault } from '../../../rules/drafting/moments.ts'
import { headingOf, textsOf, withText } from '../../../rules/drafting/texts.ts'
import type { Kit } from '../contract.ts'
import { Choices, TextField } from './form-fields.tsx'
import { MinuteField } from './minute-field.tsx'
import { minuteNow } from './moments.ts'
import { OfficersField } from './officers-field.tsx'
import { Photos } from './photos.tsx'
import type { Change, RecordInWork } from './use-record.ts'

interface Props {
  box: Box
  kit: Kit
  step: Step
  content: RecordContent
  change: Change
  attempt: RecordInWork['attempt']
  /** Printed once: what stands there may be changed, not taken away. */
  isPrinted: boolean
}

export function StepForm(props: Props) {
  const { step, content, change } = props
  const { t } = useTranslation('field')
  const texts = textsOf(content)
  const text = (name: string, rows?: number) => (
    <TextField
      key={name}
      label={t(`fields.${name}`)}
      value={texts.get(name) ?? ''}
      onChange={(value) => change((before) => withText(before, name, value))}
      {...(rows === undefined ? {} : { rows })}
    />
  )
  const minute = (name: 'start' | 'end') => (
    <MinuteField
      label={t(`fields.${name}`)}
      value={content[name]}
      fault={timeFault(content, name, minuteNow())}
      onChange={(value) => change((before) => withText(before, name, value))}
    />
  )
  if (step.question !== undefined) return <QuestionForm {...props} question={step.question} />
  if (step.id === 'party')
    return <>{['party.name', 'party.code', 'party.representative', 'party.address'].map((name) => text(name))}</>
  if (step.id === 'place') return <>{[text('place'), text('others', 2)]}</>
  if (step.id === 'start') return minute('start')
  if (step.id === 'end') return minute('end')
  if (step.id === 'officers') return <OfficersField {...props} />
  if (step.id === 'certificates' || step.id === 'recusal') return <ToldForm {...props} field={step.id} />
  const person = ['name', 'idNumber', 'post', 'relation', 'phone', 'address']
  return <>{person.map((name) => text(`person.${name}`))}</>
}

function ToldForm({ kit, content, change, field }: Props & { field: 'certificates' | 'recusal' }) {
  const { t } = useTranslation('field')
  const options = (['missing', 'told', 'confirmed'] as const).map((value) => ({ value, text: t(`told.${value}`) }))
  return (
    <>
      <p className="hint">{t('steps.readOut')}</p>
      <blockquote lang="zh-CN">{kit.template.told[content.kind][field]}</blockquote>
      <Choices
        label={t(`steps.${field}`)}
        options={options}
        value={content[field]}
        onChange={(value) => change((before) => withText(before, field, value))}
      />
    </>
  )
}

function QuestionForm({ box, question, content, change, attempt, isPrinted }: Props & { question: Question }) {
  const { t } = useTranslation('field')
  const answer = content.answers.find(({ id }) => id === question.id)
  const set = (part: 'asked' | 'text', value: string) =>
    change((before) => answered(before, question, { [part]: value }))
  const isOwn = question.id.startsWith('own-')
  const isInquiry = content.kind === '调查询问笔录'
  const answerLabel =
    question.choices.length > 0 ? t('steps.other') : isInquiry ? t('steps.answer') : headingOf(question.ask)
  const photos = (next: (before: readonly Photo[]) => Photo[]) =>
    change((before) => ({ ...answered(before, question, {}), photos: next(before.photos) }))
  return (
    <>
      {(isOwn || isInquiry) && (
        <TextField
          label={t('steps.ownQuestion')}
          value={answer?.asked ?? question.ask}
          onChange={(value) => set('asked', value)}
          rows={2}
        />
      )}
      {isOwn && content.kind === '现场检查笔录' && <SectionChoice content={content} change={change} id={question.id} />}
      {question.look !== '' && <p className="hint">{question.look}</p>}
      {question.choices.length > 0 && (
        <Choices
          label={headingOf(question.ask)}
          options={question.choices.map((value) => ({ value, text: value }))}
          value={answer?.text ?? ''}
          onChange={(value) => set('text', value)}
        />
      )}
      <TextField label={answerLabel} value={answer?.text ?? ''} onChange={(value) => set('text', value)} rows={5} />
      <Photos box={box} attempt={attempt} photos={content.photos} of={question.id} onChange={photos} />
      {isOwn && !isPrinted && (
        <button
          type="button"
          onClick={() =>
            change((before) => ({ ...before, answers: before.answers.filter(({ id }) => id !== question.id) }))
          }
        >
          {t('steps.removeQuestion')}
        </button>
      )}
    </>
  )
}

function SectionChoice({ content, change, id }: { content: RecordContent; change: Change; id: string }) {
  const { t } = useTranslation('field')
  const section = content.answers.find((answer) => answer.id === id)?.section ?? 'other'
  return (
    <Choices
      label={t('steps.section')}
      options={sectionWords.map((value) => ({ value, text: t(`sections.${value}`) }))}
      value={section}
      onChange={(value) =>
        change((before) => ({
          ...before,
          answers: before.answers.map((answer) =>
            answer.id === id ? { ...answer, section: sectionWords.find((one) => one === value) ?? 'other' } : answer,
          ),
        }))
      }
    />
  )
}

/** The content with this question's answer changed; it comes in at its place where it was not there. */
function answered(content: RecordContent, question: Question, part: { asked?: string; text?: string }): RecordContent {
  const { id, section, ask } = question
  const isThere = content.answers.some((answer) => answer.id === id)
  const answers = isThere ? content.answers : [...content.answers, { id, section, asked: ask, text: '' }]
  return { ...content, answers: answers.map((answer) => (answer.id === id ? { ...answer, ...part } : answer)) }
}
