import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import type { RoundView } from '../contract.ts'

/** In groups of eight, as people read it out. */
export const inGroups = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ')

export function CommitmentStep({ round, onNext }: { round: RoundView; onNext: () => void }) {
  const { t } = useTranslation('draw')
  const { instant, number } = useFormat()
  if (round.committedAt === null) return <p>{t('ceremony.notCommitted')}</p>
  return (
    <>
      <p className="ceremony-hash">{inGroups(round.commitment ?? '')}</p>
      <p>{t('ceremony.promised', { at: instant(round.committedAt), lines: number(round.lines ?? 0) })}</p>
      <p className="ceremony-small">
        {t('facts.universeHash')} <code>{inGroups(round.universeHash ?? '')}</code>
      </p>
      {round.linesRoot !== null && (
        <p className="ceremony-small">
          {t('facts.linesRoot')} <code>{inGroups(round.linesRoot)}</code>
        </p>
      )}
      <p className="ceremony-small">{t('ceremony.why')}</p>
      <button type="button" className="ceremony-main" onClick={onNext}>
        {t('ceremony.next')}
      </button>
    </>
  )
}
