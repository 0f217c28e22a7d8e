/** Writing an announcement, or its correction: saved as it is typed, published with a look at whom it reaches. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../../../platform/web/api.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { AnnouncementText, AsideView, DraftView } from '../contract.ts'
import { AttachFiles } from './attach-files.tsx'
import { ClausesChoice } from './clause-choice.tsx'
import { PublishAnnouncement } from './publish-announcement.tsx'
import { useId, useOnce } from './queries.ts'
import { Asides, ClashNote, SaveStateLine } from './save-state.tsx'
import { useText, type Text } from './use-text.ts'
import './coordination.css'

export default function AnnouncementDraftPage() {
  const { t } = useTranslation('coordination')
  const id = useId()
  const asked = useOnce<DraftView>(`announcements/${id}/draft`)
  const [taken, setTaken] = useState<AsideView<AnnouncementText>>()
  const published = asked.data?.published ?? null
  const reload = async (): Promise<void> => {
    setTaken(undefined)
    await asked.refetch()
  }
  return (
    <div className="page">
      <PageHeader
        title={t(published === null ? 'draft.title' : 'draft.correcting')}
        about={published === null ? t('draft.about') : t('draft.correctingAbout', { ...published })}
      />
      <Answer of={asked}>
        {(view) => (
          <Editor
            key={`${id} ${view.rev} ${taken?.id ?? ''}`}
            {...{ view, taken }}
            onTake={setTaken}
            onReload={() => void reload()}
          />
        )}
      </Answer>
    </div>
  )
}

interface EditorProps {
  view: DraftView
  taken: AsideView<AnnouncementText> | undefined
  onTake: (aside: AsideView<AnnouncementText>) => void
  onReload: () => void
}

function Editor({ view, taken, onTake, onReload }: EditorProps) {
  const { t } = useTranslation('coordination')
  const begun = { content: view.content, rev: view.rev, savedAt: view.savedAt, settles: taken?.id }
  const text = useText<AnnouncementText>(`announcements/${view.id}/draft`, begun)
  const words = useWords(view)
  const take = (aside: AsideView<AnnouncementText>): void => {
    text.change(aside.content)
    onTake(aside)
  }
  const campaign = useCampaign()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const published = (): void => {
    void queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'coordination') })
    void navigate({ to: `/c/${encodeURIComponent(campaign)}/announcements/${view.id}` })
  }
  return (
    <>
      {text.clash !== undefined && <ClashNote clash={text.clash} onReload={onReload} />}
      <Asides asides={taken === undefined ? view.asides : []} words={words} now={text.content} onTake={take} />
      <Form layout="vertical" requiredMark={false} className="editor-form">
        <Fields view={view} text={text} />
      </Form>
      <div className="editor-foot">
        <PublishAnnouncement view={view} text={text} onPublished={published} />
        <SaveStateLine state={text.state} onRetry={() => void text.saveNow()} />
      </div>
      <p className="muted small">{t('draft.frozen')}</p>
    </>
  )
}

/** The fields as words, for texts that stand side by side. */
function useWords({ choices }: DraftView): (content: AnnouncementText) => [string, string][] {
  const { t } = useTranslation('coordination')
  return (content) => [
    [t('draft.name'), content.title],
    [t('draft.body'), content.body],
    [t('draft.clauses'), content.clauses.join('、')],
    [t('draft.due'), content.due ?? ''],
    [t('draft.audience'), content.audience.kind + content.audience.levels.join() + content.audience.units.join()],
    [t('draft.group'), choices.groups.find(({ id }) => id === content.group)?.title ?? ''],
    [t('draft.changed'), content.changed],
  ]
}

function Fields({ view, text: { content, change } }: { view: DraftView; text: Text<AnnouncementText> }) {
  const { t } = useTranslation('coordination')
  const { groups } = view.choices
  return (
    <>
      {view.published !== null && (
        <Form.Item label={t('draft.changed')} htmlFor="draft-changed" extra={t('draft.changedAbout')}>
          <Input.TextArea
            id="draft-changed"
            rows={2}
            maxLength={2000}
            value={content.changed}
            onChange={({ target }) => change({ changed: target.value })}
          />
        </Form.Item>
      )}
      <Form.Item label={t('draft.name')} htmlFor="draft-title">
        <Input
          id="draft-title"
          maxLength={200}
          value={content.title}
          onChange={({ target }) => change({ title: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('draft.body')} htmlFor="draft-body">
        <Input.TextArea
          id="draft-body"
          rows={8}
          maxLength={20_000}
          value={content.body}
          onChange={({ target }) => change({ body: target.value })}
        />
      </Form.Item>
      <AttachFiles view={view} files={content.files} onChange={(files) => change({ files })} />
      <Form.Item label={t('draft.clauses')}>
        <ClausesChoice label={t('draft.clauses')} value={content.clauses} onChange={(clauses) => change({ clauses })} />
      </Form.Item>
      <AudienceFields view={view} content={content} change={change} />
      <Form.Item label={t('draft.due')} htmlFor="draft-due" extra={t('draft.dueAbout')}>
        <Input
          id="draft-due"
          type="date"
          className="day-input"
          value={content.due ?? ''}
          onChange={({ target }) => change({ due: target.value === '' ? null : target.value })}
        />
      </Form.Item>
      {groups.length > 0 && (
        <Form.Item label={t('draft.group')}>
          <Select
            allowClear
            className="wide-choice"
            aria-label={t('draft.group')}
            placeholder={t('draft.office')}
            value={content.group}
            options={groups.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(group?: string | null) => change({ group: group ?? null })}
          />
        </Form.Item>
      )}
    </>
  )
}

interface AudienceProps extends Pick<Text<AnnouncementText>, 'content' | 'change'> {
  view: DraftView
}

function AudienceFields({ view: { choices }, content: { audience }, change }: AudienceProps) {
  const { t } = useTranslation('coordination')
  const set = (part: Partial<AnnouncementText['audience']>): void => change({ audience: { ...audience, ...part } })
  return (
    <Form.Item label={t('draft.audience')}>
      <Radio.Group
        aria-label={t('draft.audience')}
        value={audience.kind}
        onChange={({ target }) => set({ kind: target.value })}
        options={[
          { value: 'all', label: t('audience.all', { count: choices.units.length }) },
          ...(choices.levels.length > 1 ? [{ value: 'levels', label: t('audience.levels') }] : []),
          { value: 'units', label: t('audience.units') },
        ]}
      />
      {audience.kind === 'levels' && (
        <Checkbox.Group
          aria-label={t('audience.levels')}
          value={audience.levels}
          onChange={(levels) => set({ levels })}
          options={choices.levels.map(({ id, title, units }) => ({
            ...{ value: id, label: t('audience.level', { title, count: units }) },
          }))}
        />
      )}
      {audience.kind === 'units' && (
        <Select
          mode="multiple"
          className="wide-choice"
          aria-label={t('audience.units')}
          placeholder={t('audience.units')}
          value={audience.units}
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          onChange={(units) => set({ units })}
        />
      )}
      {choices.experts && (
        <Checkbox checked={audience.experts} onChange={({ target }) => set({ experts: target.checked })}>
          {t('audience.experts')}
        </Checkbox>
      )}
    </Form.Item>
  )
}
