/** The differences by part of the definition: counted, found by words, long lists folded. */
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { usePrinting } from '../../../platform/web/printing.ts'
import { EmptyState } from '../../../platform/web/states.tsx'
import type { DiffView } from '../contract.ts'
import { findChanges, groupChanges } from './diff-parts.ts'

type Change = DiffView['changes'][number]
type Kind = Change['kind']

/** A part with more differences than this is folded at first; opened, it shows so many until asked for all. */
const LONG = 12

export function DiffChanges({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('campaigns')
  const [text, setText] = useState('')
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const found = findChanges(changes, text)
  const shown = found.filter((change) => kind === 'all' || change.kind === kind)
  const isNarrowed = text.trim() !== '' || kind !== 'all'
  return (
    <>
      <div className="table-tools">
        <Input.Search
          allowClear
          className="find"
          placeholder={t('diff.search')}
          aria-label={t('diff.search')}
          onChange={(event) => setText(event.target.value)}
        />
        <KindChoice found={found} kind={kind} onKind={setKind} />
        <span className="muted small figures table-count" role="status">
          {t('diff.count', { count: shown.length })}
        </span>
      </div>
      {shown.length === 0 && <EmptyState title={t('diff.none')} next={t('diff.noneNext')} />}
      <div>
        {groupChanges(shown).map((group) => (
          <Part key={`${group.part} ${isNarrowed}`} {...group} isOpen={isNarrowed || group.changes.length <= LONG} />
        ))}
      </div>
    </>
  )
}

function KindChoice(props: { found: readonly Change[]; kind: Kind | 'all'; onKind: (kind: Kind | 'all') => void }) {
  const { t } = useTranslation('campaigns')
  const count = (kind: Kind) => props.found.filter((change) => change.kind === kind).length
  const kinds = (['changed', 'added', 'removed'] as const).map((value) => ({
    value,
    label: t('diff.kindCount', { kind: t(`diff.kind.${value}`), count: count(value) }),
    disabled: count(value) === 0,
  }))
  const all = { value: 'all' as const, label: t('diff.kindCount', { kind: t('diff.all'), count: props.found.length }) }
  return (
    <Segmented<Kind | 'all'>
      className="diff-kinds"
      options={[all, ...kinds]}
      value={props.kind}
      onChange={props.onKind}
      aria-label={t('diff.kindTitle')}
    />
  )
}

function Part({ part, changes, isOpen }: { part: string; changes: readonly Change[]; isOpen: boolean }) {
  const { t } = useTranslation('campaigns')
  const isPrinting = usePrinting()
  const [open, setOpen] = useState(isOpen)
  const [all, setAll] = useState(false)
  const shown = all || isPrinting ? changes : changes.slice(0, LONG)
  return (
    <details className="diff-part" open={open || isPrinting} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t(`diff.part.${part}`)}</h2>{' '}
        <span className="muted figures">{t('diff.count', { count: changes.length })}</span>
      </summary>
      <ul className="diff-list">
        {shown.map((change) => (
          <OneChange key={`${change.kind} ${change.path}`} change={change} />
        ))}
      </ul>
      {shown.length < changes.length && (
        <Button onClick={() => setAll(true)}>{t('diff.more', { count: changes.length - shown.length })}</Button>
      )}
    </details>
  )
}

function OneChange({ change: { kind, sentence, clauses } }: { change: Change }) {
  const { t } = useTranslation('campaigns')
  return (
    <li>
      <span className={`diff-kind ${kind}`}>{t(`diff.kind.${kind}`)}</span>
      <span className="diff-words">
        {sentence}{' '}
        <span className="clause-quotes">
          {clauses.map((id) => (
            <ClauseLink key={id} id={id} />
          ))}
        </span>
      </span>
    </li>
  )
}
