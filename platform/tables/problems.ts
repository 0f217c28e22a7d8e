/** A file that cannot be read as a table, with what to do about it. */
import type { ProblemCatalogue } from '../http/problem.ts'

export const tableProblems = {
  'tables.empty-file': {
    status: 422,
    zh: '文件是空的。请确认选对了文件，重新导出后再上传。',
    en: 'The file is empty. Make sure it is the right one, export it again and upload that.',
  },
  'tables.encrypted': {
    status: 422,
    zh: '文件加了打开密码，无法读取。请用 WPS 或 Excel 打开，取消密码后另存为 .xlsx 再上传。',
    en: 'The workbook needs a password. Open it in WPS or Excel, remove the password, save it as .xlsx and upload that.',
  },
  'tables.old-excel': {
    status: 422,
    zh: '这是读不了的旧格式文件。请用 WPS 或 Excel 打开，另存为 .xlsx 再上传。',
    en: 'An old format that cannot be read. Open it in WPS or Excel, save it as .xlsx and upload that.',
  },
  'tables.damaged': {
    status: 422,
    zh: '文件损坏或没有传完整（{detail}）。请用 WPS 或 Excel 打开，确认内容后另存为 .xlsx 再上传。',
    en: 'The file is damaged or incomplete ({detail}). Open it in WPS or Excel, check it, save it as .xlsx and upload that.',
  },
  'tables.too-large': {
    status: 413,
    zh: '文件展开后超过 {megabytes} MB。请按年份或地区拆成几个文件，分别上传。',
    en: 'The file unpacks to more than {megabytes} MB. Split it by year or region and upload the parts.',
  },
  'tables.unusual': {
    status: 422,
    zh: '文件里有登记表不该有的内容（{detail}），为安全起见没有读。请用 WPS 或 Excel 打开，确认内容后另存为 .xlsx 再上传。',
    en: 'The file holds what no register has ({detail}), so it was not read. Open it in WPS or Excel, check it, save it as .xlsx and upload that.',
  },
  'tables.open-quote': {
    status: 422,
    zh: '第 {row} 行有一个双引号没有配对，其后的内容分不清行和列，所以没有读。请在这一行补上或删去多余的双引号（内容里的双引号要写成两个），或用 WPS 或 Excel 另存为 .xlsx 再上传。',
    en: 'Row {row} has a double quote without its counterpart, so that rows and columns behind it cannot be told apart; nothing was read. Close or remove it (a quote within a text is written twice), or save the file as .xlsx and upload that.',
  },
  'tables.not-a-table': {
    status: 422,
    zh: '这不是表格文件。请上传 .xlsx、.xls、.ods 或 .csv 文件。',
    en: 'This is no table. Upload an .xlsx, .xls, .ods or .csv file.',
  },
  'tables.unknown-encoding': {
    status: 422,
    zh: '文字编码无法识别。请用 WPS 或 Excel 另存为 .xlsx，或另存为 UTF-8 编码的 .csv 再上传。',
    en: 'The text encoding is unknown. Save it as .xlsx, or as .csv in UTF-8, and upload that.',
  },
} satisfies ProblemCatalogue
