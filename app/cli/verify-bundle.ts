/** `lianbing verify-bundle`: is a sealed volume of a case file what was sealed? Needs neither server nor database. */
import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { KnownKey } from '../../platform/audit/known-keys.ts'
import { parsed } from '../../platform/audit/root.ts'
import type { TrustedKey } from '../../slices/evidence/seal-signature.ts'
import { NoBundle, verifyBundle, type BundleReport } from '../../slices/evidence/verify-bundle.ts'
import { languages, words, type Language, type Words } from './verify-bundle-texts.ts'

export const summary = '核验封存的案卷册 (verify the bundle of a sealed volume)'

const usage = `用法: lianbing verify-bundle <案卷册.zip> [--seal <封条>] [--key <指纹>] [--keys <密钥.json>] [--json] [--lang en]

重算每个文件、每页和清单的校验值，与封存时比较；不需要服务器。册子谁都能做：须与从别处得到的封条或密钥比对，才能认定。
  --seal   事先记下的封条（审计日志、打印件或回执上的 64 位校验值）
  --key    公布的签名密钥指纹（16 或 64 位），可以给多个
  --keys   公布的密钥文件：从系统地址 /api/seal-keys 存下的 JSON，含各密钥的使用期间
  --json   以 JSON 输出
  --lang   zh-CN 或 en
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
  const { path, language } = wanted
  try {
    const report = await verifyBundle(path, { seal: sealIn(wanted), keys: await trustedKeys(wanted) })
    process.stdout.write(wanted.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report, words[language]))
    return exitCodes[report.verdict]
  } catch (error) {
    if (error instanceof Refused) return refuse(error.message)
    if (error instanceof NoBundle) return refuse(words[language][existsSync(path) ? 'noBundle' : 'noFile'])
    throw error
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`lianbing verify-bundle: ${sentence}\n`)
  return 2
}

interface Wanted {
  path: string
  seal: string | undefined
  keys: readonly string[]
  keyFile: string | undefined
  json: boolean
  language: Language
}

/** What was given to compare with is none; the message says which, and the cure. */
class Refused extends Error {}

const KeyFile = z.object({ keys: z.array(KnownKey).min(1) })

/** @throws Refused */
function sealIn({ seal, language }: Wanted): string | undefined {
  if (seal === undefined) return undefined
  const digits = plain(seal)
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new Refused(words[language].badSeal(seal))
  return digits
}

/** undefined: none were given. @throws Refused */
async function trustedKeys({ keys, keyFile, language }: Wanted): Promise<TrustedKey[] | undefined> {
  if (keys.length === 0 && keyFile === undefined) return undefined
  const written = keys.map((typed) => {
    const fingerprint = plain(typed)
    if (!/^([0-9a-f]{16}|[0-9a-f]{64})$/.test(fingerprint)) throw new Refused(words[language].badKey(typed))
    return { fingerprint }
  })
  if (keyFile === undefined) return written
  const text = await readFile(keyFile, 'utf8').catch(() => '')
  const filed = KeyFile.safeParse(parsed(text)).data
  if (filed === undefined) throw new Refused(words[language].badKeyFile(keyFile))
  return [...written, ...filed.keys]
}

const plain = (typed: string): string => typed.replace(/\s/g, '').toLowerCase()

function argumentsIn(args: string[]): Wanted | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    if (values.help === true) return 'help'
    const [path] = positionals
    const language = languages.find((one) => one === (values.lang ?? 'zh-CN'))
    if (path === undefined || positionals.length > 1 || language === undefined) return undefined
    const { seal, key: keys = [], keys: keyFile } = values
    return { path, seal, keys, keyFile, json: values.json === true, language }
  } catch {
    return undefined
  }
}

const options = {
  seal: { type: 'string' },
  key: { type: 'string', multiple: true },
  keys: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean' },
} as const

function textOf(report: BundleReport, said: Words): string {
  const { verdict, faults, compared } = report
  const head = said.head(report).join('\n')
  if (faults.length === 0) return `${head}\n${verdict === 'whole' ? said.whole(compared) : said.unproven}\n`
  const lines = faults.map(({ path, fault }) => said.faultLine(path, said.faults[fault]))
  return `${head}\n${said.broken(faults.length)}\n${lines.join('\n')}\n`
}
