/** What may be done with the page shown, before the sealing. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { turns, type VolumePage, type VolumeView } from '../contract.ts'
import { useSend } from './queries.ts'

/** The pages with one of them moved by `by` places among those that stand. */
export function moved(pages: readonly VolumePage[], id: string, by: number): string[] {
  const standing = pages.filter(({ number }) => number !== null).map((page) => page.id)
  const at = standing.indexOf(id)
  const rest = standing.filter((one) => one !== id)
  rest.splice(Math.min(rest.length, Math.max(0, at + by)), 0, id)
  return [...rest, ...pages.filter(({ number }) => number === null).map((page) => page.id)]
}

export function PageTools({ view, page }: { view: VolumeView; page: VolumePage }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const [removing, remove] = useState(false)
  const [error, setError] = useState<unknown>()
  const at = `volumes/${view.volume.id}`
  const run = (act: Promise<unknown>): void => {
    setError(undefined)
    act.catch(setError)
  }
  const turn = turns[(turns.indexOf(page.turn) + 1) % turns.length]
  const move = (by: number): void => run(send('PUT', `${at}/order`, { pages: moved(view.pages, page.id, by) }))
  if (page.number === null)
    return (
      <div className="page-tools">
        <Button size="small" onClick={() => run(send('DELETE', `${at}/pages/${page.id}/removal`))}>
          {t('pages.putBack')}
        </Button>
        {error !== undefined && <FailedState error={error} />}
      </div>
    )
  return (
    <div className="page-tools">
      <Button size="small" disabled={page.number === 1} onClick={() => move(-1)}>
        {t('pages.up')}
      </Button>
      <Button size="small" disabled={page.number === view.volume.pages} onClick={() => move(1)}>
        {t('pages.down')}
      </Button>
      <Button size="small" onClick={() => run(send('PUT', `${at}/pages/${page.id}/turn`, { turn }))}>
        {t('pages.turn')}
      </Button>
      <Button size="small" danger onClick={() => remove(true)}>
        {t('pages.takeOut')}
      </Button>
      {error !== undefined && <FailedState error={error} />}
      <ConfirmWithReason
        open={removing}
        title={t('pages.takeOut')}
        consequence={t('pages.takeOutWill', { number: page.number })}
        act={t('pages.takeOut')}
        danger
        onConfirm={(reason) => send('POST', `${at}/pages/${page.id}/removal`, { reason })}
        onClose={() => remove(false)}
      />
    </div>
  )
}
