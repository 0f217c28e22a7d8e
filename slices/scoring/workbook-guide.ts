/** The workbook's first sheet: what it is, how to recompute, what each sheet holds; and the sheet of readings. */
import type { Book } from './workbook-book.ts'
import type { Column, Table } from './workbook-table.ts'

export interface Line {
  label: string
  text: string
  /** Name of a sheet that the label leads to. */
  sheet?: string
}

const columns: Column<Line>[] = [
  { key: 'label', title: '项目', width: 22, value: ({ label }) => label },
  { key: 'text', title: '内容', width: 100, value: ({ text }) => text },
]

const introduction: [string, string][] = [
  [
    '这是什么',
    '本簿用公式从登记表的原始行重新算出全部得分、名次和入选，任何人可在 WPS 表格、LibreOffice 或 Excel 中自行复算，不需要本系统。',
  ],
  [
    '怎样复算',
    '打开时显示的是导出时的数值。按 Ctrl+Alt+F9（WPS 表格、Excel）或 Ctrl+Shift+F9（LibreOffice）全部重算；再看各排名表“核对”列是否都为“一致”。案件多时重算需几分钟。',
  ],
  [
    '改一格看看',
    '本簿不设保护、不含宏和外部链接。改动原始行（如一位专家的得分）或“参数”表的数值，总分、名次随之变化，“核对”列即标“不一致”；系统中的结果不受影响。',
  ],
  [
    '表头颜色',
    '蓝：导入的原始数据或编号；绿：公式；灰：系统公布的结果，只作核对。第二行写明每列的来历、条款和读法编号。',
  ],
  [
    '所用函数',
    '只用三种软件共有的函数（COUNTIFS、SUMIFS、INDEX、MATCH、SUMPRODUCT、ROUND 等，Excel 2007 起都有），不用 LET、XLOOKUP、动态数组；数值是数，代码、证件号、期间是文本（单元格角上“以文本形式存储的数字”的绿色小三角可不理会）。',
  ],
  [
    '精确与舍入',
    '系统以精确分数计算，只在总分处四舍五入一次。电子表格用二进制小数，故公式在舍入前加 1E-9（使恰为半数者进位），与达标线比较前加 1E-12，同分比较取到小数第 9 位；如有出入，以系统为准，“核对”列会标出。',
  ],
  ['序号列', '公式按“单位序号”等整数联接，不直接比较代码：电子表格会把形如数字的长代码当作数值比较而混淆。'],
  [
    '读法',
    '通知未明确之处按“读法”表所列选择生成公式；要换一种读法，请在系统中改选后重新导出。分项“不适用”时，其余分项按满分折算。',
  ],
]

export interface SheetNote {
  name: string
  title: string
}

export function guideTable(book: Book, name: string, sheets: readonly SheetNote[]): Table<Line> {
  const { campaign, definition, about = [], notes } = book
  const { document } = definition
  const items: Line[] = [
    ...introduction.slice(0, 3).map(([label, text]) => ({ label, text })),
    { label: '活动', text: `${definition.title}（${document.number}，${document.date}）` },
    ...about.map(([label, text]) => ({ label, text })),
    { label: '规则校验值', text: `SHA-256 ${campaign.hash}` },
    ...introduction.slice(3).map(([label, text]) => ({ label, text })),
    ...[...notes].map((text) => ({ label: '未用公式', text })),
    ...sheets.map((sheet) => ({ label: sheet.name, text: sheet.title, sheet: sheet.name })),
  ]
  return { name, title: `${definition.title} · 评分工作簿`, columns, items, length: items.length, kind: 'result' }
}

interface Reading {
  id: string
  question: string
  choice: string
  words: string
  clauses: string
  decidedBy: string
}

/** The readings that move a score, with the one taken. */
export function readingsTable(book: Book): Table<Reading> {
  const { campaign, definition } = book
  const items = Object.entries(definition.readings).flatMap(([id, { choice, decidedBy }]): Reading[] => {
    const page = campaign.readings[id]
    if (page === undefined || page.moves !== 'scores') return []
    const words = page.options.find((option) => option.choice === choice)?.text['zh-CN'] ?? choice
    return [{ id, question: page.question['zh-CN'], choice, words, clauses: page.clauses.join('、'), decidedBy }]
  })
  return {
    ...{ name: book.name('读法'), title: '通知未明确之处与所取读法', kind: 'working', items, length: items.length },
    columns: [
      { key: 'id', title: '编号', width: 8, value: ({ id }) => id },
      { key: 'clauses', title: '条款', width: 16, align: 'left', wrap: true, value: ({ clauses }) => clauses },
      { key: 'question', title: '问题', width: 50, align: 'left', wrap: true, value: ({ question }) => question },
      { key: 'words', title: '所取读法', width: 50, align: 'left', wrap: true, value: ({ words }) => words },
      { key: 'choice', title: '选项', width: 20, align: 'left', value: ({ choice }) => choice },
      {
        key: 'decidedBy',
        title: '决定者',
        width: 20,
        align: 'left',
        value: ({ decidedBy }) => (decidedBy === 'default' ? '未另定，取默认' : decidedBy),
      },
    ],
  }
}
