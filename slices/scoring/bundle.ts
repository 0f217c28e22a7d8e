/**
 * Everything of a run in one .zip, so that anyone can recompute it at home (n4.4a): the registers as they stood as CSV, the
 * definition, the result, a manifest with hashes, and how to run `lianbing score` on it.
 */
import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import product from '../../package.json' with { type: 'json' }
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

## 需要什么 · What you need

1. Node 20 或更高版本，带 npm（nodejs.org，或单位的软件库）。不需要服务器、数据库和管理员权限。
   Node 20 or later with npm. No server, no database, no administrator.
2. 练兵程序 ${product.version} 版的源代码（计分引擎 ${run.engine}；引擎名相同的其他版本结果相同）：向公布本结果的办公室索取，或者 \`git clone\` 办公室公布的代码库。在程序文件夹里运行一次 \`npm ci\`。
   The source of Lianbing, version ${product.version} (engine ${run.engine}; any version with that engine gives the same result): ask the office that published this result for it, or \`git clone\` the repository that the office names. Run \`npm ci\` once in the program's folder.

## 复算 · Recompute

把本包解压到一个文件夹，例如 \`/tmp/run-${run.seq}\`。在**程序的**文件夹里运行，参数是解压出来的文件夹：
Unpack this bundle into a folder, say \`/tmp/run-${run.seq}\`. In **the program's** folder run, with the unpacked folder as the argument:

    bin/lianbing score /tmp/run-${run.seq} --campaign /tmp/run-${run.seq}/campaign --json > mine.json
    diff /tmp/run-${run.seq}/result.json mine.json

\`diff\` 没有输出，就是逐字相同（Windows：\`npx node app/cli/main.ts score …\`，比较用 \`fc\`）。
No output of \`diff\` means: the same, byte for byte (Windows: \`npx node app/cli/main.ts score …\`, compare with \`fc\`).
\`bin/lianbing score /tmp/run-${run.seq} --campaign /tmp/run-${run.seq}/campaign --explain <单位代码 · unit code>\`：一个单位为什么得这些分 · why a unit has its points.

## 包里有什么 · What is in it

- \`*.csv\`：登记表在数据版本 ${run.data_version} 时的样子 · the registers as they stood at data version ${run.data_version}
- \`campaign/\`：本次计算所用的规则 · the definition that this run used, hash ${run.definition_hash}
- \`result.json\`：公布的结果 · the result
- \`manifest.json\`：来源文件及其校验值 · source files and hashes; \`leftOut\`：单位或人员已终止、未计入的行数 · rows of units or officers that had ended

CSV 是 UTF-8，每格照登记表的内容写出：以 \`=\`、\`+\`、\`-\`、\`@\` 开头的格也原样保留，不加引号或撇号，加了就不能逐字复算。用 WPS 表格、LibreOffice 或 Excel 打开时，请用“导入文本”并把各列设为“文本”，不要直接双击：否则这些格会被当作公式执行，长代码会被改成数值。
The CSV files are UTF-8 and hold every cell as the register has it: cells that begin with \`=\`, \`+\`, \`-\` or \`@\` are written as they are, because anything put before them would change what is recomputed. Open them in a spreadsheet through its text import with every column set to text, never by a double click: the spreadsheet would run such a cell as a formula and turn long codes into numbers.

\`result.json\` 去掉最后一个换行符后的 SHA-256 · SHA-256 of \`result.json\` without its last line feed: ${run.result_hash}
`
