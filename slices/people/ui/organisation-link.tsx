/** A set-up link, shown once: as text to copy and as a QR code. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { QrCode } from '../../../platform/web/qr-code.tsx'

export interface ShownLink {
  name: string
  secret: string
  expires: string
  /** It needs a code besides, which another person fetches. */
  twoPart: boolean
}

export const linkOf = (secret: string): string => `${window.location.origin}${import.meta.env.BASE_URL}set-up#${secret}`

export function LinkDialog({ link, onClose }: { link: ShownLink | undefined; onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Modal open={link !== undefined} title={t('oneAccount.linkTitle')} footer={null} onCancel={onClose} destroyOnHidden>
      {link !== undefined && <Shown link={link} />}
    </Modal>
  )
}

function Shown({ link: { name, secret, expires, twoPart } }: { link: ShownLink }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const [copied, setCopied] = useState(false)
  const address = linkOf(secret)
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <div className="shown-link">
      <p>{t('oneAccount.linkAbout', { at: instant(expires) })}</p>
      {twoPart && <p>{t('links.twoPart')}</p>}
      <QrCode text={address} label={t('slips.qr', { name })} />
      <Input.TextArea readOnly rows={3} value={address} aria-label={t('slips.qr', { name })} />
      <Button onClick={copy}>{t(copied ? 'oneAccount.copied' : 'oneAccount.copy')}</Button>
    </div>
  )
}
