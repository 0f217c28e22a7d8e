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
]

/** A sentence without a pattern stays as it is. */
export function formInEnglish(message: string): string {
  const found = patterns.find(([pattern]) => pattern.test(message))
  return found === undefined ? message : message.replace(found[0], found[1])
}
