/** Problems of form in English: their sentences are made by the rules in Chinese, each by its pattern. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^不是案卷：应是一个 JSON 对象$/, 'no case file: it should be one JSON object'],
  [/^应是一个对象 \{ … \}$/, 'should be an object { … }'],
  [/^应是文字（加引号）$/, 'should be text (in quotation marks)'],
  [/^必填，没有填写；可用：(.*)$/, 'needed and not there; one of: $1'],
  [/^必填，没有填写$/, 'needed and not there'],
  [/^不是日期；请写成 (.*)$/, 'not a date; write it as $1'],
  [/^没有“(.*)”这一天；请写成 (.*)$/, 'there is no day "$1"; write it as $2'],
  [/^不是时刻；请写成 (.*)$/, 'not a time of day; write it as $1'],
  [/^应是 true 或 false$/, 'should be true or false'],
  [/^应是数字（不加引号）$/, 'should be a number (no quotation marks)'],
  [/^不在可用的值之内；请改为：(.*)$/, 'not one of the values that can be used; change it to one of: $1'],
  [/^应是列表 \[ … \]$/, 'should be a list [ … ]'],
  [/^文书编号“(.*)”重复；请改为不同的编号$/, 'the document id "$1" stands twice; give each its own'],
  [
    /^没有这个文件或文件夹，或者无权读取；请核对路径$/,
    'no such file or folder, or no right to read it; check the path',
  ],
  [/^文件夹里没有案卷（\*\.json）$/, 'no case file (*.json) in the folder'],
  [/^文件读不出来；请核对权限$/, 'the file cannot be read; check the rights'],
  [
    /^不是 JSON：第 (\d+) 行第 (\d+) 个字符附近不成格式；请改正或重新导出$/,
    'not JSON: it breaks off near line $1, character $2; correct it there or export the file again',
  ],
  [/^文件是空的；请重新导出案卷$/, 'the file is empty; export the case file again'],
  [
    /^这是压缩包，不是案卷；请先解压成文件夹，再检查那个文件夹$/,
    'an archive (.zip), no case file; unpack it into a folder first, then check the folder',
  ],
  [/^不是 UTF-8 文字；请另存为 UTF-8$/, 'not text in UTF-8; save the file as UTF-8'],
  [/^请给出一个案卷或文件夹（且只给一个）$/, 'name one case file or folder (and only one)'],
  [/^没有选项“(.*)”；可用的选项见 --help$/, 'there is no option "$1"; see --help for those there are'],
  [/^选项“(.*)”的值不对或没有写；写法见 --help$/, 'the option "$1" has no value or a wrong one; see --help'],
  [/^--at“(.*)”不是日期；请写成 (.*)$/, '--at "$1" is not a date; write it as $2'],
  [/^没有语言“(.*)”；可用 zh-CN 或 en$/, 'no language "$1"; use zh-CN or en'],
]

/** A sentence without a pattern (a program's own, already English) stays. */
export function formInEnglish(message: string): string {
  const found = patterns.find(([pattern]) => pattern.test(message))
  return found === undefined ? message : message.replace(found[0], found[1])
}
