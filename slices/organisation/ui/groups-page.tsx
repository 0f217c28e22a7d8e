/** The bodies of the notice: their duties, each with its clause, and who is in them. */
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { GroupList, GroupView } from '../contract.ts'
import { useOrganisation } from './queries.ts'
import './organisation.css'

export default function GroupsPage() {
  const { t } = useTranslation('organisation')
  const asked = useOrganisation<GroupList>('groups')
  return (
    <div className="page">
      <PageHeader title={t('groups.title')} />
      <Answer of={asked}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState title={t('groups.noGroups')} next={t('groups.noGroupsNext')} />
          ) : (
            groups.map((group) => <Group key={group.id} group={group} />)
          )
        }
      </Answer>
    </div>
  )
}

function Group({ group }: { group: GroupView }) {
  const { t } = useTranslation(['organisation', 'console'])
  const { id, title, clauses, duties, members } = group
  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id} lang="zh-CN">
        {title}{' '}
        {clauses.map((clause) => (
          <ClauseLink key={clause} id={clause} />
        ))}
      </h2>
      <h3>{t('groups.duties')}</h3>
      <ul>
        {duties.map((duty) => (
          <li key={duty.text}>
            <span lang="zh-CN">{duty.text}</span>{' '}
            {duty.clauses.map((clause) => (
              <span key={clause}>
                <ClauseLink id={clause} />{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <h3>{t('groups.members', { count: members.length })}</h3>
      {members.length === 0 && (
        <p className="muted">
          {t('groups.none')} {t('groups.noneNext')}
        </p>
      )}
      <ul>
        {members.map(({ post, name, role, title: held, unitName }) => (
          <li key={post}>
            {name}{' '}
            <span className="muted">{[t(`console:role.${role}`), held, unitName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
