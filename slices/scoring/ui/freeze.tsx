/** Freezing a run (R23): for what, why, what will happen; the server computes a second time first. Then the receipt. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Descriptions, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { RunView } from '../contract.ts'

type Purpose = RunView['frozen'][number]['purpose']
const purposes = ['provisional', 'final'] as const

export function Freeze({ run, open, onClose }: { run: RunView; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<Purpose>('provisional')
  const [despite, setDespite] = useState(false)
  const [receipt, setReceipt] = useState<RunView>()
  const freeze = async (reason: string) => {
    const body = { purpose, reason, despiteNewerData: despite }
    const frozen = await sendJson<RunView>('POST', campaignPath(campaign, `runs/${run.id}/freeze`), body)
    setReceipt(frozen)
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'scoring') })
  }
  const consequence = (
    <div className="freeze-choice">
      <p>{t('freeze.consequence', { seq: run.seq, version: run.dataVersion })}</p>
      <Radio.Group
        value={purpose}
        onChange={(event) => setPurpose(purposes.find((one) => one === event.target.value) ?? 'provisional')}
        options={purposes.map((value) => ({ value, label: t(`freeze.purpose.${value}`) }))}
      />
      <Checkbox checked={despite} onChange={(event) => setDespite(event.target.checked)}>
        {t('freeze.despite')}
      </Checkbox>
    </div>
  )
  return (
    <>
      <ConfirmWithReason
        open={open}
        title={t('freeze.title', { seq: run.seq })}
        consequence={consequence}
        act={t('freeze.act')}
        onConfirm={freeze}
        onClose={onClose}
      />
      <Receipt run={receipt} onClose={() => setReceipt(undefined)} />
    </>
  )
}

function Receipt({ run, onClose }: { run: RunView | undefined; onClose: () => void }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const last = run?.frozen.at(-1)
  if (run === undefined || last === undefined) return null
  const items = [
    { key: 'purpose', label: t('freeze.for'), children: t(`freeze.purpose.${last.purpose}`) },
    { key: 'at', label: t('freeze.at'), children: format.instant(last.at) },
    { key: 'reason', label: t('freeze.reason'), children: last.reason },
    { key: 'second', label: t('freeze.second'), children: t('freeze.agrees') },
    { key: 'hash', label: t('freeze.hash'), children: <code className="hash">{last.hash}</code> },
  ]
  return (
    <Modal
      open
      title={t('freeze.receipt', { seq: run.seq })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('freeze.close')}
        </Button>
      }
    >
      <Descriptions column={1} size="small" items={items} />
    </Modal>
  )
}
