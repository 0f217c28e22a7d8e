/** What the results rest on so far: which registers are in, how fresh, and the last run. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportView, RegisterName } from '../../slices/registers/contract.ts'
import type { RunView } from '../../slices/scoring/contract.ts'
import { useRuns } from '../../slices/scoring/ui/queries.ts'
import { StaleResult } from '../../slices/scoring/ui/stale-result.tsx'
import { campaignPath, getJson, keys } from '../../platform/web/api.ts'
import { DataTable } from '../../platform/web/data-table.tsx'
import { useFormat } from '../../platform/web/format.ts'
import { useMay } from '../../platform/web/session.tsx'
import { Answer } from '../../platform/web/states.tsx'

interface RegisterState {
  register: RegisterName
  rows: number
  version: number | null
  lastImport: ImportView | null
}

/** The verbs of the registers and scoring slices that let a session see this. */
const seeRegisters = 'registers.read'
const seeRuns = 'scoring.read'

export function HomeData({ campaign }: { campaign: string }) {
  const { t } = useTranslation('console')
  const [registers, runs] = [useMay(seeRegisters), useMay(seeRuns)]
  if (!registers && !runs) return null
  return (
    <section className="page" aria-labelledby="home-data">
      <h2 id="home-data">{t('data.title')}</h2>
      {runs && <LastRun />}
      {registers && <Registers campaign={campaign} />}
    </section>
  )
}

function LastRun() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const runs = useRuns()
  const words = (run: RunView | undefined) =>
    run === undefined
      ? t('data.noRun')
      : t('data.lastRun', { seq: run.seq, at: format.instant(run.madeAt), version: run.dataVersion })
  return (
    <Answer of={runs} rows={1}>
      {({ runs: [newest] }) => (
        <>
          <p className="figures">{words(newest)}</p>
          {newest !== undefined && <StaleResult run={newest} />}
        </>
      )}
    </Answer>
  )
}

function Registers({ campaign }: { campaign: string }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'registers'),
    queryFn: () => getJson<{ registers: RegisterState[] }>(campaignPath(campaign, 'registers')),
  })
  const columns = [
    {
      key: 'register',
      title: t('data.register'),
      always: true,
      render: (_: unknown, row: RegisterState) => t(`register.${row.register}`),
    },
    {
      key: 'rows',
      title: t('data.rows'),
      number: true,
      render: (_: unknown, row: RegisterState) => format.number(row.rows),
    },
    {
      key: 'last',
      title: t('data.last'),
      render: (_: unknown, row: RegisterState) => <LastImport of={row.lastImport} />,
    },
  ]
  return (
    <Answer of={asked} rows={4}>
      {({ registers }) => (
        <DataTable<RegisterState>
          id="console.registers"
          label={t('data.register')}
          rows={registers}
          rowKey={({ register }) => register}
          columns={columns}
          empty={{ title: t('data.none'), next: t('data.noneNext') }}
        />
      )}
    </Answer>
  )
}

function LastImport({ of }: { of: ImportView | null }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  if (of === null) return <span className="muted">{t('data.never')}</span>
  return (
    <span className="figures">
      {of.fileName} <span className="muted">{format.instant(of.keptAt ?? of.uploadedAt)}</span>
    </span>
  )
}
