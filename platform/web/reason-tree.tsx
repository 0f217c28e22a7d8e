/** A number's reasons: title, value, formula in words, clauses, reading, and below it what it was made of. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCampaignWords } from './campaign-words.ts'
import { ClauseLink } from './clause-link.tsx'
import type { ReasonNode, ReasonRows } from './contract.ts'
import { useFormat } from './format.ts'
import { ReadingTag } from './reading-tag.tsx'

/** `trail`: the positions from below the root down to the node, as the server's `path` takes them: labels repeat, positions do not. */
export type OpenRows = (rows: ReasonRows, trail: readonly string[]) => void

interface Props {
  reason: ReasonNode
  /** Opens the source rows of a node; without it their count is only said. */
  onRows?: OpenRows
  /** The trail of a node that is open from the beginning, with all that lead to it. */
  opened?: readonly string[]
  onOpened?: (trail: readonly string[]) => void
}

/** Nodes below this depth start closed, and above it those of more inputs than a look takes in; longer lists than this start cut. */
const openDepth = 2
const aLook = 4
const longList = 12

/** The root's own value stands in the drawer's head: here come its words, its inputs and its rows. */
export function ReasonTree(props: Props) {
  return (
    <div className="reason-root">
      <ReasonWords reason={props.reason} />
      <RowsOf {...props} trail={[]} />
      <Inputs {...props} depth={0} trail={[]} />
    </div>
  )
}

interface NodeProps extends Props {
  depth: number
  trail: readonly string[]
}

/** Does the trail lead to, or end at, the node that is open? */
const leadsTo = (trail: readonly string[], opened: readonly string[] | undefined): boolean =>
  opened !== undefined && trail.every((step, index) => opened[index] === step)

function Inputs({ reason, trail, ...rest }: NodeProps) {
  const { t } = useTranslation('web')
  const below = leadsTo(trail, rest.opened) ? Number(rest.opened?.[trail.length] ?? 0) : 0
  const [all, setAll] = useState(below >= longList)
  const shown = all ? reason.inputs : reason.inputs.slice(0, longList)
  if (reason.inputs.length === 0) return null
  return (
    <ul className="reason-inputs">
      {shown.map((input, index) => (
        <ReasonItem key={`${input.label} ${index}`} {...rest} reason={input} trail={[...trail, String(index)]} />
      ))}
      {shown.length < reason.inputs.length && (
        <li>
          <button type="button" className="plain-button link-button small" onClick={() => setAll(true)}>
            {t('reason.all', { count: reason.inputs.length })}
          </button>
        </li>
      )}
    </ul>
  )
}

function ReasonItem(props: NodeProps) {
  const { reason, depth, trail, opened, onOpened } = props
  const { t } = useTranslation('web')
  const inputs = reason.inputs.length
  const startsOpen = depth < openDepth && (depth === 0 || inputs <= aLook)
  const isOnTrail = leadsTo(trail, opened)
  const [open, setOpen] = useState(startsOpen || isOnTrail)
  const toggle = () => {
    setOpen(!open)
    if (!open) onOpened?.(trail)
  }
  const marks = ['reason', depth === 0 ? 'first' : '', isOnTrail && opened?.length === trail.length ? 'chosen' : '']
  return (
    <li className={marks.join(' ').trim()}>
      <ReasonLine reason={reason} />
      <ReasonWords reason={reason} />
      <RowsOf {...props} />
      {!startsOpen && inputs > 0 && (
        <button type="button" className="plain-button link-button small" aria-expanded={open} onClick={toggle}>
          {t(open ? 'reason.close' : 'reason.open', { count: inputs })}
        </button>
      )}
      {open && <Inputs {...props} depth={depth + 1} />}
    </li>
  )
}

function ReasonLine({ reason }: { reason: ReasonNode }) {
  const words = useCampaignWords()
  const full = words.full(reason)
  const detail = words.detail(reason)
  return (
    <div className="reason-line">
      <span>
        {words.label(reason)}
        {detail !== '' && <span className="muted"> {detail}</span>}
      </span>
      <span className="figures">
        {words.value(reason)}
        {full !== undefined && ` / ${full}`}
      </span>
    </div>
  )
}

function ReasonWords({ reason }: { reason: ReasonNode }) {
  const formula = useCampaignWords().formula(reason)
  return (
    <>
      {formula !== '' && <div className="reason-formula figures">{formula}</div>}
      {(reason.clauses.length > 0 || reason.reading !== undefined) && (
        <div className="reason-links">
          {reason.clauses.map((clause) => (
            <ClauseLink key={clause} id={clause} />
          ))}
          {reason.reading !== undefined && <ReadingTag {...reason.reading} />}
        </div>
      )}
    </>
  )
}

function RowsOf({ reason, trail, onRows }: Pick<NodeProps, 'reason' | 'trail' | 'onRows'>) {
  return reason.rows?.map((rows) => <RowsLine key={rows.file} rows={rows} trail={trail} onRows={onRows} />)
}

function RowsLine({
  rows,
  trail,
  onRows,
}: {
  rows: ReasonRows
  trail: readonly string[]
  onRows: OpenRows | undefined
}) {
  const { t } = useTranslation('web')
  const format = useFormat()
  const register = useCampaignWords().register(rows.file)
  const one = rows.count === 1 && rows.rows[0] !== undefined
  const words = one
    ? t('reason.row', { register, row: format.number(rows.rows[0] ?? 0) })
    : t('reason.rows', { register, rows: format.number(rows.count) })
  if (rows.count === 0 || onRows === undefined) return <div className="muted small">{words}</div>
  return (
    <button type="button" className="plain-button link-button small" onClick={() => onRows(rows, trail)}>
      {words}
    </button>
  )
}
