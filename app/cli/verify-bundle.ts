/** `lianbing verify-bundle`: is a sealed volume of a case file what was sealed? Needs neither server nor database. */
import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { KnownKey } from '../../platform/audit/known-keys.ts'
import { parsed } from '../../platform/audit/root.ts'
import type { TrustedKey } from '../../slices/evidence/seal-signature.ts'
import { NoBundle, verifyBundle, type BundleFault, type BundleReport } from '../../slices/evidence/verify-bundle.ts'

export const summary = '核验封存的案卷册 (verify the bundle of a sealed volume)'

const noFile = `lianbing verify-bundle: 没有这个文件，或者无权读取；请核对路径
  no such file, or no right to read it; check the path
`
const noBundle = `lianbing verify-bundle: 不是封存的案卷册，或已损坏；请重新从系统下载 .zip，不要解压后再压缩
  not the bundle of a sealed volume, or it is broken; download the .zip anew and do not repack it
`

const usage = `用法: lianbing verify-bundle <案卷册.zip> [--seal <封条>] [--key <指纹>] [--keys <密钥.json>] [--json]

重算每个文件、每页和清单的校验值，与封存时比较；不需要服务器。册子谁都能做：须与从别处得到的封条或密钥比对，才能认定。
  --seal   事先记下的封条（审计日志、打印件或回执上的 64 位校验值）
  --key    公布的签名密钥指纹（16 或 64 位），可以给多个
  --keys   公布的密钥文件：从系统地址 /api/seal-keys 存下的 JSON，含各密钥的使用期间
  --json   以 JSON 输出
完好：退出码 0；有改动：1，并逐项说明；读不了或不是案卷册：2；前后一致但没有比对封条或密钥，不能认定：3。
`

const exitCodes: Readonly<Record<BundleReport['verdict'], number>> = { whole: 0, differs: 1, unproven: 3 }

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
    const report = await verifyBundle(wanted.path, { seal: wanted.seal, keys: await trustedKeys(wanted) })
    process.stdout.write(wanted.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report))
    return exitCodes[report.verdict]
  } catch (error) {
    if (error instanceof NoKeys) process.stderr.write(`lianbing verify-bundle: ${error.message}\n`)
    else if (error instanceof NoBundle) process.stderr.write(existsSync(wanted.path) ? noBundle : noFile)
    else throw error
    return 2
  }
}

interface Wanted {
  path: string
  seal: string | undefined
  keys: readonly string[]
  keyFile: string | undefined
  json: boolean
}

class NoKeys extends Error {}

const KeyFile = z.object({ keys: z.array(KnownKey).min(1) })

/** undefined: none were given. @throws NoKeys */
async function trustedKeys({ keys, keyFile }: Wanted): Promise<TrustedKey[] | undefined> {
  if (keys.length === 0 && keyFile === undefined) return undefined
  const written = keys.map((fingerprint) => ({ fingerprint }))
  if (keyFile === undefined) return written
  const text = await readFile(keyFile, 'utf8').catch(() => '')
  const filed = KeyFile.safeParse(parsed(text)).data
  if (filed === undefined)
    throw new NoKeys(`${keyFile} 不是密钥文件，或读不出来；请从系统地址 /api/seal-keys 重新存下 JSON`)
  return [...written, ...filed.keys]
}

const plain = (typed: string): string => typed.replace(/\s/g, '').toLowerCase()

function argumentsIn(args: string[]): Wanted | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    if (values.help === true) return 'help'
    const [path] = positionals
    const seal = values.seal === undefined ? undefined : plain(values.seal)
    const keys = (values.key ?? []).map(plain)
    if (path === undefined || positionals.length > 1) return undefined
    if (seal !== undefined && !/^[0-9a-f]{64}$/.test(seal)) return undefined
    if (!keys.every((key) => /^([0-9a-f]{16}|[0-9a-f]{64})$/.test(key))) return undefined
    return { path, seal, keys, keyFile: values.keys, json: values.json === true }
  } catch {
    return undefined
  }
}

const options = {
  seal: { type: 'string' },
  key: { type: 'string', multiple: true },
  keys: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const faultWords: Readonly<Record<BundleFault['fault'], string>> = {
  missing: '清单里有，册子里没有',
  changed: '内容与封存时不同',
  'not-listed': '清单里没有，是后来加进去的',
  'manifest-changed': '清单与封条不符',
  'other-seal': '封条与事先记下的不同',
  signature: '封条上的签名不成立',
  'not-signed': '封条没有签名，无从与公布的密钥比对',
  'foreign-key': '签名密钥不是所给的密钥：不是本系统封存的册子',
  'key-out-of-time': '签名密钥在封存时不在使用期间',
  twice: '同名文件有两个',
}

function textOf(report: BundleReport): string {
  const { number, title, version, pages, files, hashName, seal, sealedAt, keySha256, faults } = report
  const head = [
    `案卷 ${number} · ${title} · 第 ${version} 版：${pages} 页，${files} 个文件`,
    `封条（${hashName}）：${seal}`,
    `封存时间：${sealedAt}`,
    keySha256 === null ? '没有签名' : `签名密钥指纹：${keySha256}`,
  ].join('\n')
  if (faults.length > 0) {
    const lines = faults.map(({ path, fault }) => `  ${path}：${faultWords[fault]}`)
    return `${head}\n不完好：${faults.length} 处。\n${lines.join('\n')}\n`
  }
  return `${head}\n${report.verdict === 'whole' ? wholeText(report) : unprovenText}\n`
}

function wholeText({ compared: { seal, key } }: BundleReport): string {
  const by = [...(seal ? ['事先记下的封条'] : []), ...(key ? ['公布的签名密钥'] : [])].join('、')
  return `封条完好：每个文件、每页都与封存时相同；已与${by}比对一致。`
}

const unprovenText = `不能认定：册子自身前后一致，但没有与从别处得到的封条或密钥比对，任何人都能做出这样的册子。
请用 --seal 给出事先记下的封条，或把上面的指纹与本系统公布的密钥（系统地址 /api/seal-keys）比对，再用 --key 或 --keys 给出。`
