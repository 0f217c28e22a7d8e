import { DownOutlined, MenuOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignInSession, Session } from '../../platform/web/contract.ts'
import { Bell } from '../../slices/desk/ui/bell.tsx'
import { idAsWords } from '../../slices/scoring/ui/titles.ts'
import { todayOf, useDefinition } from './definition.ts'
import { currentPhases } from './duty-calendar.ts'
import { HelpButton } from './help-button.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Navigation } from './navigation.tsx'
import { SearchButton } from './search-button.tsx'
import { UserMenu } from './user-menu.tsx'

export function Header({ session, campaign }: { session: Session; campaign: CampaignInSession | undefined }) {
  return (
    <header className="header">
      <NavigationDrawer campaign={campaign?.name} />
      <Link to="/" className="brand">
        练兵
      </Link>
      <CampaignSwitch campaigns={session.campaigns} campaign={campaign} />
      <div className="header-end">
        <SearchButton campaign={campaign?.name} />
        <Bell />
        <HelpButton campaign={campaign?.name} />
        <span className="wide-only">
          <LanguageSwitch />
        </span>
        <UserMenu session={session} />
      </div>
    </header>
  )
}

/** On a phone the navigation is behind a button. */
function NavigationDrawer({ campaign }: { campaign: string | undefined }) {
  const { t, i18n } = useTranslation('console')
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button
        className="navigation-button"
        type="text"
        icon={<MenuOutlined />}
        aria-label={t('navigation.open')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={close}
        placement={i18n.dir() === 'rtl' ? 'right' : 'left'}
        size={280}
        title={t('navigation.title')}
        styles={{ body: { padding: 8 } }}
      >
        <Navigation campaign={campaign} onGo={close} />
      </Drawer>
    </>
  )
}

/** Title · phase; a menu only where there is more than one campaign. */
function CampaignSwitch(props: { campaigns: readonly CampaignInSession[]; campaign: CampaignInSession | undefined }) {
  const { t } = useTranslation('console')
  const navigate = useNavigate()
  const { campaign, campaigns } = props
  const title = campaign?.title ?? t('campaign.choose')
  const words = (
    <span lang="zh-CN">
      {title}
      {campaign !== undefined && <Phase campaign={campaign} />}
    </span>
  )
  if (campaigns.length < 2) return <span className="campaign">{campaign === undefined ? '' : words}</span>
  const items = campaigns.map((one) => ({ key: one.name, label: one.title }))
  const go = ({ key }: { key: string }) => void navigate({ to: '/c/$campaign', params: { campaign: key } })
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectedKeys: campaign === undefined ? [] : [campaign.name], onClick: go }}
    >
      <button type="button" className="plain-button campaign">
        <span className="visually-hidden">{t('campaign.switch')}</span>
        {words} <DownOutlined className="small" />
      </button>
    </Dropdown>
  )
}

/** Before it opens and after it was closed its stage; between, the phases that run today by the calendar. */
function Phase({ campaign: { name: campaign, stage } }: { campaign: CampaignInSession }) {
  const { t, i18n } = useTranslation('console')
  const answer = useDefinition(campaign).data
  if (stage === 'preparing' || stage === 'closed') return ` · ${t(`campaign.${stage}`)}`
  if (answer === undefined) return null
  const { phases, period } = answer.definition
  const today = todayOf(answer)
  const isChinese = i18n.language === 'zh-CN'
  const titles = currentPhases(phases, today).map(({ id, title }) => (isChinese ? title : idAsWords(id)))
  const between = today > period.to ? t('campaign.past') : t('campaign.between')
  return ` · ${titles.length > 0 ? titles.join(isChinese ? '、' : ', ') : between}`
}
