/** Facts that the file asserts, and what each rests on; holes on both sides are listed. */
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PrinterOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay, useSession } from '../../../platform/web/session.tsx'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import { keyOf, type MatrixView } from '../contract-matrix.ts'
import { FactRow } from './fact-row.tsx'
import { evidencePath, newId, useEvidence, useSend } from './queries.ts'
import { TargetLink } from './target-link.tsx'
import './evidence.css'

export default function MatrixPage() {
  const { t } = useTranslation('evidence')
  const { caseFile = '' } = useParams({ strict: false })
  const campaign = useCampaign()
  const at = `files/${encodeURIComponent(caseFile)}`
  const asked = useEvidence<MatrixView>(`${at}/matrix`)
  const head = asked.data?.caseFile
  return (
    <div className="page">
      <PageHeader
        title={head === undefined ? t('matrix.title') : `${head.number} · ${t('matrix.title')}`}
        about={head && `${head.unitName} · ${t(`case-files:words.${head.type}`, head.type)}`}
        actions={
          <>
            <Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('custody.print')}
            </Button>
            <a className="page-action" href={evidencePath(campaign, `${at}/matrix.xlsx`)} download>
              {t('matrix.export')}
            </a>
          </>
        }
      />
      <Answer of={asked}>{(matrix) => <Matrix matrix={matrix} at={at} />}</Answer>
    </div>
  )
}

function Matrix({ matrix, at }: { matrix: MatrixView; at: string }) {
  const { t } = useTranslation('evidence')
  const { person } = useSession()
  const may = useMay('evidence.write') && person.unit === matrix.caseFile.unit
  const { facts, unsupported } = matrix
  return (
    <>
      <p>
        {t('matrix.count', { count: facts.length })}{' '}
        {unsupported.length > 0 ? (
          <span className="fault">{t('matrix.unsupported', { count: unsupported.length })}</span>
        ) : (
          facts.length > 0 && <span className="fine">{t('matrix.allSupported')}</span>
        )}
      </p>
      {facts.length === 0 && <EmptyState title={t('matrix.empty')} next={t('matrix.emptyNext')} />}
      <ol className="facts">
        {facts.map((fact) => (
          <FactRow key={fact.id} fact={fact} matrix={matrix} may={may} />
        ))}
      </ol>
      {may && <WriteFact at={at} matrix={matrix} />}
      <Idle matrix={matrix} />
    </>
  )
}

function WriteFact({ at, matrix }: { at: string; matrix: MatrixView }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const [text, setText] = useState('')
  const write = useMutation({
    mutationFn: (fact: { text: string; source?: string }) => send('POST', `${at}/facts`, { id: newId(), ...fact }),
    // What is typed meanwhile stays.
    onSuccess: (_answer, written) => setText((now) => (now.trim() === written.text ? '' : now)),
  })
  return (
    <section className="write-fact no-print">
      <form
        className="link-pages"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim().length > 1) write.mutate({ text: text.trim() })
        }}
      >
        <Input
          value={text}
          maxLength={1000}
          aria-label={t('matrix.new')}
          placeholder={t('matrix.new')}
          onChange={({ target }) => setText(target.value)}
        />
        <Button htmlType="submit" type="primary" disabled={text.trim().length < 2} loading={write.isPending}>
          {t('matrix.add')}
        </Button>
      </form>
      {write.isError && <FailedState error={write.error} />}
      {matrix.suggestions.length > 0 && (
        <>
          <h2>{t('matrix.suggestions')}</h2>
          <ul className="suggestions">
            {matrix.suggestions.map((one) => (
              <li key={one.text}>
                <span>
                  {one.text} <span className="muted">{one.source}</span>
                </span>
                <Button
                  size="small"
                  disabled={write.isPending}
                  onClick={() => write.mutate(one)}
                  aria-label={t('matrix.take', { text: one.text })}
                >
                  {t('matrix.takeOver')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const MOST_SHOWN = 60

function Idle({ matrix }: { matrix: MatrixView }) {
  const { t } = useTranslation('evidence')
  const idle = new Set(matrix.idle)
  const targets = matrix.targets.filter((target) => idle.has(keyOf(target)))
  if (targets.length === 0) return null
  return (
    <section className="volume-notes">
      <h2>{t('matrix.idle', { count: targets.length })}</h2>
      <ul className="idle">
        {targets.slice(0, MOST_SHOWN).map((target) => (
          <li key={keyOf(target)}>
            <TargetLink target={target} caseFile={matrix.caseFile.id} />
          </li>
        ))}
      </ul>
      {targets.length > MOST_SHOWN && (
        <p className="muted">{t('matrix.more', { count: targets.length - MOST_SHOWN })}</p>
      )}
    </section>
  )
}
