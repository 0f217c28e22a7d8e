/** The dice on the hall's screen: one person enters here, the other on the own device; neither sees the other's. */
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ceremony } from '../contract.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { DigitsEntry } from './digits-entry.tsx'
import { useSendDraw } from './queries.ts'

export function DiceStep({ ceremony, may }: { ceremony: Ceremony; may: boolean }) {
  const { t } = useTranslation('draw')
  return (
    <>
      <DigitsEntry ceremony={ceremony} />
      {ceremony.entered !== null && may && <Withdraw round={ceremony.round.round} />}
      <p className="ceremony-small">{t('ceremony.diceAbout')}</p>
    </>
  )
}

/** Where the two see that they did not write down the same, both begin again. */
function Withdraw({ round }: { round: number }) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const withdraw = useMutation({
    mutationFn: () => send('POST', `${round}/digits/withdrawal`, { reason: t('ceremony.withdrawReason') }),
  })
  return (
    <>
      {withdraw.isError && <CeremonyFailure error={withdraw.error} />}
      <button type="button" className="ceremony-minor" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('ceremony.withdraw')}
      </button>
    </>
  )
}
