/**
 * A day, a moment or a clock time: typed and shown as 2017-07-31 09:30 in every language and browser, whose own inputs write it
 * as the machine's owner chose (07/31/2017). The calendar is the browser's.
 */
import { CalendarOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTime, shownTime, type TimeKind } from './written-time.ts'

interface Props {
  kind?: TimeKind
  /** From a form's item, or given. */
  id?: string
  /** As the browser's inputs have it: '2017-07-31', '2017-07-31T09:30', '09:30'; '' or absent: none. */
  value?: string | undefined
  /** '' while what is typed is no such time. */
  onChange?: (value: string) => void
  max?: string | undefined
  disabled?: boolean
  className?: string
  'aria-label'?: string
}

const native = { day: 'date', moment: 'datetime-local', clock: 'time' } as const

export function TimeInput({ kind = 'day', value = '', onChange, max, className, ...input }: Props) {
  const { t } = useTranslation('web')
  const [draft, type] = useState<string>()
  const read = draft === undefined ? undefined : readTime(kind, draft)
  // What is typed counts until the value says something else.
  const typed = (read ?? '') === value ? draft : undefined
  const isWrong = typed !== undefined && typed.trim() !== '' && read === undefined
  const change = (text: string) => {
    type(text)
    onChange?.(readTime(kind, text) ?? '')
  }
  const pick = (picked: string) => {
    type(undefined)
    onChange?.(picked)
  }
  return (
    <span className={`time-input ${className ?? ''}`}>
      <Input
        {...input}
        value={typed ?? shownTime(value)}
        placeholder={t(`time.${kind}`)}
        autoComplete="off"
        {...(isWrong ? { status: 'error', 'aria-invalid': true } : {})}
        onChange={({ target }) => change(target.value)}
        onBlur={() => !isWrong && type(undefined)}
        suffix={
          kind === 'clock' ? null : <Calendar {...{ kind, value, max }} disabled={input.disabled} onPick={pick} />
        }
      />
      {isWrong && (
        <span className="time-wrong small" role="status">
          {t(`time.${kind}Wrong`)}
        </span>
      )}
    </span>
  )
}

interface CalendarProps {
  kind: TimeKind
  value: string
  max: string | undefined
  disabled: boolean | undefined
  onPick: (value: string) => void
}

/** The browser's own input stands unseen behind its calendar. */
function Calendar({ kind, value, max, disabled, onPick }: CalendarProps) {
  const { t } = useTranslation('web')
  const hidden = useRef<HTMLInputElement>(null)
  return (
    <span className="time-calendar">
      <input
        ref={hidden}
        type={native[kind]}
        value={value}
        max={max ?? (kind === 'day' ? '2999-12-31' : '2999-12-31T23:59')}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => onPick(target.value)}
      />
      <button
        type="button"
        className="plain-button"
        disabled={disabled === true}
        aria-label={t('time.pick')}
        title={t('time.pick')}
        onClick={() => hidden.current?.showPicker()}
      >
        <CalendarOutlined aria-hidden />
      </button>
    </span>
  )
}
