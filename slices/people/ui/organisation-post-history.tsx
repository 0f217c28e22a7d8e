/** Posts of a person, past and present; those that run can be ended or handed over. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import type { AccountDetail, PostHistory } from '../contract-accounts.ts'
import { EndPost, HandOver } from './organisation-end-post.tsx'

type Act = { kind: 'end' | 'hand'; post: PostHistory }

export function PostHistoryTable({ account }: { account: AccountDetail }) {
  const { t } = useTranslation('people')
  const [act, setAct] = useState<Act>()
  const may = useMay('people.manage-accounts') && !account.isSelf
  const columns = useColumns((kind, post) => setAct({ kind, post }), may)
  return (
    <>
      <DataTable<PostHistory>
        id="people.posts"
        label={t('oneAccount.history')}
        columns={columns}
        rows={account.history}
        rowKey={({ id }) => id}
        empty={{ title: t('oneAccount.noPosts'), next: t('oneAccount.noPostsNext') }}
      />
      {act?.kind === 'end' && <EndPost post={act.post} onClose={() => setAct(undefined)} />}
      {act?.kind === 'hand' && <HandOver post={act.post} person={account.id} onClose={() => setAct(undefined)} />}
    </>
  )
}

const stateOf = ({ holds, endedAt, until, from }: PostHistory): 'now' | 'later' | 'past' => {
  if (holds) return 'now'
  return endedAt === null && (until === null || until >= from) && !isPast(until) ? 'later' : 'past'
}
const isPast = (until: string | null): boolean => until !== null && until < new Date().toISOString().slice(0, 10)

function useColumns(act: (kind: Act['kind'], post: PostHistory) => void, may: boolean): Column<PostHistory>[] {
  const { t } = useTranslation(['people', 'console'])
  return [
    {
      key: 'post',
      title: t('accounts.posts'),
      always: true,
      render: (_, { role, unit, unitName, title }) => (
        <>
          {t(`console:role.${role}`)}{' '}
          <span className="muted">{[`${unitName} ${unit}`, title].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'term',
      title: t('oneAccount.term'),
      render: (_, { from, until }) => `${from} – ${until ?? t('oneAccount.toNow')}`,
    },
    { key: 'state', title: t('accounts.state'), render: (_, post) => t(`oneAccount.${stateOf(post)}`) },
    { key: 'given', title: t('oneAccount.given'), render: (_, { givenBy }) => givenBy ?? '' },
    {
      key: 'ended',
      title: t('oneAccount.ended'),
      render: (_, { endedBy: by, reason }) =>
        by === null ? '' : t('oneAccount.endedBy', { by, reason: reason ?? '' }),
    },
    {
      key: 'acts',
      title: t('oneAccount.acts'),
      always: true,
      render: (_, post) => (
        <div className="account-table-tools">
          <HistoryButton object={`post:${post.id}`} name={t(`console:role.${post.role}`)} />
          {may && stateOf(post) !== 'past' && (
            <>
              <Button size="small" onClick={() => act('hand', post)}>
                {t('oneAccount.handOver')}
              </Button>
              <Button size="small" onClick={() => act('end', post)}>
                {t('oneAccount.end')}
              </Button>
            </>
          )}
        </div>
      ),
    },
  ]
}
