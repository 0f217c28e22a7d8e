/** Every shared part once, with figures of its own. */
import '../../../platform/web/styles.css'
import { App, Button, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { ExplanationDrawer } from '../../../platform/web/explanation-drawer.tsx'
import { startTexts } from '../../../platform/web/i18n.ts'
import { NumberCell } from '../../../platform/web/number-cell.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { SourceRows } from '../../../platform/web/source-rows.tsx'
import { StatTiles } from '../../../platform/web/stat-tiles.tsx'
import { firstView, useTableView } from '../../../platform/web/table-view.ts'
import { webTexts } from '../../../platform/web/texts.ts'
import { theme } from '../../../platform/web/theme.ts'
import { UploadSteps } from '../../../platform/web/upload-steps.tsx'
import { caseVolume } from './reasons.ts'

interface Row {
  rank: number
  name: string
  total: string
  volume: string
}

const rows: Row[] = [
  { rank: 1, name: '阿克苏地区', total: '83.86', volume: '20.00' },
  { rank: 2, name: '阿勒泰地区', total: '77.79', volume: '19.98' },
  { rank: 3, name: '哈密市', total: '64.19', volume: '11.32' },
]

function League({ onOpen }: { onOpen: (row: Row) => void }) {
  const [view, setView] = useTableView({ ...firstView, pageSize: 20 })
  const columns: Column<Row>[] = [
    { key: 'rank', title: '名次', dataIndex: 'rank', number: true, always: true, width: 70 },
    { key: 'name', title: '单位', dataIndex: 'name', filters: [{ text: '地区', value: '地区' }] },
    { key: 'total', title: '总分', dataIndex: 'total', number: true, sorter: true },
    {
      key: 'volume',
      title: '案件数量 20',
      render: (_, row) => (
        <NumberCell
          value={row.volume}
          full="20"
          label={`${row.name} 案件数量`}
          selected={row.rank === 2}
          onOpen={() => onOpen(row)}
        />
      ),
    },
  ]
  return (
    <>
      <DataTable<Row>
        id="gallery.league"
        label="成绩排名"
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        served={{ view, onView: setView, total: 1284 }}
        exportHref="/table.xlsx"
        onOpenRow={onOpen}
        empty={{ title: '这里是排名', next: '先计算' }}
      />
      <output data-testid="view">{JSON.stringify(view)}</output>
    </>
  )
}

function Explanation({ row, onClose }: { row: Row | undefined; onClose: () => void }) {
  const [asked, setAsked] = useState('')
  const source = { row: 412, cells: { number: '合成环罚〔2017〕18号', kind: '按日连续处罚', yuan: '326,000.00' } }
  return (
    <ExplanationDrawer
      open={row !== undefined}
      onClose={onClose}
      subject={`${row?.name ?? ''} · 案件数量`}
      reason={caseVolume}
      onRows={({ file }, trail) => setAsked(`${trail.join('.')} ${file}`)}
      actions={<Button>打印说明</Button>}
    >
      <SourceRows
        title="案件登记 158 行"
        columns={[
          { key: 'number', title: '案号' },
          { key: 'kind', title: '类型' },
          { key: 'yuan', title: '金额（元）', number: true },
        ]}
        rows={[source]}
        total={158}
        onAll={() => setAsked('all')}
      />
      <output data-testid="asked">{asked}</output>
    </ExplanationDrawer>
  )
}

function Gallery() {
  const [row, setRow] = useState<Row>()
  const [freezing, setFreezing] = useState(false)
  return (
    <div className="page" style={{ padding: 24 }}>
      <PageHeader
        title="成绩排名"
        about="第 7 次计算"
        actions={
          <Button type="primary" onClick={() => setFreezing(true)}>
            冻结…
          </Button>
        }
      />
      <UploadSteps steps={['选择文件', '检查 — 已读 1,284 行', '确认入库']} current={1} />
      <StatTiles
        label="检查结果"
        tiles={[
          { key: 'good', value: '1,271', label: '可以入库', note: '其中新增 402，更正 17' },
          { key: 'wrong', value: '9', label: '有错，须改正', tone: 'error' },
          { key: 'look', value: '3', label: '请看一眼', note: '金额为整百万', tone: 'attention' },
          { key: 'skipped', value: '4', label: '已略过', note: '表头以上 2 行' },
        ]}
      />
      <League onOpen={setRow} />
      <DataTable<Row>
        id="gallery.empty"
        label="空表"
        columns={[{ key: 'name', title: '单位' }]}
        rows={[]}
        rowKey={({ name }) => name}
        empty={{ title: '这里会列出各次计算', next: '数据入库后，由办公室计算。' }}
      />
      <Explanation row={row} onClose={() => setRow(undefined)} />
      <ConfirmWithReason
        open={freezing}
        title="冻结第 7 次计算"
        consequence="冻结后这次结果不再改变。"
        act="冻结"
        onConfirm={(reason) => (reason === '不行的理由' ? Promise.reject(new Error('refused')) : Promise.resolve())}
        onClose={() => setFreezing(false)}
      />
    </div>
  )
}

startTexts({ web: webTexts })
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <ConfigProvider
    theme={{ ...theme, token: { ...theme.token, motion: false } }}
    locale={zhCN}
    button={{ autoInsertSpace: false }}
  >
    <App>
      <Gallery />
    </App>
  </ConfigProvider>,
)
