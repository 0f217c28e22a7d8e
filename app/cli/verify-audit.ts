/** `lianbing verify-audit`: finds any altered, removed or reordered entry of the audit log, and says which. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fileSource, NoExport } from '../../platform/audit/export.ts'
import type { Gap } from '../../platform/audit/gaps.ts'
import { findingSentence } from '../../platform/audit/finding-words.ts'
import { databaseSource } from '../../platform/audit/log-source-store.ts'
import { Signed, parsed } from '../../platform/audit/root.ts'
import { verifyLog, type LogReport, type LogSource, type NotedRoot } from '../../platform/audit/verify-log.ts'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { openDatabase, type Place } from '../../platform/db/open.ts'

export const summary = '核验审计日志 (verify the audit log against itself and a noted root)'

const usage = `用法: lianbing verify-audit [日志所在] [--root <审计根的哈希或文件>] [--json]

日志所在（默认：环境变量 DATABASE_URL，否则 LIANBING_DATA 或 ./data）
  数据目录                 内嵌数据库；请先停止服务器
  postgresql://…           PostgreSQL，服务器可以在运行
  导出的日志 .jsonl        不需要数据库
  http://… 或 https://…    正在运行的服务器；环境变量 LIANBING_TOKEN 为审计人员的
                           只读接口令牌，只需勾选“核验审计日志（audit.verify）”，不含个人信息
  --root   简报上印的审计根哈希（可带空格），或下载的审计根文件；可以给多次
完好：退出码 0；有问题：1，并逐项说明；读不了：2。
`

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the person must mend before anything can be verified. */
class Unreadable extends Error {}

export async function run(args: string[]): Promise<number> {
  const wanted = argumentsIn(args)
  if (wanted === undefined || wanted.help === true) {
    ;(wanted === undefined ? process.stderr : process.stdout).write(usage)
    return wanted === undefined ? 2 : 0
  }
  try {
    const noted = await Promise.all((wanted.root ?? []).map(notedRoot))
    const report = await withSource(wanted.place ?? usualPlace(process.env), (source) =>
      verifyLog(source, { now: new Date(), noted, progress: tellProgress }),
    )
    process.stdout.write(wanted.json === true ? `${JSON.stringify(report, null, 2)}\n` : reportText(report))
    return report.whole ? 0 : 1
  } catch (error) {
    if (!isExpected(error)) throw error
    process.stderr.write(`lianbing verify-audit: ${error.message}\n`)
    return 2
  }
}

function argumentsIn(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        root: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    return positionals.length > 1 ? undefined : { ...values, place: positionals[0] }
  } catch {
    return undefined
  }
}

const usualPlace = (env: NodeJS.ProcessEnv): string =>
  env['DATABASE_URL'] || resolve(root, env['LIANBING_DATA'] ?? 'data')

const tellProgress = (links: number): void => void (process.stderr.isTTY && process.stderr.write(`\r${links} `))

function isExpected(error: unknown): error is Error {
  if (error instanceof Unreadable || error instanceof NoExport || error instanceof DirectoryInUse) return true
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'EACCES'
}

const RootFile = Signed.extend({ chain: z.string(), day: z.string(), publicKey: z.string().optional() })

async function notedRoot(given: string): Promise<NotedRoot> {
  const hash = given.replace(/[\s·-]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(hash)) return { hash }
  const text = await readFile(given, 'utf8').catch(() => undefined)
  if (text === undefined) throw new Unreadable(`--root '${given}': 既不是 64 位十六进制哈希，也不是可读的文件`)
  const file = RootFile.safeParse(parsed(text))
  if (!file.success) throw new Unreadable(`--root ${basename(given)}: 不是审计根文件`)
  const { publicKey, ...record } = file.data
  return { record, ...(publicKey === undefined ? {} : { publicKey }) }
}

