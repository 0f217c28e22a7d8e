/** The first source rows of a number, and the way to all of them. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCampaignWords } from '../../../platform/web/campaign-words.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { SourceRows } from '../../../platform/web/source-rows.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { shortened, type Address } from './league-address.ts'
import { useSourceRows, type RowsAnswer, type RowsAt } from './queries.ts'
import { useRegisterWords } from './register-words.ts'
import { sourceColumns, shownCell } from './source-columns.ts'

const few = 5

interface Props {
  of: RowsAt
  /** Somebody asked for just these rows: they are brought into view. */
  chosen: boolean
  /** Where the reader stood: kept by the page of all rows, to lead back. */
  place: Pick<Address, 'node' | 'page'>
}

export function NodeRows({ of, ...rest }: Props) {
  const rows = useSourceRows(of, { offset: 0, limit: few })
  return (
    <div className="node-rows">
      <Answer of={rows} rows={3}>
        {(answer) => <First of={of} answer={answer} {...rest} />}
      </Answer>
    </div>
  )
}

function First({ of, chosen, place: stood, answer }: Props & { answer: RowsAnswer }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const campaign = useCampaign()
  const navigate = useNavigate()
  const register = useCampaignWords().register(of.file)
  const words = useRegisterWords()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const files = [...new Set(answer.rows.map((row) => String(row['_fileName'])))].join('、')
  const { file, run, subject, path } = of
  const all = () =>
    void navigate({
      to: `/c/${encodeURIComponent(campaign)}/scoring/rows`,
      search: () => shortened({ run, subject, path, file, ...stood }),
    })
  return (
    <div ref={place}>
      <SourceRows
        title={t('rows.title', { register, count: answer.total, shown: format.number(answer.total), files })}
        columns={sourceColumns(answer.rows).map((key) => ({ key, title: words.column(key), number: isAmount(key) }))}
        rows={answer.rows.map((row) => ({
          row: Number(row['_row']),
          cells: Object.fromEntries(
            Object.entries(row).map(([key, value]) => [key, words.choice(shownCell(key, value))]),
          ),
        }))}
        total={answer.total}
        onAll={all}
      />
      {(answer.hidden ?? 0) > 0 && <p className="muted small">{t('rows.hidden', { count: answer.hidden })}</p>}
    </div>
  )
}

const isAmount = (column: string): boolean =>
  ['罚款金额', '得分', '国控企业数', '重点监控企业数', '数值'].includes(column)
