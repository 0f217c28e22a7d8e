/** What check-file says of files and arguments in English; the problems of form themselves: rules/case-check/form-words.ts. */
import { formInEnglish } from '../../rules/case-check/form-words.ts'

const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /^没有这个文件或文件夹，或者无权读取；请核对路径$/,
    'no such file or folder, or no right to read it; check the path',
  ],
  [/^文件夹里没有案卷（\*\.json）$/, 'no case file (*.json) in the folder'],
  [/^文件读不出来；请核对权限$/, 'the file cannot be read; check the rights'],
  [
    /^这是压缩包，不是案卷；请先解压成文件夹，再检查那个文件夹$/,
    'an archive (.zip), no case file; unpack it into a folder first, then check the folder',
  ],
  [/^请给出一个案卷或文件夹（且只给一个）$/, 'name one case file or folder (and only one)'],
  [/^没有选项“(.*)”；可用的选项见 --help$/, 'there is no option "$1"; see --help for those there are'],
  [/^选项“(.*)”的值不对或没有写；写法见 --help$/, 'the option "$1" has no value or a wrong one; see --help'],
  [/^--at“(.*)”不是日期；请写成 (.*)$/, '--at "$1" is not a date; write it as $2'],
  [/^没有语言“(.*)”；可用 zh-CN 或 en$/, 'no language "$1"; use zh-CN or en'],
]

/** A sentence without a pattern (a program's own, already English) stays. */
export function inEnglish(message: string): string {
  const found = patterns.find(([pattern]) => pattern.test(message))
  return found === undefined ? formInEnglish(message) : message.replace(found[0], found[1])
}
