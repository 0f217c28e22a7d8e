/** A minute of Beijing's time, written year first whatever the language of the browser; typed, picked or now. */
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readMinute, shownMinute, type TimeFault } from '../../../rules/drafting/moments.ts'
import { minuteNow } from './moments.ts'

interface Props {
  label: string
  /** 'YYYY-MM-DDTHH:MM' or ''. */
  value: string
  onChange: (value: string) => void
  fault: TimeFault | undefined
}

export function MinuteField({ label, value, onChange, fault }: Props) {
  const { t } = useTranslation('field')
  const id = useId()
  const [typed, setTyped] = useState(shownMinute(value))
  const read = readMinute(typed) ?? ''
  // What came from elsewhere counts before what was typed here.
  const shown = read === value ? typed : shownMinute(value)
  const set = (text: string) => {
    setTyped(text)
    onChange(readMinute(text) ?? '')
  }
  const told = shown.trim() !== '' && value === '' ? t('minute.unread') : fault && t(`minute.${fault}`)
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-row">
        <input
          {...{ id, autoComplete: 'off', placeholder: '2017-07-06 10:05' }}
          aria-describedby={`${id}-about`}
          aria-invalid={told !== undefined}
          value={shown}
          onChange={(event) => set(event.target.value)}
          onBlur={() => setTyped(value === '' ? shown : shownMinute(value))}
        />
        <Picker value={value} onPick={set} />
        <button type="button" onClick={() => set(shownMinute(minuteNow()))}>
          {t('steps.now')}
        </button>
      </span>
      <span id={`${id}-about`} className="hint">
        {t('minute.about')}
      </span>
      {told !== undefined && (
        <span role="alert" className="fault">
          {told}
        </span>
      )}
    </p>
  )
}

/** The calendar of the device; what it shows of the value is hidden, since each writes it in another order. */
function Picker({ value, onPick }: { value: string; onPick: (text: string) => void }) {
  const { t } = useTranslation('field')
  const input = useRef<HTMLInputElement>(null)
  return (
    <span className="picker">
      <button type="button" onClick={() => input.current?.showPicker()}>
        {t('minute.pick')}
      </button>
      <input
        {...{ ref: input, type: 'datetime-local', className: 'picker-value', tabIndex: -1, 'aria-hidden': true, value }}
        onChange={(event) => onPick(shownMinute(event.target.value))}
      />
    </span>
  )
}
