/** What in this file was read as a person has said once, who and when; where it is wrong it is mended here. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useMay } from '../../../platform/web/session.tsx'
import type { Decision, ImportView } from '../contract.ts'
import { DecisionActs } from './decision-acts.tsx'
import { useImportActs } from './queries.ts'
import { columnName } from './shown-cell.ts'

export function AppliedDecisions({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { map } = useImportActs()
  const mayDecide = useMay('registers.import') && view.status === 'checked'
  const { decisions } = view.summary
  if (decisions.length === 0) return null
  return (
    <section className="import-part" aria-label={t('decisions.applied')}>
      <h2>{t('decisions.applied')}</h2>
      <ul className="plain-list applied-decisions">
        {decisions.map((one) => (
          <li key={`${one.kind} ${one.written}`}>
            <DecisionWords decision={one} />
            {mayDecide && <DecisionActs register={view.register} decision={one} onDone={() => map(view.id, {})} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DecisionWords({ decision }: { decision: Decision }) {
  const { t } = useTranslation('registers')
  const { instant } = useFormat()
  const { kind, written, meaning, name, rows, by, at, scope } = decision
  const unit = t('decisions.unitAs', { written, name, code: meaning })
  const column = t(meaning === '' ? 'decisions.columnNot' : 'decisions.columnAs', {
    written,
    column: columnName(t, meaning),
  })
  return (
    <span>
      {kind === 'unit' ? unit : column}
      {rows !== null && <span className="figures"> {t('units.rows', { count: rows })}</span>}
      <span className="muted small">
        {' '}
        {t(scope === '' ? 'decisions.byForAll' : 'decisions.by', { by, at: instant(at) })}
      </span>
    </span>
  )
}
