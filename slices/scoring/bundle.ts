/**
 * Everything of a run in one .zip, so that anyone can recompute it at home (n4.4a): the registers as they stood as CSV, the
 * definition, the result, a manifest with hashes, and how to run `lianbing score` on it.
 */
import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import type { Context } from '../../platform/http/context.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { registerNames, type RegisterName } from '../registers/contract.ts'
import { registerRows } from '../registers/facts.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import { cellOf, headersOf } from './source-columns.ts'
import type { StoredRun } from './store.ts'
import { campaignIn, resultIn } from './stored.ts'

export async function runBundle(ctx: Context, ask: RunAsk): Promise<{ name: string; bytes: Buffer }> {
  const run = await wholeRun(ctx, ask)
  const files = new Map<string, string>()
  for (const [name, text] of definitionFiles(campaignIn(run))) files.set(`campaign/${name}`, text)
  const left = await addRegisters(ctx, run, files)
  files.set('result.json', `${JSON.stringify(resultIn(run).document, null, 2)}\n`)
  files.set('manifest.json', manifest(run, files, left))
  files.set('README.md', readme(run))
  const zip = new JSZip()
  // One date for all: the same run gives the same bytes.
  for (const [name, text] of files) zip.file(name, text, { date: new Date(run.made_at), createFolders: false })
  const bytes = await zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
  })
  return { name: `计算-第${run.seq}次.zip`, bytes }
}

/** JSON is YAML: the files have the names that `--campaign <folder>` reads. */
const definitionFiles = ({ definition, clauses, readings }: Campaign): [string, string][] => [
  ['campaign.yaml', pretty(definition)],
  ['clauses.yaml', pretty(clauses)],
  ...Object.entries(readings).map(([id, page]): [string, string] => [`readings/${id}.yaml`, pretty(page)]),
]

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

type Row = Readonly<Record<string, unknown>>
type Left = Record<string, number>

/** Rows of units and officers that have ended since count in no score; they are left out and numbered in the manifest. */
async function addRegisters(ctx: Context, run: StoredRun, files: Map<string, string>): Promise<Left> {
  const at = { campaign: run.campaign, version: run.data_version }
  const types = new Set(campaignIn(run).definition.caseTypes.map(({ name }) => name))
  const units = new Set((await registerRows(ctx.db, 'units', at)).map(({ code }) => code))
  const officers = new Set<string>()
  const left: Left = {}
  const counts = (register: RegisterName, row: Row): boolean => {
    if (register === 'units') return true
    if (register === 'report-scores' || register === 'exam-scores') return officers.has(String(row['certificate']))
    if (!units.has(String(row['unit']))) return false
    return register !== 'cases' || types.has(String(row['type']))
  }
  for (const register of registerNames) {
    const all: readonly Row[] = await registerRows(ctx.db, register, at)
    const rows = all.filter((row) => counts(register, row))
    if (register === 'officers') for (const row of rows) officers.add(String(row['certificate']))
    if (rows.length < all.length) left[register] = all.length - rows.length
    if (rows.length > 0) files.set(`${register}.csv`, csv(register, rows))
  }
  return left
}

function csv(register: RegisterName, rows: readonly Row[]): string {
  const headers = headersOf(register)
  const lines = rows.map((row) => headers.map(([column]) => quoted(cellOf(row[column]))).join(','))
  return `${[headers.map(([, header]) => header).join(','), ...lines].join('\n')}\n`
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function manifest(run: StoredRun, files: ReadonlyMap<string, string>, leftOut: Left): string {
  return pretty({
    format: 'lianbing-bundle-1',
    run: { id: run.id, seq: run.seq, engine: run.engine, dataVersion: run.data_version, madeAt: run.made_at },
    definitionHash: run.definition_hash,
    resultHash: run.result_hash,
    inputs: run.inputs,
    leftOut,
    files: [...files].map(([name, text]) => ({ name, sha256: sha256(text), bytes: Buffer.byteLength(text) })),
  })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const readme = (run: StoredRun): string => `# 第 ${run.seq} 次计算：自行复算 · Run ${run.seq}: recompute it yourself

解压后在本文件夹运行（不需要服务器和数据库）：
Unpack, then run in this folder (no server, no database):

    bin/lianbing score . --campaign ./campaign --json > mine.json
    diff result.json mine.json

- \`*.csv\`：登记表在数据版本 ${run.data_version} 时的样子 · the registers as they stood at data version ${run.data_version}
- \`campaign/\`：本次计算所用的规则 · the definition that this run used, hash ${run.definition_hash}
- \`result.json\`：公布的结果 · the result
- \`manifest.json\`：来源文件及其校验值 · source files and hashes; \`leftOut\`：单位或人员已终止、未计入的行数 · rows of units or officers that had ended

CSV 是 UTF-8，每格照登记表的内容写出：以 \`=\`、\`+\`、\`-\`、\`@\` 开头的格也原样保留，不加引号或撇号，加了就不能逐字复算。用 WPS 表格、LibreOffice 或 Excel 打开时，请用“导入文本”并把各列设为“文本”，不要直接双击：否则这些格会被当作公式执行，长代码会被改成数值。
The CSV files are UTF-8 and hold every cell as the register has it: cells that begin with \`=\`, \`+\`, \`-\` or \`@\` are written as they are, because anything put before them would change what is recomputed. Open them in a spreadsheet through its text import with every column set to text, never by a double click: the spreadsheet would run such a cell as a formula and turn long codes into numbers.

\`result.json\` 去掉最后一个换行符后的 SHA-256 · SHA-256 of \`result.json\` without its last line feed: ${run.result_hash}
`
