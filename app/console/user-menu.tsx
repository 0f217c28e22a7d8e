import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../platform/web/api.ts'
import type { Session } from '../../platform/web/contract.ts'

export function UserMenu({ session }: { session: Session }) {
  const { t } = useTranslation('console')
  const { message } = App.useApp()
  const signOut = useMutation({
    mutationFn: () => sendJson('DELETE', '/api/session'),
    onSuccess: () => window.location.assign(import.meta.env.BASE_URL),
    onError: () => void message.error(t('user.signOutFailed')),
  })
  const role = t(`role.${session.person.role}`, { defaultValue: session.person.role })
  const who = (
    <div className="who">
      <strong>{session.person.name}</strong>
      <div className="muted">{t('user.roleAndUnit', { role, unit: session.person.unit })}</div>
    </div>
  )
  const items = [
    { key: 'who', label: who, disabled: true, className: 'who-item' },
    { type: 'divider' as const },
    { key: 'out', label: t('user.signOut'), onClick: () => signOut.mutate() },
  ]
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }}>
      <button
        type="button"
        className="plain-button header-button"
        aria-label={t('user.menu', { name: session.person.name })}
      >
        <span className="user-name">{session.person.name}</span> <DownOutlined className="small" />
      </button>
    </Dropdown>
  )
}
