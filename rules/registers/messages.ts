/** What a wrong cell is answered with: what is wrong, then how to mend it. `{name}` stands for a value. */
export interface Sentence {
  zh: string
  en: string
}

export const registerMessages = {
  'no-header': {
    zh: '没有找到表头。要找的列：{wanted}。最接近的是第 {row} 行，缺少：{missing}。看到的前几行：{seen}。请在表中写出这些列名，或在页面上指定各列。',
    en: 'No header found. Looked for: {wanted}. Row {row} comes nearest and lacks: {missing}. First rows seen: {seen}. Write these column names into the table, or assign the columns on the page.',
  },
  'formula-error': {
    zh: '单元格里的公式出错（{value}）。请在 Excel 中改正公式，或直接填写结果。',
    en: 'The formula in this cell failed ({value}). Mend it in Excel or write the result.',
  },
  'rounded-number': {
    zh: '{column}是 16 位以上的数字，Excel 已把末尾几位变成 0。请先把该列设为“文本”格式，再重新填写。',
    en: '{column} is a number of 16 digits or more: Excel has already rounded it. Format the column as text and type it again.',
  },
  empty: { zh: '没有填写{column}。请补填。', en: '{column} is empty. Fill it in.' },
  'no-number': { zh: '没有{column}。请补填。', en: 'No {column}. Fill it in.' },
  duplicate: {
    zh: '{column}与第 {row} 行重复。请核对后删去或改正其中一行。',
    en: '{column} stands in row {row} already. Check, then delete or correct one of them.',
  },
  'unit-empty': { zh: '没有填写单位。请填单位代码或单位名称。', en: 'No unit. Write its code or its name.' },
  'unit-unknown': {
    zh: '不认识的单位“{value}”。请填单位名单中的代码或全称{similar}。',
    en: 'Unknown unit "{value}". Write a code or full name of the list of units{similar}.',
  },
  'unit-several': {
    zh: '“{value}”可能是几个单位：{similar}。请改填单位代码。',
    en: '"{value}" may be several units: {similar}. Write the code.',
  },
  'unit-disagrees': {
    zh: '单位代码是{code}，单位名称却是{name}。请改成同一个单位。',
    en: 'The code is that of {code}, the name that of {name}. Make them agree.',
  },
  'outside-territory': {
    zh: '“{value}”不在您的辖区。请删去这一行，由该地州市自己导入。',
    en: '{value} lies outside your territory. Delete the row: its own prefecture imports it.',
  },
  'choice-unknown': {
    zh: '不认识的{column}“{value}”。可以填：{choices}。',
    en: 'Unknown {column} "{value}". One of: {choices}.',
  },
  'choice-empty': { zh: '没有填写{column}。可以填：{choices}。', en: 'No {column}. One of: {choices}.' },
  'day-empty': {
    zh: '没有填写{column}。请填日期，如 2017-05-03。',
    en: 'No {column}. Write a date such as 2017-05-03.',
  },
  'day-none': {
    zh: '“{value}”不是能识别的日期。请写成 2017-05-03 或 2017年5月3日。',
    en: '"{value}" is no date. Write 2017-05-03 or 2017年5月3日.',
  },
  'amount-none': {
    zh: '“{value}”不是金额。请填数字，如 30000 或 3万元；没有罚款填 0。',
    en: '"{value}" is no amount. Write a number such as 30000 or 3万元; 0 where there is no fine.',
  },
  'amount-negative': {
    zh: '金额不能是负数（{value}）。请核对。',
    en: 'An amount cannot be negative ({value}). Check it.',
  },
  'number-none': { zh: '“{value}”不是数字。请填数字。', en: '"{value}" is no number. Write a number.' },
  'number-negative': {
    zh: '{column}不能是负数（{value}）。请核对。',
    en: '{column} cannot be negative ({value}). Check it.',
  },
  'count-broken': {
    zh: '{column}应是整数，不是“{value}”。请核对。',
    en: '{column} is a whole number, not "{value}". Check it.',
  },
  'score-range': {
    zh: '{column}应在 0 到 100 之间，不是“{value}”。请核对。',
    en: '{column} lies between 0 and 100, not "{value}". Check it.',
  },
  disagrees: {
    zh: '{key}“{id}”的“{column}”这里是“{value}”，第 {row} 行是“{before}”。请核对后改为一致。',
    en: '{column} of {key} {id} is "{value}" here and "{before}" in row {row}. Check them and make them agree.',
  },
  'disagrees-kept': {
    zh: '{key}“{id}”的“{column}”这里是“{value}”，已入库的是“{before}”。请核对后改为一致；要更正已入库的，请把它的各行一并导入。',
    en: '{column} of {key} {id} is "{value}" here and "{before}" in the register. Check them; to correct the register, import all rows of it.',
  },
  'parent-empty': {
    zh: '没有填写上级代码。请填写所属{wanted}单位的代码。',
    en: 'No code above. Write the code of the unit ({wanted}) that it belongs to.',
  },
  'parent-level': {
    zh: '上级代码“{value}”不是{wanted}单位。请填写所属{wanted}单位的代码。',
    en: '{value} is not a unit of the level {wanted}. Write the code of the one that it belongs to.',
  },
  'level-of-parent': {
    zh: '已入库的单位“{unit}”以它为上级，须是{wanted}单位。请改正层级，或把下级单位一并导入。',
    en: 'The registered unit {unit} belongs to it, so it must be of the level {wanted}. Correct the level, or import the units below as well.',
  },
  'root-twice': {
    zh: '{value}单位只能有一个，已有“{other}”。请核对层级。',
    en: 'There is one unit of the level {value} only, and {other} is it. Check the level.',
  },
  'person-needed': {
    zh: '“{category}”没有填写证件号。请填写被推荐人的证件号。',
    en: 'No certificate for {category}. Write that of the person put up.',
  },
  'root-nominated': {
    zh: '“{value}”是{level}单位，不参加评选。请填写被推荐的县级单位。',
    en: '{value} is the unit of the level {level}, which is not ranked. Write the county put up.',
  },
  'industry-needed': {
    zh: '“{category}”没有填写行业。请填写报告所属的行业。',
    en: 'No industry for {category}. Write that of the report.',
  },
  'industry-of-report': {
    zh: '报告“{report}”属“{reported}”行业，这里推荐的是“{value}”。请改正行业或报告编号。',
    en: 'The report {report} is of the industry {reported}, not {value}. Correct the industry or the number of the report.',
  },
  'industry-nominated': {
    zh: '报告“{report}”已按“{nominated}”行业列入推选名单，这里写的是“{value}”。请核对行业；确要更正的，请先从推选名单中去掉该推选，导入本表后再补推选。',
    en: 'The report {report} is put up for the industry {nominated}; here it is {value}. Check it; to correct it, take the nomination off the list first, import this file, then put it up again.',
  },
  'too-long': {
    zh: '{column}有 {length} 个字，超过 {most} 个（“{value}”）。请改短；说明文字请移到别的列。',
    en: '{column} has {length} characters, more than {most} ("{value}"). Shorten it; move remarks to another column.',
  },
  'row-beyond': {
    zh: '第 {row} 行起超过一份表的最多行数。请把表拆成几份分别导入。',
    en: 'From row {row} on the file is longer than a file may be. Split it and import the parts.',
  },
} satisfies Record<string, Sentence>

export type RegisterMessage = keyof typeof registerMessages

export function renderMessage(
  code: RegisterMessage,
  values: Readonly<Record<string, string>>,
  language: 'zh' | 'en' = 'zh',
): string {
  return registerMessages[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
