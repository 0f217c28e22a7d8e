/** The last step of a decision: what will happen, and a word on it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Descriptions } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import type { ApprovalFacts, ApprovalView } from '../contract.ts'

export const approvalsKey = ['approvals'] as const

export interface Choice {
  of: ApprovalView
  way: 'approve' | 'reject' | 'object'
}

/** The kind's words stand in its slice's catalogue: `approval.<kind>`; single values of the ask may have words there too. */
export function useWhat(): (of: ApprovalView) => readonly [string, string] {
  const { t } = useTranslation('approvals')
  return ({ kind, values, object }) => {
    const [slice = '', name = ''] = kind.split('.')
    const worded = Object.entries(values).map(([field, value]): [string, string] => {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
      return [field, t(`${slice}:approvalValue.${text}`, { defaultValue: text })]
    })
    const about: string = t(`${slice}:approval.${name}.about`, {
      ...Object.fromEntries<string>(worded),
      defaultValue: object,
    })
    return [t(`${slice}:approval.${name}.title`, { defaultValue: kind }), about]
  }
}

function FactText({ of: { value, words = [] } }: { of: ApprovalFacts['facts'][number] }) {
  const { t } = useTranslation('approvals')
  const said = words.map((word) => t(word)).join(t('list.between'))
  return <span className="approval-fact">{[value, said].filter((part) => part !== '').join(' ')}</span>
}

/** What the kind says will happen, as things stand now. */
function Facts({ of: { id, kind } }: { of: ApprovalView }) {
  const { t } = useTranslation('approvals')
  const slice = kind.split('.')[0] ?? ''
  const facts = useQuery({
    queryKey: [...approvalsKey, id, 'facts'],
    queryFn: () => getJson<ApprovalFacts>(`/api/approvals/${id}/facts`),
  })
  if (facts.isError) return <p role="alert">{t('list.factsFailed')}</p>
  const items = (facts.data?.facts ?? []).map((fact) => ({
    key: fact.key,
    label:
      fact.label === undefined ? t(`${slice}:approvalFact.${fact.key}`, { defaultValue: fact.key }) : t(fact.label),
    children: <FactText of={fact} />,
  }))
  if (items.length === 0) return null
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      title={t('list.facts')}
      items={items}
      styles={{ label: { minWidth: '6.5em' } }}
    />
  )
}

export function Decide({ choice: { of, way }, onClose }: { choice: Choice; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [title, about] = useWhat()(of)
  const decide = async (note: string): Promise<void> => {
    await sendJson('POST', `/api/approvals/${of.id}/decision`, { approve: way === 'approve', note })
    await queries.invalidateQueries()
  }
  return (
    <ConfirmWithReason
      open
      title={t(`list.${way}Title`, { what: `${title}，${about}` })}
      consequence={
        <>
          <p>{t(`list.${way}Consequence`, { reason: of.reason })}</p>
          <Facts of={of} />
        </>
      }
      act={t(`list.${way}Act`)}
      minimum={2}
      onConfirm={decide}
      onClose={onClose}
    />
  )
}
