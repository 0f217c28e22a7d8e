/** What may be done with the page shown, before the sealing. */
import { UndoOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
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

/** The last act on a page, and what takes it back. */
interface Undo {
  words: string
  act: () => Promise<unknown>
}

export function PageTools({ view, page }: { view: VolumeView; page: VolumePage }) {
  const { t } = useTranslation('evidence')
  const [undo, setUndo] = useState<Undo>()
  const [error, setError] = useState<unknown>()
  const run = (act: Promise<unknown>, back?: Undo): void => {
    setError(undefined)
    act.then(() => setUndo(back), setError)
  }
  return (
    <div className="page-tools">
      {page.number === null ? (
        <PutBack view={view} page={page} run={run} />
      ) : (
        <StandingTools view={view} page={page} run={run} />
      )}
      {undo !== undefined && (
        <Button size="small" icon={<UndoOutlined />} onClick={() => run(undo.act())}>
          {t('pages.undo', { what: undo.words })}
        </Button>
      )}
      {error !== undefined && <FailedState error={error} />}
    </div>
  )
}

interface ToolsProps {
  view: VolumeView
  page: VolumePage
  run: (act: Promise<unknown>, back?: Undo) => void
}

function PutBack({ view, page, run }: ToolsProps) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  return (
    <Button size="small" onClick={() => run(send('DELETE', `volumes/${view.volume.id}/pages/${page.id}/removal`))}>
      {t('pages.putBack')}
    </Button>
  )
}

function StandingTools({ view, page, run }: ToolsProps) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const at = `volumes/${view.volume.id}`
  const number = page.number ?? 1
  const turn = turns[(turns.indexOf(page.turn) + 1) % turns.length]
  const turned = (to: number | undefined) => send('PUT', `${at}/pages/${page.id}/turn`, { turn: to })
  const order = (pages: readonly string[]) => send('PUT', `${at}/order`, { pages })
  const before = view.pages.map(({ id }) => id)
  const move = (by: number): void =>
    run(order(moved(view.pages, page.id, by)), { words: t('pages.wasMoved', { number }), act: () => order(before) })
  return (
    <>
      <Button size="small" disabled={number === 1} onClick={() => move(-1)}>
        {t('pages.up')}
      </Button>
      <Button size="small" disabled={number === view.volume.pages} onClick={() => move(1)}>
        {t('pages.down')}
      </Button>
      {view.volume.pages > 2 && (
        <MoveTo key={`${page.id} ${number}`} number={number} most={view.volume.pages} move={move} />
      )}
      <Button
        size="small"
        onClick={() => run(turned(turn), { words: t('pages.wasTurned', { number }), act: () => turned(page.turn) })}
      >
        {t('pages.turn')}
      </Button>
      <TakeOut view={view} page={page} run={run} />
    </>
  )
}

/** Far away in one step: a page scanned last may be the third. */
function MoveTo({ number, most, move }: { number: number; most: number; move: (by: number) => void }) {
  const { t } = useTranslation('evidence')
  const [to, set] = useState<number | null>(number)
  const wrong = to === null || to === number
  return (
    <form
      className="move-to"
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) move(to - number)
      }}
    >
      <InputNumber
        size="small"
        min={1}
        max={most}
        precision={0}
        value={to}
        onChange={set}
        aria-label={t('pages.moveTo')}
      />
      <Button size="small" htmlType="submit" disabled={wrong}>
        {t('pages.move')}
      </Button>
    </form>
  )
}

function TakeOut({ view, page, run }: ToolsProps) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const [removing, remove] = useState(false)
  const at = `volumes/${view.volume.id}/pages/${page.id}/removal`
  const words = t('pages.wasTakenOut', { number: page.number })
  const takeOut = async (reason: string): Promise<void> => {
    await send('POST', at, { reason })
    run(Promise.resolve(), { words, act: () => send('DELETE', at) })
  }
  return (
    <>
      <Button size="small" danger onClick={() => remove(true)}>
        {t('pages.takeOut')}
      </Button>
      <ConfirmWithReason
        open={removing}
        title={t('pages.takeOut')}
        consequence={t('pages.takeOutWill', { number: page.number })}
        act={t('pages.takeOut')}
        danger
        onConfirm={takeOut}
        onClose={() => remove(false)}
      />
    </>
  )
}
