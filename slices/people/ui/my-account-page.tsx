/** Everything of the own account: who I am here, how I sign in, where I am signed in, who tried and failed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson } from '../../../platform/web/api.ts'
import { useChangeLanguage } from '../../../platform/web/use-change-language.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useSession } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { MyAccount } from '../contract.ts'
import { MyIdentities } from './my-identities.tsx'
import { MyPasskeys } from './my-passkeys.tsx'
import { MyPassword } from './my-password.tsx'
import { MySecondFactor } from './my-second-factor.tsx'
import { MySessions } from './my-sessions.tsx'
import { useSwitchPost } from './switch-post.ts'
import './sign-in.css'

const key = ['my-account']

export default function MyAccountPage() {
  const { t } = useTranslation('people')
  const account = useQuery({ queryKey: key, queryFn: () => getJson<MyAccount>('/api/my-account') })
  const queries = useQueryClient()
  const changed = () => void queries.invalidateQueries({ queryKey: key })
  return (
    <div className="page">
      <PageHeader title={t('account.title')} />
      <Answer of={account} rows={8}>
        {(told) => (
          <div className="account">
            <Who account={told} />
            <MyPassword account={told} onChanged={changed} />
            <MySecondFactor account={told} onChanged={changed} />
            <MyPasskeys />
            <MyIdentities />
            <MySessions account={told} onChanged={changed} />
            <Failures account={told} />
            <Languages />
          </div>
        )}
      </Answer>
    </div>
  )
}

function Who({ account }: { account: MyAccount }) {
  const { t } = useTranslation('people')
  return (
    <section>
      <h2>{t('account.who')}</h2>
      <dl>
        <dt>{t('account.name')}</dt>
        <dd>{account.name}</dd>
        <dt>{t('account.login')}</dt>
        <dd>{account.login ?? t('account.noLogin')}</dd>
      </dl>
      <h3>{t('account.posts')}</h3>
      <Posts />
    </section>
  )
}

function Posts() {
  const { t } = useTranslation(['people', 'console'])
  const { posts, person } = useSession()
  const { switchTo, switching } = useSwitchPost()
  return (
    <ul className="account-list">
      {posts.map(({ post, role, unit, title }) => (
        <li key={post}>
          <span className="what">
            {t(title === null ? 'account.post' : 'account.postTitle', { title, unit, role: t(`console:role.${role}`) })}
          </span>
          {post === person.post ? (
            <span className="muted">{t('account.postNow')}</span>
          ) : (
            <Button loading={switching} onClick={() => switchTo(post)}>
              {t('account.switch')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Failures({ account: { failures } }: { account: MyAccount }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  return (
    <section id="failures">
      <h2>{t('account.failures')}</h2>
      <p className="muted">{failures.length === 0 ? t('account.noFailures') : t('account.failuresAbout')}</p>
      <ul className="account-list">
        {failures.map(({ at, address, step }, place) => (
          <li key={`${at} ${place}`}>
            <span className="what figures">{t('account.failure', { at: instant(at), address })}</span>
            <span className="muted">{t(`account.step.${step}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Languages() {
  const { t, i18n } = useTranslation('people')
  const changeLanguage = useChangeLanguage()
  return (
    <section>
      <h2>{t('account.language')}</h2>
      <div className="account-actions">
        {(['zh-CN', 'en'] as const).map((language) => (
          <Button
            key={language}
            lang={language}
            aria-pressed={i18n.language === language}
            type={i18n.language === language ? 'primary' : 'default'}
            onClick={() => changeLanguage(language)}
          >
            {language === 'en' ? 'English' : '中文'}
          </Button>
        ))}
      </div>
    </section>
  )
}
