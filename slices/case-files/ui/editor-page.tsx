/** A case file as it is written: its parts on one side, what the checker says on the other, the state of saving above. */
import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { FileView, RegisterOrigin, SettingView } from '../contract.ts'
import { checkDraft, settingOf } from '../model.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { DocumentsSection } from './documents-section.tsx'
import { HeadSection, OfficersSection, PublishedSection, SuspensionsSection } from './file-sections.tsx'
import { FactsSection } from './facts-section.tsx'
import { FindingPanel } from './finding-panel.tsx'
import { placeOf } from './finding-places.ts'
import { useFile, useSetting } from './queries.ts'
import { SaveStateLine } from './save-state.tsx'
import { useDraft } from './use-draft.ts'
import './case-files.css'

export default function EditorPage() {
  const { caseFile = '' } = useParams({ strict: false })
  const asked = useFile(caseFile)
  const setting = useSetting()
  return (
    <div className="page">
      <Answer of={asked}>
        {(view) => <Answer of={setting}>{(rules) => <Editor key={view.file.id} view={view} rules={rules} />}</Answer>}
      </Answer>
    </div>
  )
}

function Editor({ view, rules }: { view: FileView; rules: SettingView }) {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const draft = useDraft(view)
  const { document: file, change } = draft
  const [rubric, askRubric] = useState(false)
  const setting = useMemo(() => ({ ...settingOf(rules), rubric }), [rules, rubric])
  const checked = useMemo(() => checkDraft(JSON.parse(JSON.stringify(file)), setting), [file, setting])
  const { id, number, type, unitName, unit } = view.file
  const disabled = !view.may.write || draft.clash !== undefined
  const at = (field: string) =>
    checked.findings.filter((finding) => {
      const place = placeOf(finding, file)
      return place.document === null && place.field === field
    })
  const shared = { file, disabled, change, at }
  const explain = (rule: string, text: string) =>
    change((before) => {
      const others = (before.explanations ?? []).filter((one) => one.rule !== rule)
      const next = text === '' ? others : [...others, { rule, text }]
      return { ...before, explanations: next.length === 0 ? undefined : next }
    })
  return (
    <>
      <PageHeader
        title={file.number || number}
        about={[unitName || unit, t(`words.${type}`, type), ...(view.may.write ? [] : [t('editor.readOnly')])].join(
          ' · ',
        )}
        actions={
          <>
            <a className="page-action" href={campaignPath(campaign, `case-files/${id}/file.json`)} download>
              {t('editor.json')}
            </a>
            <PageLink page="case-files" className="page-action">
              {t('editor.back')}
            </PageLink>
          </>
        }
      />
      {view.may.write && <SaveStateLine state={draft.state} onRetry={draft.saveNow} />}
      <Origin origin={view.origin} />
      {view.asides.map((aside) => (
        <ConflictPanel key={aside.id} view={view} aside={aside} onJoined={draft.goOnFrom} />
      ))}
      <div className="case-editor">
        <div className="case-form">
          <h2>{t('editor.sections.head')}</h2>
          <HeadSection {...shared} origin={view.origin} />
          <h2>{t('editor.sections.officers')}</h2>
          <OfficersSection {...shared} />
          <h2>{t('editor.sections.documents')}</h2>
          <DocumentsSection {...{ file, disabled, change }} findings={checked.findings} />
          <h2>{t('editor.sections.suspensions')}</h2>
          <SuspensionsSection {...shared} />
          <h2>{t('editor.sections.published')}</h2>
          <PublishedSection {...shared} />
          <h2>{t('editor.sections.facts')}</h2>
          <FactsSection {...shared} />
        </div>
        <FindingPanel
          {...{ checked, file, id, judgements: view.judgements, mayWrite: !disabled, mayJudge: view.may.judge }}
          {...{ rubric, onRubric: askRubric }}
          {...(disabled ? {} : { onExplain: explain })}
        />
      </div>
    </>
  )
}

/** Where the file comes from, and whether the register has changed since. */
function Origin({ origin }: { origin: RegisterOrigin | null }) {
  const { t } = useTranslation('case-files')
  if (origin === null) return <p className="muted">{t('editor.typed')}</p>
  const { now, then, amended } = origin
  const fields = amended.map((field) =>
    t('editor.rowField', { field: t(`fields.${field}`), then: then[field], now: now?.[field] ?? '' }),
  )
  return (
    <>
      <p className="muted">{t('editor.fromRow', { version: origin.version })}</p>
      {now === null && <Alert type="warning" title={t('editor.rowGone')} />}
      {fields.length > 0 && <Alert type="warning" title={t('editor.rowAmended', { fields: fields.join('；') })} />}
    </>
  )
}
