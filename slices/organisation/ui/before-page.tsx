/** Before a campaign opens: what is missing, who does it, where. */
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay, useSession } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { BeforeOpening, ReadinessItem } from '../contract.ts'
import { useOrganisation } from './queries.ts'
import './organisation.css'

export default function BeforePage() {
  const { t } = useTranslation('organisation')
  const asked = useOrganisation<BeforeOpening>('before-opening')
  return (
    <div className="page">
      <PageHeader title={t('before.title')} about={t('before.about')} />
      <Answer of={asked}>{(before) => <Before before={before} />}</Answer>
    </div>
  )
}

function Before({ before }: { before: BeforeOpening }) {
  const { t } = useTranslation(['organisation', 'campaigns'])
  const may = useMay('campaigns.move-stage')
  const columns = useColumns()
  const { stage, ready, items } = before
  const words = ready ? t('before.ready') : t('before.notReady')
  return (
    <>
      <p role="status" className={ready || stage !== 'preparing' ? '' : 'attention'}>
        {stage === 'preparing' ? words : t('before.opened', { stage: t(`campaigns:stage.name.${stage}`) })}{' '}
        {stage === 'preparing' && ready && may && <PageLink page="campaigns/stage">{t('before.toStage')}</PageLink>}
      </p>
      <DataTable<ReadinessItem>
        id="organisation.before"
        label={t('before.title')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        empty={{ title: t('before.empty'), next: t('before.emptyNext') }}
      />
    </>
  )
}

/** Where each is done, with the verb that opens that page. */
const places: Readonly<Record<ReadinessItem['id'], { page: string; verb: string }>> = {
  definition: { page: 'campaigns/check', verb: 'campaigns.check' },
  units: { page: 'import', verb: 'registers.import' },
  officers: { page: 'import', verb: 'registers.import' },
  liaisons: { page: 'organisation/liaisons', verb: 'organisation.directory' },
  groups: { page: 'organisation/groups', verb: 'organisation.groups' },
  office: { page: 'people', verb: 'people.read-accounts' },
  figures: { page: 'organisation/figures', verb: 'organisation.read-figures' },
  readings: { page: 'campaigns/check', verb: 'campaigns.check' },
}

const isDone = ({ of, done }: ReadinessItem): boolean => of > 0 && done >= of

function useColumns(): Column<ReadinessItem>[] {
  const { t } = useTranslation('organisation')
  const { permissions } = useSession()
  return [
    { key: 'item', title: t('before.item'), always: true, render: (_, one) => <Item item={one} /> },
    {
      key: 'state',
      title: t('before.state'),
      always: true,
      render: (_, one) => {
        const missing = one.needed ? t('before.missing') : t('before.advised')
        return (
          <span className={isDone(one) ? 'done' : one.needed ? 'attention' : 'muted'}>
            {isDone(one) ? t('before.done') : missing}{' '}
            <span className="figures">{one.of === 0 ? '' : t('before.of', { ...one })}</span>
          </span>
        )
      },
    },
    { key: 'who', title: t('before.who'), render: (_, { id }) => t(`before.whoDoes.${id}`) },
    {
      key: 'where',
      title: t('before.where'),
      always: true,
      render: (_, { id }) =>
        permissions.includes(places[id].verb) ? <PageLink page={places[id].page}>{t('before.go')}</PageLink> : '',
    },
  ]
}

const SHOWN = 6

function Item({ item }: { item: ReadinessItem }) {
  const { t } = useTranslation(['organisation', 'console'])
  const { id } = item
  const missing = id === 'office' ? item.missing.map((role) => t(`console:role.${role}`)) : item.missing
  const more = missing.length > SHOWN ? ' …' : ''
  return (
    <>
      {t(`before.names.${id}`)}
      {missing.length > 0 && !isDone(item) && (
        <div className="muted small">
          {t('before.more', { list: missing.slice(0, SHOWN).join(t('between')) + more })}
        </div>
      )}
    </>
  )
}
