/** What `lianbing verify-bundle` says, in both languages. */
import type { BundleFault, BundleReport } from '../../slices/evidence/verify-bundle.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

type Compared = BundleReport['compared']

export interface Words {
  faults: Readonly<Record<BundleFault['fault'], string>>
  head: (report: BundleReport) => string[]
  faultLine: (path: string, fault: string) => string
  broken: (count: number) => string
  whole: (compared: Compared) => string
  unproven: string
  noFile: string
  noBundle: string
  badSeal: (typed: string) => string
  badKey: (typed: string) => string
  badKeyFile: (path: string) => string
}

const zh: Words = {
  faults: {
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
  },
  head: ({ number, title, version, pages, files, hashName, seal, sealedAt, keySha256 }) => [
    `案卷 ${number} · ${title} · 第 ${version} 版：${pages} 页，${files} 个文件`,
    `封条（${hashName}）：${seal}`,
    `封存时间：${sealedAt}`,
    keySha256 === null ? '没有签名' : `签名密钥指纹：${keySha256}`,
  ],
  faultLine: (path, fault) => `  ${path}：${fault}`,
  broken: (count) => `不完好：${count} 处。`,
  whole: ({ seal, key }) =>
    `封条完好：每个文件、每页都与封存时相同；已与${[...(seal ? ['事先记下的封条'] : []), ...(key ? ['公布的签名密钥'] : [])].join('、')}比对一致。`,
  unproven: `不能认定：册子自身前后一致，但没有与从别处得到的封条或密钥比对，任何人都能做出这样的册子。
请用 --seal 给出事先记下的封条，或把上面的指纹与本系统公布的密钥（系统地址 /api/seal-keys）比对，再用 --key 或 --keys 给出。`,
  noFile: '没有这个文件，或者无权读取；请核对路径',
  noBundle: '不是封存的案卷册，或已损坏；请重新从系统下载 .zip，不要解压后再压缩',
  badSeal: (typed) => `--seal “${typed}”不是封条：应为 64 位十六进制数字；请照审计日志、打印件或回执抄全`,
  badKey: (typed) => `--key “${typed}”不是密钥指纹：应为 16 位或 64 位十六进制数字；请照公布的密钥抄全`,
  badKeyFile: (path) => `${path} 不是密钥文件，或读不出来；请从系统地址 /api/seal-keys 重新存下 JSON`,
}

const count = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`

const en: Words = {
  faults: {
    missing: 'in the list, not in the bundle',
    changed: 'its content is not what was sealed',
    'not-listed': 'not in the list: it was added later',
    'manifest-changed': 'the list does not agree with the seal',
    'other-seal': 'the seal is not the one that was noted',
    signature: 'the signature on the seal does not hold',
    'not-signed': 'the seal is not signed: nothing to compare with the published keys',
    'foreign-key': 'signed by a key that is none of those given: not sealed by this installation',
    'key-out-of-time': 'signed by a key that was not in use when it was sealed',
    twice: 'two files of one name',
  },
  head: ({ number, title, version, pages, files, hashName, seal, sealedAt, keySha256 }) => [
    `Case file ${number} · ${title} · version ${version}: ${count(pages, 'page')}, ${count(files, 'file')}`,
    `Seal (${hashName}): ${seal}`,
    `Sealed at: ${sealedAt}`,
    keySha256 === null ? 'Not signed' : `Signing key: ${keySha256}`,
  ],
  faultLine: (path, fault) => `  ${path}: ${fault}`,
  broken: (many) => `Not whole: ${count(many, 'place')}.`,
  whole: ({ seal, key }) =>
    `The seal holds: every file and page is what was sealed; compared with ${[...(seal ? ['the seal that was noted'] : []), ...(key ? ['the published signing key'] : [])].join(' and ')}.`,
  unproven: `Nothing can be said: the bundle agrees with itself, but was compared with no seal or key from elsewhere, and anybody can make such a bundle.
Give the seal that was noted with --seal, or compare the key above with the published ones (/api/seal-keys of the installation) and give it with --key or --keys.`,
  noFile: 'no such file, or no right to read it; check the path',
  noBundle: 'not the bundle of a sealed volume, or it is broken; download the .zip anew and do not repack it',
  badSeal: (typed) =>
    `--seal "${typed}" is no seal: 64 hexadecimal digits are; copy it whole from the log, the print or the receipt`,
  badKey: (typed) =>
    `--key "${typed}" is no fingerprint of a key: 16 or 64 hexadecimal digits are; copy it whole from the published keys`,
  badKeyFile: (path) => `${path} is no file of keys, or cannot be read; save the JSON of /api/seal-keys anew`,
}

export const words: Readonly<Record<Language, Words>> = { 'zh-CN': zh, en }
