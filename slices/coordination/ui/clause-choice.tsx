/** Clauses of the campaign, chosen by id or word; and as links that open to the notice's words. */
import { Select } from 'antd'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { useClauseChoices } from './clause-choices.ts'

interface Many {
  label: string
  value: readonly string[]
  onChange: (clauses: string[]) => void
}

export function ClausesChoice({ label, value, onChange }: Many) {
  const options = useClauseChoices()
  return (
    <Select
      mode="multiple"
      className="wide-choice"
      aria-label={label}
      placeholder={label}
      value={[...value]}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
    />
  )
}

interface One {
  label: string
  value: string | null
  onChange: (clause: string | null) => void
}

export function ClauseChoice({ label, value, onChange }: One) {
  const options = useClauseChoices()
  return (
    <Select
      allowClear
      className="wide-choice"
      aria-label={label}
      placeholder={label}
      value={value}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(clause?: string | null) => onChange(clause ?? null)}
    />
  )
}

export function ClauseLinks({ ids }: { ids: readonly string[] }) {
  return (
    <span className="clause-links">
      {ids.map((id) => (
        <ClauseLink key={id} id={id} />
      ))}
    </span>
  )
}
