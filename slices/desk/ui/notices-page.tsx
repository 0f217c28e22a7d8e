/** The inbox: what the house tells the person, newest first; reading leaves a receipt. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddressLink } from '../../../platform/web/address-link.tsx'
import { sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useObjectAddress } from '../../../platform/web/object-addresses.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useSession } from '../../../platform/web/session.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { NoticeList, NoticeView, ReadBody } from '../contract.ts'
import './desk.css'
import { noticeKeys, useNotices } from './queries.ts'
import { useSentence } from './sentence.ts'

/** The slices that tell people something. */
const tellers = ['approvals', 'coordination', 'registers', 'scoring', 'people'] as const

export default function NoticesPage() {
  const { t } = useTranslation('desk')
  const [unread, setUnread] = useState(false)
  const [slice, setSlice] = useState<string>()
  const [pages, setPages] = useState<readonly (number | undefined)[]>([undefined])
  const before = pages.at(-1)
  const notices = useNotices({ unread, slice, before })
  const first = () => setPages([undefined])
  return (
    <div className="page">
      <PageHeader title={t('notices.title')} about={t('notices.about')} />
      <div className="table-tools">
        <Segmented
          value={unread ? 'unread' : 'all'}
          onChange={(value) => (setUnread(value === 'unread'), first())}
          options={[
            { value: 'all', label: t('notices.all') },
            { value: 'unread', label: t('notices.unread') },
          ]}
          aria-label={t('notices.which')}
        />
        <Select
          allowClear
          className="notice-kind"
          placeholder={t('notices.anyKind')}
          aria-label={t('notices.kind')}
          value={slice ?? null}
          onChange={(value: string | undefined) => (setSlice(value), first())}
          options={tellers.map((value) => ({ value, label: t(`notices.kinds.${value}`) }))}
        />
      </div>
      <Answer of={notices}>
        {(list) => (
          <Notices
            of={list}
            unread={unread || slice !== undefined}
            newer={pages.length > 1 ? () => setPages(pages.slice(0, -1)) : undefined}
            older={list.more ? () => setPages([...pages, list.notices.at(-1)?.id]) : undefined}
          />
        )}
      </Answer>
    </div>
  )
}

function useRead(): (body: ReadBody) => void {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: (body: ReadBody) => sendJson('POST', '/api/notices/read', body),
    onSuccess: () => queries.invalidateQueries({ queryKey: noticeKeys.all }),
    onError: () => void message.error(t('notices.readFailed')),
  })
  return read.mutate
}

interface ListProps {
  of: NoticeList
  /** Filtered: an empty list says so. */
  unread: boolean
  newer: (() => void) | undefined
  older: (() => void) | undefined
}

function Notices({ of: { notices }, unread, newer, older }: ListProps) {
  const { t } = useTranslation('desk')
  const read = useRead()
  const newest = notices[0]?.id
  if (notices.length === 0)
    return (
      <EmptyState
        title={t(unread ? 'notices.emptyFilter' : 'notices.empty')}
        next={t(unread ? 'notices.emptyFilterNext' : 'notices.emptyNext')}
      />
    )
  return (
    <>
      {newer === undefined && notices.some(({ readAt }) => readAt === null) && newest !== undefined && (
        <div>
          <Button onClick={() => read({ upTo: newest })}>{t('notices.readAll')}</Button>
        </div>
      )}
      <ul className="notices">
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} onRead={() => read({ ids: [notice.id] })} />
        ))}
      </ul>
      <div className="page-actions">
        {newer !== undefined && <Button onClick={newer}>{t('notices.newer')}</Button>}
        {older !== undefined && <Button onClick={older}>{t('notices.older')}</Button>}
      </div>
    </>
  )
}

function Notice({ notice, onRead }: { notice: NoticeView; onRead: () => void }) {
  const { t } = useTranslation('desk')
  const sentence = useSentence('notice')(notice.kind, notice.values)
  const address = useObjectAddress()(notice.object, notice.campaign)
  const isUnread = notice.readAt === null
  return (
    <li className={isUnread ? 'notice unread' : 'notice'}>
      <div>
        {isUnread && <span className="visually-hidden">{t('notices.isUnread')} </span>}
        {address === undefined ? (
          <span className="notice-sentence">{sentence}</span>
        ) : (
          <AddressLink to={address} className="notice-sentence" {...(isUnread ? { onGo: onRead } : {})}>
            {sentence}
          </AddressLink>
        )}
        <NoticeFacts notice={notice} />
      </div>
      {isUnread && (
        <Button size="small" onClick={onRead}>
          {t('notices.read')}
        </Button>
      )}
    </li>
  )
}

function NoticeFacts({ notice: { at, campaign, readAt } }: { notice: NoticeView }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { campaigns } = useSession()
  const title = campaigns.find(({ name }) => name === campaign)?.title
  return (
    <div className="muted small figures">
      {format.instant(at)}
      {title !== undefined && <span lang="zh-CN"> · {title}</span>}
      {readAt !== null && <span> · {t('notices.readAt', { at: format.instant(readAt) })}</span>}
    </div>
  )
}
