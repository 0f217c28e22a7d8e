/** The whole order of a stratum with its tickets: which steps in after which. */
import { Drawer, Grid } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView } from '../../../platform/web/table-view.ts'
import type { OrderPage, ResultRow, RoundView } from '../contract.ts'
import { useDraw } from './queries.ts'

type Row = OrderPage['rows'][number]

export function OrderDrawer({ round, of, onClose }: { round: RoundView; of: ResultRow; onClose: () => void }) {
  const { t } = useTranslation('draw')
  const wide = Grid.useBreakpoint().md === true
  const [view, onView] = useTableView()
  const { unit, type } = of
  const query = { unit, type, offset: (view.page - 1) * view.pageSize, limit: view.pageSize }
  const asked = useDraw<OrderPage>(`${round.round}/order`, query)
  return (
    <Drawer open onClose={onClose} title={`${of.unitName} ${type}`} size={wide ? 640 : '100%'}>
      <p className="muted">{t('order.about')}</p>
      <Answer of={asked}>
        {({ rows, total }) => (
          <DataTable<Row>
            id="draw.order"
            label={t('order.title')}
            columns={[
              { key: 'place', title: t('order.place'), number: true, always: true, render: (_, { place }) => place },
              { key: 'number', title: t('order.number'), always: true, render: (_, { number }) => number },
              {
                key: 'ticket',
                title: t('order.ticket'),
                render: (_, { ticket }) => <code className="hash">{ticket}</code>,
              },
            ]}
            rows={rows}
            rowKey={({ place }) => String(place)}
            served={{ view, onView, total }}
            empty={{ title: t('result.none'), next: t('result.noneNext') }}
          />
        )}
      </Answer>
    </Drawer>
  )
}
