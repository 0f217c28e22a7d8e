/** Every import: file, hash, who uploaded and who kept it, when, what it changed. The raw file is kept. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { useHistoryColumns } from './history-columns.tsx'
import { PageLink } from './page-link.tsx'
import { useImports } from './queries.ts'
import './registers.css'

export default function HistoryPage() {
  const { t } = useTranslation('registers')
  const mayImport = useMay('registers.import')
  return (
    <div className="page">
      <PageHeader
        title={t('history.title')}
        actions={
          mayImport && (
            <PageLink page="import" className="page-action">
              {t('list.import')}
            </PageLink>
          )
        }
      />
      <Answer of={useImports()}>{({ imports }) => <Imports imports={imports} />}</Answer>
    </div>
  )
}

export const mayGiveUp = ({ status }: ImportView): boolean => status === 'checked' || status === 'failed'

function Imports({ imports }: { imports: readonly ImportView[] }) {
  const { t } = useTranslation('registers')
  const mayImport = useMay('registers.import')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
  const columns = useHistoryColumns(mayImport && imports.some(mayGiveUp) ? { chosen, choose } : undefined)
  return (
    <DataTable
      id="registers.imports"
      label={t('history.title')}
      columns={columns}
      rows={imports}
      rowKey={({ id }) => id}
      empty={{ title: t('history.empty'), next: t('history.emptyNext') }}
      tools={mayImport && <GiveUp imports={imports} chosen={chosen} onChoose={setChosen} />}
    />
  )
}

interface GiveUpProps {
  imports: readonly ImportView[]
  chosen: readonly string[]
  onChoose: (ids: readonly string[]) => void
}

function GiveUp({ imports, chosen, onChoose }: GiveUpProps) {
  const { t } = useTranslation('registers')
  const [isAsking, setAsking] = useState(false)
  const overtaken = imports.filter((one) => one.overtakenBy !== null).map(({ id }) => id)
  const drafts = imports.filter((one) => mayGiveUp(one) && chosen.includes(one.id))
  const close = () => {
    setAsking(false)
    onChoose([])
  }
  return (
    <span className="give-up">
      {overtaken.length > 0 && (
        <Button size="small" onClick={() => onChoose(overtaken)}>
          {t('history.chooseOvertaken', { count: overtaken.length })}
        </Button>
      )}
      {drafts.length > 0 && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('history.giveUp', { count: drafts.length })}
        </Button>
      )}
      {isAsking && <DiscardDialog imports={drafts} onClose={close} />}
    </span>
  )
}
