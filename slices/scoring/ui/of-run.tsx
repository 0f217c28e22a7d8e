/** Of which run, data and definition everything on a page is. */
import { useTranslation } from 'react-i18next'
import type { RunView } from '../contract.ts'
import { shortHash } from './queries.ts'

export function OfRun({ run }: { run: RunView | null }) {
  const { t } = useTranslation('scoring')
  if (run === null) return <>{t('runs.ofNone')}</>
  const { seq, dataVersion: data, definitionVersion, definitionHash } = run
  return <>{t('runs.of', { seq, data, version: definitionVersion ?? '—', definition: shortHash(definitionHash) })}</>
}
