/** Who did what to an object, when and why: a button beside it, and the drawer that it opens. */
import { HistoryOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Grid } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from './api.ts'
import type { HistoryLine } from './contract.ts'
import { useFormat } from './format.ts'
import { useCampaign } from './session.tsx'
import { Answer, EmptyState } from './states.tsx'
import './history-drawer.css'

/** `object`: as the log names it, 'run:17'; `name`: as the page names it. */
export function HistoryButton({ object, name }: { object: string; name: string }) {
  const { t } = useTranslation('web')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        icon={<HistoryOutlined />}
        aria-label={t('history.of', { name })}
        onClick={() => setOpen(true)}
      >
        {t('history.open')}
      </Button>
      {open && <HistoryDrawer object={object} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

export function HistoryDrawer(props: { object: string; name: string; onClose: () => void }) {
  const { object, name, onClose } = props
  const { t, i18n } = useTranslation('web')
  const campaign = useCampaign()
  const wide = Grid.useBreakpoint().md === true
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'history', object, i18n.language),
    queryFn: () => getJson<{ entries: HistoryLine[] }>(campaignPath(campaign, 'history'), { object }),
  })
  return (
    <Drawer open onClose={onClose} title={t('history.of', { name })} size={wide ? 520 : '100%'}>
      <Answer of={asked}>
        {({ entries }) =>
          entries.length === 0 ? (
            <EmptyState title={t('history.none')} next={t('history.noneNext')} />
          ) : (
            <ol className="history">
              {entries.map((entry) => (
                <li key={entry.id}>
                  <HistoryEntry entry={entry} />
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </Drawer>
  )
}

/** One act: the sentence, who and when, why, and the values below. */
function HistoryEntry({ entry }: { entry: HistoryLine }) {
  const { t } = useTranslation('web')
  const { instant } = useFormat()
  const by = entry.who?.name ?? t('history.system')
  const whose = entry.actingFor === null ? by : t('history.actingFor', { by, for: entry.actingFor.name })
  return <HistoryWords entry={entry} by={`${whose} · ${instant(entry.at)}`} />
}

/** The same without who and when, for a table that has columns for them. */
export function HistoryWords({ entry, by }: { entry: HistoryLine; by?: string }) {
  const { t } = useTranslation('web')
  return (
    <>
      <div className="history-sentence">{entry.sentence}</div>
      {by !== undefined && <div className="muted">{by}</div>}
      {entry.reason !== null && <div>{t('history.reason', { reason: entry.reason })}</div>}
      {entry.others.length > 0 && (
        <div className="history-values">{entry.others.map(([name, value]) => `${name}: ${value}`).join(' · ')}</div>
      )}
      {entry.gone !== null && <div className="muted">{t('history.gone', { day: entry.gone })}</div>}
    </>
  )
}