async function withSource<T>(place: string, use: (source: LogSource) => Promise<T>): Promise<T> {
  if (/^postgres(ql)?:\/\//.test(place)) return withDatabase({ url: place }, use)
  if (/^https?:\/\//.test(place)) return withServer(place, use)
  const found = await stat(place).catch(() => undefined)
  if (found === undefined) throw new Unreadable(`${place}: 没有这个文件或目录`)
  if (found.isFile()) return use(await fileSource(place))
  await stat(join(place, 'db')).catch(() => {
    throw new Unreadable(`${place}: 目录里没有内嵌数据库（db）`)
  })
  return withDatabase({ directory: place }, use)
}

async function withDatabase<T>(place: Place, use: (source: LogSource) => Promise<T>): Promise<T> {
  const opened = await openDatabase(place)
  try {
    return await use(databaseSource(opened.db))
  } finally {
    await opened.close()
  }
}

async function withServer<T>(origin: string, use: (source: LogSource) => Promise<T>): Promise<T> {
  const token = process.env['LIANBING_TOKEN'] ?? ''
  const answer = await fetch(new URL('/api/audit/chain.jsonl', origin), {
    headers: { authorization: `Bearer ${token}` },
  }).catch((cause: unknown) => {
    throw new Unreadable(`${origin}: 服务器没有应答 (${cause instanceof Error ? cause.message : String(cause)})`)
  })
  if (!answer.ok || answer.body === null)
    throw new Unreadable(
      `${origin}: ${answer.status}；请在 LIANBING_TOKEN 里给出有 audit.verify 的令牌（审计人员在“接口令牌”页建立，只读）`,
    )
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-audit-'))
  try {
    const file = join(folder, 'log.jsonl')
    await pipeline(Readable.from(answer.body), createWriteStream(file, { mode: 0o600 }))
    return await use(await fileSource(file))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Missing numbers and why; those that were removed stand among the findings. */
function gapLines(gaps: readonly Gap[]): string[] {
  if (gaps.length === 0) return ['编号：各链连续，没有缺号']
  const numbers = ({ from, to }: Gap): string => (from === to ? `${from}` : `${from}–${to}`)
  const told = {
    undone: (gap: Gap) => `缺号 ${numbers(gap)}：撤销的写入，${gap.day ?? ''} 的审计根已记下，无害`,
    open: (gap: Gap) => `缺号 ${numbers(gap)}：撤销的或还在进行的写入，下一个审计根记下后可断定`,
    removed: (gap: Gap) => `缺号 ${numbers(gap)}：记录被删除（${gap.day ?? ''} 做审计根时还在）`,
  }
  return gaps.map((gap) => told[gap.verdict](gap))
}

function reportText(report: LogReport): string {
  const lines = report.chains.map(({ chain, linked, head }) => `链 ${chain}：${linked} 条，末端 ${head}`)
  const { count, first, last } = report.roots
  lines.push(count === 0 ? '审计根：还没有' : `审计根：${count} 个，${first ?? ''} 至 ${last ?? ''}`)
  if (report.waiting !== null) lines.push(`待链接：${report.waiting} 条`)
  if (report.personal !== null)
    lines.push(`个人信息：保存 ${report.personal.kept} 项，已到期删除 ${report.personal.deleted} 项`)
  lines.push(...gapLines(report.gaps))
  if (report.withheld > 0)
    lines.push(`旧格式记录：${report.withheld} 条的内容不经令牌提供，只核验了位置；内容请用导出的日志核验。`)
  const since = last === null ? '全部条目' : `${last} 之后的条目`
  lines.push(`注意：${since}还没有审计根，末尾若被整段截去，只有事先记在外面的末端或审计根（--root）能发现。`)
  if (report.whole) return `${lines.join('\n')}\n完好：没有发现修改、删除、调序或缺失。\n`
  const found = report.findings.map((finding) => `  ${findingSentence(finding, 'zh-CN')}`)
  return `${lines.join('\n')}\n发现 ${found.length} 处问题：\n${found.join('\n')}\n`
}
