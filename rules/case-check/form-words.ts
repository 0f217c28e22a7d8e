/** Problems of form in English: `form.ts` makes their sentences in Chinese, each by its pattern. */
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
    /^不是 JSON：第 (\d+) 行第 (\d+) 个字符附近不成格式；请改正或重新导出$/,
    'not JSON: it breaks off near line $1, character $2; correct it there or export the file again',
  ],
  [/^文件是空的；请重新导出案卷$/, 'the file is empty; export the case file again'],
  [/^不是 UTF-8 文字；请另存为 UTF-8$/, 'not text in UTF-8; save the file as UTF-8'],
  [/^太长；最多 (\d+) 个字，请缩短$/, 'too long; shorten it to $1 characters'],
  [/^太多；最多 (\d+) 项，请分开$/, 'too many; at most $1 entries, split it up'],
  [/^不合格式；请核对$/, 'not in form; check it'],
  [/^不是本单位的案卷；本单位是 (.*)，请由该单位导入$/, 'a file of another unit; yours is $1. Let that unit import it'],
  [
    /^本单位已有这个案号和类型的案卷，内容不同；请在那一份里改，或另用案号$/,
    'the unit has a file of this number and type with other content; change that one, or use another number',
  ],
  [
    /^这次导入里有另一份同案号同类型的案卷；请只留一份$/,
    'another file of this import has the same number and type; leave only one of them',
  ],
]

/** A sentence without a pattern stays as it is. */
export function formInEnglish(message: string): string {
  const found = patterns.find(([pattern]) => pattern.test(message))
  return found === undefined ? message : message.replace(found[0], found[1])
}
