/** `lianbing verify-bundle`: is a sealed volume of a case file what was sealed? Needs neither server nor database. */
import { parseArgs } from 'node:util'
import { NoBundle, verifyBundle, type BundleFault, type BundleReport } from '../../slices/evidence/verify-bundle.ts'

export const summary = '核验封存的案卷册 (verify the bundle of a sealed volume)'

const usage = `用法: lianbing verify-bundle <案卷册.zip> [--seal <封条>] [--json]

重算每个文件、每页和清单的校验值，与封存时比较；不需要服务器。
  --seal   事先记下的封条（审计日志、打印件或回执上的 64 位校验值）；不给时只核对册子自身
  --json   以 JSON 输出
完好：退出码 0；有改动：1，并逐项说明；读不了或不是案卷册：2。
`

export async function run(args: string[]): Promise<number> {
  const wanted = argumentsIn(args)
  if (wanted === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if (wanted === undefined) {
    process.stderr.write(usage)
    return 2
  }
  try {
    const report = await verifyBundle(wanted.path, wanted.seal)
    process.stdout.write(wanted.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report, wanted.seal))
    return report.holds ? 0 : 1
  } catch (error) {
    if (!(error instanceof NoBundle)) throw error
    process.stderr.write(
      `lianbing verify-bundle: 不是封存的案卷册，或读不出来（${error.message}）；请使用系统下载的 .zip\n`,
    )
    return 2
  }
}

function argumentsIn(args: string[]): { path: string; seal: string | undefined; json: boolean } | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { seal: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help === true) return 'help'
    const [path] = positionals
    const seal = values.seal?.replace(/\s/g, '').toLowerCase()
    if (path === undefined || positionals.length > 1) return undefined
    if (seal !== undefined && !/^[0-9a-f]{64}$/.test(seal)) return undefined
    return { path, seal, json: values.json === true }
  } catch {
    return undefined
  }
}

const faultWords: Readonly<Record<BundleFault['fault'], string>> = {
  missing: '清单里有，册子里没有',
  changed: '内容与封存时不同',
  'not-listed': '清单里没有，是后来加进去的',
  'manifest-changed': '清单与封条不符',
  'other-seal': '封条与事先记下的不同',
  signature: '封条上的签名不成立',
  twice: '同名文件有两个',
}

function textOf(report: BundleReport, noted: string | undefined): string {
  const { number, title, version, pages, files, hashName, seal, sealedAt, key, faults } = report
  const head = [
    `案卷 ${number} · ${title} · 第 ${version} 版：${pages} 页，${files} 个文件`,
    `封条（${hashName}）：${seal}`,
    `封存时间：${sealedAt}${key === null ? '；没有签名' : `；签名密钥 ${key}`}`,
  ].join('\n')
  if (faults.length > 0) {
    const lines = faults.map(({ path, fault }) => `  ${path}：${faultWords[fault]}`)
    return `${head}\n不完好：${faults.length} 处。\n${lines.join('\n')}\n`
  }
  const hint = noted === undefined ? '\n注意：没有给 --seal，只证明册子自身前后一致；请与事先记下的封条比对。' : ''
  return `${head}\n封条完好：每个文件、每页都与封存时相同。${hint}\n`
}
