/** Supervisors' guidance and the checker's findings of one file, side by side (n3.5.3). */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'
import type { FileView, SettingView } from '../contract.ts'
import type { GuidanceView } from '../contract-slots.ts'
import { checkDraft, settingOf } from '../model.ts'
import { useDocumentTitle, useRuleTitle } from './check-words.ts'
import { FilePage } from './file-page.tsx'
import { FindingPanel } from './finding-panel.tsx'
import { newId, useCaseFiles, useSend, useSetting } from './queries.ts'

export default function GuidancePage() {
  const { t } = useTranslation('case-files')
  const setting = useSetting()
  return (
    <FilePage about={t('guidance.about')}>
      {(view) => <Answer of={setting}>{(rules) => <Beside view={view} rules={rules} />}</Answer>}
    </FilePage>
  )
}

function Beside({ view, rules }: { view: FileView; rules: SettingView }) {
  const { t } = useTranslation('case-files')
  const asked = useCaseFiles<{ guidance: GuidanceView[] }>(`${view.file.id}/guidance`)
  const [rubric, askRubric] = useState(false)
  const setting = useMemo(() => ({ ...settingOf(rules), rubric }), [rules, rubric])
  const checked = useMemo(() => checkDraft(view.document, setting), [view.document, setting])
  return (
    <div className="case-editor">
      <div className="case-form">
        {view.may.guide && <Write view={view} />}
        <Answer of={asked}>
          {({ guidance }) =>
            guidance.length === 0 ? (
              <EmptyState title={t('guidance.empty')} next={t('guidance.emptyNext')} />
            ) : (
              guidance.map((one) => <OneGuidance key={one.id} one={one} view={view} />)
            )
          }
        </Answer>
      </div>
      <FindingPanel
        {...{ checked, file: view.document, id: view.file.id, judgements: view.judgements }}
        {...{ rubric, onRubric: askRubric }}
        mayWrite={false}
        mayJudge={view.may.judge}
      />
    </div>
  )
}

function Write({ view }: { view: FileView }) {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  const documentTitle = useDocumentTitle(view.document.documents)
  const send = useSend()
  const [body, setBody] = useState('')
  const [about, setAbout] = useState<{ document?: string | undefined; rule?: string | undefined }>({})
  const write = useMutation({
    mutationFn: () => send('POST', `/${view.file.id}/guidance`, { id: newId(), body, ...about }),
    onSuccess: () => setBody(''),
  })
  return (
    <section aria-label={t('guidance.write')}>
      <Input.TextArea
        aria-label={t('guidance.body')}
        placeholder={t('guidance.body')}
        rows={3}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <div className="case-tools">
        <Select
          allowClear
          className="case-choice"
          aria-label={t('guidance.document')}
          placeholder={t('guidance.whole')}
          options={view.document.documents.map(({ id }) => ({ value: id, label: documentTitle(id) }))}
          onChange={(document?: string) => setAbout({ ...about, document })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          className="case-choice"
          aria-label={t('guidance.rule')}
          placeholder={t('guidance.noRule')}
          options={Object.keys(ruleCatalogue).map((value) => ({ value, label: title(value) }))}
          onChange={(rule?: string) => setAbout({ ...about, rule })}
        />
        <Button
          type="primary"
          disabled={body.trim().length < 4}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          {t('guidance.writeAct')}
        </Button>
      </div>
      {write.isError && <FailedState error={write.error} />}
    </section>
  )
}

function OneGuidance({ one, view }: { one: GuidanceView; view: FileView }) {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  const { instant } = useFormat()
  const documentTitle = useDocumentTitle(view.document.documents)
  const mayAnswer = view.may.answer && one.state === 'open'
  const maySettle = view.may.guide && one.state !== 'resolved'
  return (
    <article className="case-guidance">
      <div className="case-finding-head">
        <span className={`guidance-state ${one.state}`}>{t(`guidance.state.${one.state}`)}</span>
        <span>{one.document === null ? t('guidance.whole') : documentTitle(one.document)}</span>
        {one.rule !== null && <span className="muted">{title(one.rule)}</span>}
      </div>
      <ol className="case-steps">
        {one.steps.map(({ kind: step, body, by, at }, place) => (
          <li key={place}>
            <span className="muted small">
              {t(`guidance.steps.${step}`)} · {by} · {instant(at)}
            </span>
            <div>{body}</div>
          </li>
        ))}
      </ol>
      {(mayAnswer || maySettle) && <Say one={one} file={view.file.id} acts={actsOf(one, { mayAnswer, maySettle })} />}
    </article>
  )
}

type Act = 'answer' | 'return' | 'resolve'

const actsOf = (one: GuidanceView, { mayAnswer, maySettle }: { mayAnswer: boolean; maySettle: boolean }): Act[] => [
  ...(mayAnswer ? (['answer'] as const) : []),
  ...(maySettle ? (['resolve'] as const) : []),
  ...(maySettle && one.state === 'answered' ? (['return'] as const) : []),
]

function Say({ one, file, acts }: { one: GuidanceView; file: string; acts: readonly Act[] }) {
  const { t } = useTranslation('case-files')
  const send = useSend()
  const [body, setBody] = useState('')
  const say = useMutation({
    mutationFn: (act: Act) => {
      const path = `/${file}/guidance/${one.id}`
      return act === 'answer'
        ? send('POST', `${path}/answer`, { body })
        : send('POST', `${path}/settlement`, { kind: act, body })
    },
    onSuccess: () => setBody(''),
  })
  return (
    <>
      <Input.TextArea
        aria-label={t(`guidance.${acts[0] ?? 'answer'}`)}
        rows={2}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <div className="case-tools">
        {acts.map((act, at) => (
          <Button
            key={act}
            type={at === 0 ? 'primary' : 'default'}
            disabled={body.trim().length < 2 || say.isPending}
            onClick={() => say.mutate(act)}
          >
            {t(`guidance.${act}`)}
          </Button>
        ))}
      </div>
      {say.isError && <FailedState error={say.error} />}
    </>
  )
}
