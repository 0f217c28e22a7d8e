import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundView } from '../contract.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { useSendDraw } from './queries.ts'

/** Witnesses by post, never by name. */
export function PresentStep({ round, may, onNext }: { round: RoundView; may: boolean; onNext: () => void }) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const [present, setPresent] = useState<readonly string[]>(round.present)
  const save = useMutation({
    mutationFn: () => send('PUT', `${round.round}/present`, { present }),
    onSuccess: onNext,
  })
  const toggle = (post: string) =>
    setPresent(present.includes(post) ? present.filter((one) => one !== post) : [...present, post])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <fieldset className="ceremony-posts" disabled={!may}>
        <legend>{t('ceremony.presentAbout')}</legend>
        {round.witnesses.map((post) => (
          <label key={post}>
            <input type="checkbox" checked={present.includes(post)} onChange={() => toggle(post)} />
            <span>{post}</span>
          </label>
        ))}
      </fieldset>
      {save.isError && <CeremonyFailure error={save.error} />}
      <button type="submit" className="ceremony-main" disabled={!may || present.length < 2 || save.isPending}>
        {t('ceremony.presentSave', { count: present.length })}
      </button>
    </form>
  )
}
