/** Writing the minutes of a meeting; saved as they are written, signed off once. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { AsideView } from '../contract.ts'
import { meetingText, type MeetingText, type MeetingView } from '../contract-problems.ts'
import { ActionFields } from './meeting-actions.tsx'
import { useSend } from './queries.ts'
import { Asides, ClashNote, SaveStateLine } from './save-state.tsx'
import { useText, type Text } from './use-text.ts'

interface Props {
  view: MeetingView
  taken: AsideView<MeetingText> | undefined
  onTake: (aside: AsideView<MeetingText>) => void
  onReload: () => void
}

export function MeetingEditor({ view, taken, onTake, onReload }: Props) {
  const { t } = useTranslation('coordination')
  const begun = {
    content: view.draft ?? meetingText.parse({}),
    rev: view.rev,
    savedAt: view.savedAt,
    settles: taken?.id,
  }
  const text = useText<MeetingText>(`meetings/${view.id}`, begun)
  const words = useWords()
  const take = (aside: AsideView<MeetingText>): void => {
    text.change(aside.content)
    onTake(aside)
  }
  return (
    <>
      {text.clash !== undefined && <ClashNote clash={text.clash} onReload={onReload} />}
      <Asides asides={taken === undefined ? view.asides : []} words={words} now={text.content} onTake={take} />
      <Form layout="vertical" requiredMark={false} className="editor-form" disabled={!view.may.write}>
        <HeadFields text={text} />
        <Attendance view={view} text={text} />
        <Lines label={t('meeting.agenda')} value={text.content.agenda} onChange={(agenda) => text.change({ agenda })} />
        <Form.Item label={t('meeting.minutes')} htmlFor="meeting-minutes">
          <Input.TextArea
            id="meeting-minutes"
            rows={8}
            maxLength={40_000}
            value={text.content.minutes}
            onChange={({ target }) => text.change({ minutes: target.value })}
          />
        </Form.Item>
        <Lines
          label={t('meeting.decisions')}
          value={text.content.decisions}
          onChange={(decisions) => text.change({ decisions })}
        />
        <ActionFields view={view} text={text} />
      </Form>
      <div className="editor-foot">
        {view.may.sign && <Sign view={view} text={text} onDone={onReload} />}
        <SaveStateLine state={text.state} onRetry={() => void text.saveNow()} />
      </div>
    </>
  )
}

function useWords(): (content: MeetingText) => [string, string][] {
  const { t } = useTranslation('coordination')
  return (content) => [
    [t('meeting.name'), content.title],
    [t('meeting.day'), content.day ?? ''],
    [t('meeting.place'), content.place],
    [t('meeting.chair'), content.chair],
    [t('meeting.agenda'), content.agenda.join('\n')],
    [t('meeting.minutes'), content.minutes],
    [t('meeting.decisions'), content.decisions.join('\n')],
    [t('meeting.actions'), content.actions.map(({ what, due }) => `${what} ${due ?? ''}`).join('\n')],
    [t('meeting.attendance'), content.attendance.map(({ unit, present }) => `${unit}${present ? '✓' : '✗'}`).join(' ')],
  ]
}

function HeadFields({ text: { content, change } }: { text: Text<MeetingText> }) {
  const { t } = useTranslation('coordination')
  return (
    <>
      <Form.Item label={t('meeting.name')} htmlFor="meeting-title">
        <Input
          id="meeting-title"
          maxLength={200}
          value={content.title}
          onChange={({ target }) => change({ title: target.value })}
        />
      </Form.Item>
      <Form.Item>
        <Radio.Group
          aria-label={t('meeting.kind')}
          value={content.kind}
          onChange={({ target }) => change({ kind: target.value })}
          options={(['progress', 'promotion'] as const).map((value) => ({ value, label: t(`meetingKind.${value}`) }))}
        />
      </Form.Item>
      <div className="row-fields">
        <Form.Item label={t('meeting.day')} htmlFor="meeting-day">
          <Input
            id="meeting-day"
            type="date"
            className="day-input"
            value={content.day ?? ''}
            onChange={({ target }) => change({ day: target.value === '' ? null : target.value })}
          />
        </Form.Item>
        <Form.Item className="grows" label={t('meeting.place')} htmlFor="meeting-place">
          <Input
            id="meeting-place"
            maxLength={200}
            value={content.place}
            onChange={({ target }) => change({ place: target.value })}
          />
        </Form.Item>
        <Form.Item className="grows" label={t('meeting.chair')} htmlFor="meeting-chair">
          <Input
            id="meeting-chair"
            maxLength={200}
            value={content.chair}
            onChange={({ target }) => change({ chair: target.value })}
          />
        </Form.Item>
      </div>
    </>
  )
}

function Attendance({ view, text: { content, change } }: { view: MeetingView; text: Text<MeetingText> }) {
  const { t } = useTranslation('coordination')
  const { attendance } = content
  const nameOf = (code: string): string => view.units.find((unit) => unit.code === code)?.name ?? code
  const choose = (units: string[]): void =>
    change({
      attendance: units.map(
        (unit) => attendance.find((one) => one.unit === unit) ?? { unit, present: true, reason: '' },
      ),
    })
  const set = (unit: string, part: Partial<MeetingText['attendance'][number]>): void =>
    change({ attendance: attendance.map((one) => (one.unit === unit ? { ...one, ...part } : one)) })
  return (
    <Form.Item label={t('meeting.attendance')}>
      <Select
        mode="multiple"
        className="wide-choice"
        aria-label={t('meeting.attendance')}
        placeholder={t('meeting.chooseUnits')}
        value={attendance.map(({ unit }) => unit)}
        showSearch={{ optionFilterProp: 'label' }}
        options={view.units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        onChange={choose}
      />
      {attendance.map(({ unit, present, reason }) => (
        <div key={unit} className="row-fields">
          <Checkbox checked={present} onChange={({ target }) => set(unit, { present: target.checked })}>
            {t('meeting.present', { unit: nameOf(unit) })}
          </Checkbox>
          {!present && (
            <Input
              className="grows"
              aria-label={t('meeting.absentReason', { unit: nameOf(unit) })}
              placeholder={t('meeting.absentReason', { unit: nameOf(unit) })}
              maxLength={300}
              value={reason}
              onChange={({ target }) => set(unit, { reason: target.value })}
            />
          )}
        </div>
      ))}
    </Form.Item>
  )
}

interface LinesProps {
  label: string
  value: readonly string[]
  onChange: (lines: string[]) => void
}

/** A line each. */
function Lines({ label, value, onChange }: LinesProps) {
  const { t } = useTranslation('coordination')
  return (
    <Form.Item label={label} extra={t('meeting.lineEach')}>
      <Input.TextArea
        aria-label={label}
        rows={2}
        value={value.join('\n')}
        onChange={({ target }) => onChange(target.value === '' ? [] : target.value.split('\n').slice(0, 50))}
      />
    </Form.Item>
  )
}

function Sign({ view, text, onDone }: { view: MeetingView; text: Text<MeetingText>; onDone: () => void }) {
  const { t } = useTranslation('coordination')
  const [open, setOpen] = useState(false)
  const send = useSend()
  const queries = useQueryClient()
  const campaign = useCampaign()
  const sign = async (reason: string): Promise<void> => {
    const rev = await text.saveNow()
    if (rev === undefined) throw new Error(t('publish.unsaved'))
    await send('POST', `meetings/${view.id}/signature`, { rev, reason })
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'coordination') })
    onDone()
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('meeting.sign')}
      </Button>
      <ConfirmWithReason
        open={open}
        title={t('meeting.signTitle')}
        consequence={t('meeting.signWill', { count: text.content.actions.length })}
        act={t('meeting.signAct')}
        minimum={2}
        onConfirm={sign}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
