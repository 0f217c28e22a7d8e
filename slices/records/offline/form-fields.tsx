/** The plain parts of the field app's forms: 44-pixel targets, one label each. */
import { useId, type ReactNode } from 'react'

interface TextProps {
  label: string
  value: string
  onChange: (value: string) => void
  rows?: number
  disabled?: boolean
  inputMode?: 'text' | 'numeric' | 'tel'
}

export function TextField({ label, value, onChange, rows, disabled = false, inputMode = 'text' }: TextProps) {
  const id = useId()
  const shared = { id, value, disabled, inputMode, autoComplete: 'off' }
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </p>
  )
}

interface ChoiceProps {
  label: string
  options: readonly { value: string; text: string }[]
  value: string
  onChange: (value: string) => void
}

/** Large buttons of which one is pressed. */
export function Choices({ label, options, value, onChange }: ChoiceProps) {
  return (
    <div className="choices" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="choice"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  )
}

export function Tick({
  label,
  checked,
  onChange,
}: {
  label: ReactNode
  checked: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
