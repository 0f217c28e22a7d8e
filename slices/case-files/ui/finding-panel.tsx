/** What the checker finds while the file is written: each with its law, what was expected and found, and where to mend it. */
import { Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import type { Finding } from '../../../rules/case-check/finding.ts'
import { identifierWarnings } from '../../../rules/case-check/identifiers.ts'
import type { DraftFile, Judgement } from '../contract.ts'
import { standingOf, type Checked } from '../model.ts'
import { useFindingWords, useFormMessage, usePlaceWords, useRuleTitle } from './check-words.ts'
import { goToPlace, placeOf, placeOfPath } from './finding-places.ts'
import { JudgeExplanation } from './judge-explanation.tsx'

interface Props {
  checked: Checked
  file: DraftFile
  judgements: readonly Judgement[]
  id: string
  mayWrite: boolean
  mayJudge: boolean
  /** Is what the 2024 rubric leaves open asked too? Asked of this reader alone, never counted. */
  rubric: boolean
  onRubric: (asked: boolean) => void
  onExplain?: (rule: string, text: string) => void
}

export function FindingPanel(props: Props) {
  const { t } = useTranslation('case-files')
  const { checked, file } = props
  const [explaining, explain] = useState<string>()
  const [place, inWords] = [usePlaceWords(), useFormMessage()]
  return (
    <section className="case-findings" aria-label={t('findings.title')}>
      <h2>
        {t('findings.title')} <span className="muted small">{t('findings.live')}</span>
      </h2>
      <div role="status" className="visually-hidden">
        {checked.problems.length + checked.findings.length}
      </div>
      <Checkbox checked={props.rubric} onChange={({ target }) => props.onRubric(target.checked)}>
        {t('findings.rubric')}
      </Checkbox>
      {checked.problems.length > 0 && <p>{t('findings.form', { n: checked.problems.length })}</p>}
      <ul>
        {checked.problems.map(({ path, message }) => (
          <li key={`${path} ${message}`} className="case-finding asks">
            <button type="button" className="link-button" onClick={() => goToPlace(placeOfPath(path, file))}>
              {place(path, file.documents)}
            </button>{' '}
            {inWords(message)}
          </li>
        ))}
        {checked.findings.map((finding, at) => (
          <OneFinding key={at} {...props} finding={finding} onAsk={() => explain(finding.rule)} />
        ))}
      </ul>
      <Numbers file={file} />
      {checked.problems.length + checked.findings.length === 0 && (
        <p className="fine">
          {t('findings.none')} <span className="muted">{t('findings.noneNext')}</span>
        </p>
      )}
      {explaining !== undefined && props.onExplain !== undefined && (
        <Explain rule={explaining} file={file} onClose={() => explain(undefined)} onExplain={props.onExplain} />
      )}
    </section>
  )
}

/** Numbers that can't be right: said beside the findings, none of them. */
function Numbers({ file }: { file: DraftFile }) {
  const { t } = useTranslation('case-files')
  const place = usePlaceWords()
  const warnings = identifierWarnings(file)
  if (warnings.length === 0) return null
  return (
    <section aria-label={t('identifiers.title')}>
      <p className="muted small">{t('identifiers.title')}</p>
      <ul>
        {warnings.map(({ path, value, fault }) => (
          <li key={path} className="case-finding small">
            <button type="button" className="link-button" onClick={() => goToPlace(placeOfPath(path, file))}>
              {place(path, file.documents)}
            </button>{' '}
            <span className="attention">{t(`identifiers.${fault}`)}</span> {t('open.written', { value })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneFinding(props: Props & { finding: Finding; onAsk: () => void }) {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  const { finding, file, judgements, onAsk, mayWrite, onExplain } = props
  const { rule, severity, clause } = finding
  const { place, expected, found, basis } = useFindingWords(file.documents)(finding)
  const judged = judgements.findLast((one) => one.rule === rule)
  const words = file.explanations?.find((one) => one.rule === rule)?.text
  const standing = standingOf(finding, words === undefined ? undefined : judged?.accepted)
  return (
    <li className={`case-finding ${standing} ${severity}`}>
      <div className="case-finding-head">
        <span className={`severity ${severity}`}>{t(`findings.severity.${severity}`)}</span>
        <strong>{title(rule)}</strong>
        <span className="muted small">{t(`findings.${finding.certainty}`)}</span>
      </div>
      <div className="small">
        {place} · {t('findings.expected')} {expected} · {t('findings.found')} {found}
      </div>
      <div className="muted small">
        {t('findings.basis')}
        {t('findings.colon')}
        {basis} <ClauseLink id={clause} />
      </div>
      {words !== undefined && (
        <div className="small">
          {t('findings.explanation')}
          {words}
        </div>
      )}
      {judged !== undefined && words !== undefined && (
        <div className={judged.accepted ? 'fine small' : 'fault small'}>
          {t(judged.accepted ? 'findings.accepted' : 'findings.rejected', { by: judged.by, reason: judged.reason })}
        </div>
      )}
      <div className="case-acts">
        {mayWrite && (
          <button type="button" className="link-button" onClick={() => goToPlace(placeOf(finding, file))}>
            {t('findings.goto')}
          </button>
        )}
        {mayWrite && onExplain !== undefined && (
          <button type="button" className="link-button" onClick={onAsk}>
            {t('findings.explain')}
          </button>
        )}
        {props.mayJudge && words !== undefined && <JudgeExplanation file={props.id} rule={rule} />}
      </div>
    </li>
  )
}

interface ExplainProps {
  rule: string
  file: DraftFile
  onClose: () => void
  onExplain: (rule: string, text: string) => void
}

function Explain({ rule, file, onClose, onExplain }: ExplainProps) {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  const [text, write] = useState(file.explanations?.find((one) => one.rule === rule)?.text ?? '')
  return (
    <Modal
      open
      title={t('findings.explainTitle', { rule: title(rule) })}
      okText={t('findings.explainSave')}
      onCancel={onClose}
      onOk={() => {
        onExplain(rule, text.trim())
        onClose()
      }}
    >
      <p>{t('findings.explainAbout')}</p>
      <Input.TextArea
        aria-label={t('findings.explain')}
        rows={4}
        maxLength={2000}
        showCount
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      <Button type="text" size="small" onClick={() => write('')}>
        {t('editor.remove')}
      </Button>
    </Modal>
  )
}
