/** What is to be handed in, by whom, and how many days are left. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition } from '../../rules/definition/schema.ts'
import { ClauseLink } from '../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../platform/web/data-table.tsx'
import { daysBetween, useFormat } from '../../platform/web/format.ts'
import { LoadingState } from '../../platform/web/states.tsx'
import { useWaiting } from '../../slices/desk/ui/queries.ts'
import { useDrawDuties } from '../../slices/draw/ui/duties.ts'
import { DefinitionTitle } from './definition-title.tsx'
import { nextDue, type Duty } from './duty-calendar.ts'

/** A duty this many days away, or nearer, asks for attention. */
const near = 7

interface DutyRow extends Duty {
  on: string | undefined
}

interface Props {
  campaign: string
  definition: Definition
  today: string
}

/** The person's own duties are those of the level or body that they hand in for; the server says which. */
export function HomeDuties(props: Props) {
  const asked = useWaiting(props.campaign)
  if (asked.isPending) return <LoadingState rows={4} />
  return <Duties {...props} bodies={asked.data?.bodies ?? []} />
}

function Duties({ campaign, definition, today, bodies }: Props & { bodies: readonly string[] }) {
  const { t } = useTranslation('console')
  const draws = useDrawDuties(campaign, definition.draw?.clauses ?? [])
  const rows = inOrder([...definition.duties, ...draws], today)
  const mine = rows.filter(({ from }) => bodies.includes(from))
  const [which, setWhich] = useState<'mine' | 'all'>(mine.length > 0 ? 'mine' : 'all')
  const options = [
    { value: 'mine' as const, label: t('home.mine', { count: mine.length }), disabled: mine.length === 0 },
    { value: 'all' as const, label: t('home.all', { count: rows.length }) },
  ]
  return (
    <div className="page">
      <h2>{t('home.duties')}</h2>
      <p className="muted small">{t('home.dutiesAbout')}</p>
      <DataTable<DutyRow>
        id="console.duties"
        label={t('home.duties')}
        rows={which === 'mine' ? mine : rows}
        rowKey={({ id }) => id}
        columns={useColumns(definition, today)}
        tools={<Segmented value={which} onChange={setWhich} options={options} aria-label={t('home.which')} />}
        empty={{ title: t('home.noDuties'), next: t('home.noDutiesNext') }}
      />
    </div>
  )
}

/** By the next due day; what has none stands last, in the definition's order. */
function inOrder(duties: readonly Duty[], today: string): DutyRow[] {
  const rows = duties.map((duty) => ({ ...duty, on: nextDue(duty.due, today) }))
  return rows.sort((a, b) => rank(a.on, today).localeCompare(rank(b.on, today)))
}

/** What is still ahead comes before what is past. */
const rank = (on: string | undefined, today: string): string =>
  on === undefined ? '1' : on >= today ? `0 ${on}` : `2 ${on}`

function useColumns(definition: Definition, today: string): Column<DutyRow>[] {
  const { t } = useTranslation('console')
  const level = (id: string) => definition.levels.find((one) => one.id === id)?.title ?? id
  const body = (id: string) => t(`home.body.${id}`, { defaultValue: level(id) })
  return [
    { key: 'title', title: t('home.duty'), always: true, render: (_, duty) => <DutyTitle duty={duty} /> },
    { key: 'from', title: t('home.from'), render: (_, { from }) => body(from) },
    { key: 'to', title: t('home.to'), render: (_, { to }) => body(to) },
    { key: 'due', title: t('home.due'), render: (_, duty) => <Due duty={duty} today={today} /> },
    { key: 'left', title: t('home.left'), render: (_, { on }) => <DaysLeft on={on} today={today} /> },
    {
      key: 'clauses',
      title: t('home.clauses'),
      render: (_, { clauses }) => (
        <span className="clauses">
          {clauses.map((id) => (
            <ClauseLink key={id} id={id} />
          ))}
        </span>
      ),
    },
  ]
}

function DutyTitle({ duty }: { duty: Duty }) {
  return (
    <span lang="zh-CN" className="duty-title">
      <DefinitionTitle id={duty.id} title={duty.title} />
      {duty.parts !== undefined && <span className="muted small duty-parts">{duty.parts.join('、')}</span>}
    </span>
  )
}

function Due({ duty, today }: { duty: DutyRow; today: string }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  if (duty.after !== undefined) return t('home.after', { count: duty.after.days })
  if (duty.on === undefined) return <span className="muted">{t('home.noDay')}</span>
  const day = format.day(duty.on, today.slice(0, 4))
  if (typeof duty.due !== 'object') return day
  return t('home.monthly', { day, days: duty.due.monthly.join(t('home.dayJoin')) })
}

function DaysLeft({ on, today }: { on: string | undefined; today: string }) {
  const { t } = useTranslation('console')
  if (on === undefined) return <span className="muted">—</span>
  const days = daysBetween(today, on)
  if (days < 0) return <span className="muted">{t('home.past')}</span>
  return <span className={days <= near ? 'near' : ''}>{t('home.daysLeft', { count: days })}</span>
}
