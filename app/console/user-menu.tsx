import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../platform/web/api.ts'
import type { Session } from '../../platform/web/contract.ts'
import { useChangeLanguage } from '../../platform/web/use-change-language.ts'
import { useSwitchPost } from '../../slices/people/ui/switch-post.ts'
import { useWays } from '../../slices/people/ui/ways.ts'

export function UserMenu({ session }: { session: Session }) {
  const { t } = useTranslation('console')
  const items = useItems(session)
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

function useItems(session: Session): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('console')
  const { message } = App.useApp()
  const navigate = useNavigate()
  const ways = useWays()
  const mayConfirm = session.permissions.includes('people.confirm-identity')
  const signOut = useMutation({
    mutationFn: () => sendJson<{ leaveFor: string } | undefined>('DELETE', '/api/session'),
    // Who came by single sign-on may be signed out there too.
    onSuccess: (left) => window.location.assign(left?.leaveFor ?? import.meta.env.BASE_URL),
    onError: () => void message.error(t('user.signOutFailed')),
  })
  return [
    { key: 'who', label: <Who session={session} />, disabled: true, className: 'who-item' },
    { type: 'divider' },
    ...usePostItems(session),
    { key: 'account', label: t('user.account'), onClick: () => void navigate({ to: '/my-account' }) },
    ...(mayConfirm && (ways.data?.providers.length ?? 0) > 0
      ? [{ key: 'arrivals', label: t('people:arrivals.title'), onClick: () => void navigate({ to: '/arrivals' }) }]
      : []),
    { key: 'data', label: t('user.data'), onClick: () => void navigate({ to: '/my-data' }) },
    { key: 'stand-ins', label: t('people:standIn.title'), onClick: () => void navigate({ to: '/stand-ins' }) },
    { key: 'tokens', label: t('people:token.title'), onClick: () => void navigate({ to: '/tokens' }) },
    useLanguageItem(),
    { key: 'out', label: t('user.signOut'), onClick: () => signOut.mutate() },
  ]
}

/** On a phone the language is chosen here. */
function useLanguageItem(): NonNullable<MenuProps['items']>[number] {
  const { i18n } = useTranslation('console')
  const changeLanguage = useChangeLanguage()
  const other = i18n.language === 'zh-CN' ? 'en' : 'zh-CN'
  return {
    key: 'language',
    label: <span lang={other}>{other === 'en' ? 'English' : '中文'}</span>,
    className: 'narrow-only',
    onClick: () => changeLanguage(other),
  }
}

function Who({ session: { person } }: { session: Session }) {
  const { t } = useTranslation('console')
  const role = t(`role.${person.role}`, { defaultValue: person.role })
  return (
    <div className="who">
      <strong>{person.name}</strong>
      <div className="muted">{t('user.roleAndUnit', { role, unit: person.unit })}</div>
    </div>
  )
}

/** The person's other posts, where there are any. */
function usePostItems({ posts, person }: Session): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('console')
  const { switchTo } = useSwitchPost()
  const others = posts.filter(({ post }) => post !== person.post)
  if (others.length === 0) return []
  const children = others.map(({ post, role, unit, actingFor }) => ({
    key: post,
    label: `${t('user.roleAndUnit', { role: t(`role.${role}`), unit })}${actingFor === null ? '' : t('user.for', actingFor)}`,
    onClick: () => switchTo(post),
  }))
  return [{ type: 'group', label: t('user.posts'), children }, { type: 'divider' }]
}
