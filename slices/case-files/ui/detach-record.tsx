/** A signed record is taken out of the file again: the record itself stays, and why is kept. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { SHORTEST_REASON } from '../contract-attached.ts'
import type { DraftDocument } from '../contract.ts'

export function DetachRecord({ document, onDetach }: { document: DraftDocument; onDetach: (reason: string) => void }) {
  const { t } = useTranslation('case-files')
  const [open, setOpen] = useState(false)
  const kind = t(`words.${document.kind}`, document.kind)
  return (
    <>
      <Button type="text" danger size="small" onClick={() => setOpen(true)}>
        {t('records.detach')}
      </Button>
      <ConfirmWithReason
        open={open}
        title={t('records.detachTitle', { kind })}
        consequence={t('records.detachWill', {
          kind,
          party: document.party ?? t('records.noParty'),
          date: document.date,
        })}
        act={t('records.detach')}
        minimum={SHORTEST_REASON}
        onConfirm={async (reason) => onDetach(reason)}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
