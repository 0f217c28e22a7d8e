import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'registers.no-file': {
    status: 400,
    zh: '没有收到文件。请选择一个 .xlsx 或 .csv 文件再上传。',
    en: 'No file came. Choose an .xlsx or .csv file and upload it.',
  },
  'registers.empty-file': {
    status: 400,
    zh: '“{file}”是空的（0 字节），里面没有表。请打开原表确认有内容，另存后再上传。',
    en: '"{file}" is empty (0 bytes): there is no table in it. Open the original, see that it has content, save it and upload again.',
  },
  'registers.unreadable': {
    status: 422,
    zh: '{detail}',
    en: '{detail}',
  },
  'registers.not-recognised': {
    status: 422,
    zh: '看不出“{file}”是哪一种登记表。请在上传时选定种类，或下载模板照着填。',
    en: 'It cannot be told which register "{file}" is. Choose the register when uploading, or use its template.',
  },
  'registers.units-first': {
    status: 409,
    zh: '还没有单位登记，其他登记表认不出单位。请先导入“单位”，再导入这份表。',
    en: 'There is no register of units yet, so no unit can be recognised. Import the units first, then this file.',
  },
  'registers.not-checked': {
    status: 409,
    zh: '这次导入已不在待确认的状态：可能有人（或另一个窗口）已经入库、放弃或正在处理它。请刷新页面看最新情况。',
    en: 'This import no longer waits to be confirmed: somebody, or another window, has kept, given up or is handling it. Reload the page for its latest state.',
  },
  'registers.has-errors': {
    status: 409,
    zh: '还有 {errors} 处错误，不能入库：一行不落，一行不错。请改正后重新上传。',
    en: '{errors} error(s) remain, so nothing is kept: no row missing, no row wrong. Mend them and upload again.',
  },
  'registers.nothing-read': {
    status: 409,
    zh: '表中没有可以入库的行。请确认选对了文件。',
    en: 'The file has no row to keep. Make sure it is the right one.',
  },
  'registers.reason-needed': {
    status: 409,
    zh: '这次会更正 {changed} 行、终止 {removed} 行。请写明理由（至少 4 个字），理由记入日志。',
    en: 'This corrects {changed} row(s) and ends {removed}. Give the reason (4 characters or more); it goes into the log.',
  },
  'registers.reason-older': {
    status: 409,
    zh: '这份表里有 {older} 行是已被后来的版本更正过的旧内容，入库会改回旧内容。请写明理由（至少 4 个字），理由记入日志。',
    en: '{older} row(s) of this file are what later versions have corrected; keeping them brings the older values back. Give the reason (4 characters or more); it goes into the log.',
  },
  'registers.decision-changed': {
    status: 409,
    zh: '检查之后，这份表用到的单位或列的对照已被改动或撤销，读出的内容已不准。请重新检查再入库。',
    en: 'Since the check, what was decided about a unit or a column of this file has been changed or taken back. Check it again.',
  },
  'registers.changed-since': {
    status: 409,
    zh: '检查之后，登记表又有了新版本，原来说的增减数已不准。请重新检查再入库。',
    en: 'The register has changed since this file was checked, so the counts shown no longer hold. Check it again.',
  },
  'registers.references-lost': {
    status: 409,
    zh: '检查之后，有 {rows} 行提到的单位或人员已不在登记中（如第 {row} 行“{value}”）。请重新检查。',
    en: 'Since the check, {rows} row(s) name a unit or officer no longer registered (row {row}: {value}). Check it again.',
  },
  'registers.rows-disagree': {
    status: 409,
    zh: '这样入库后，有 {rows} 行会与登记中的其他行不一致（如第 {row} 行“{column}”的“{value}”），无法计分。请重新检查看逐行说明，或换一种入库方式。',
    en: 'Kept so, {rows} row(s) would disagree with other rows of the registers (row {row}, {column}: {value}), which could not be scored. Check it again to see each, or keep it the other way.',
  },
  'registers.mapping-unit-unknown': {
    status: 409,
    zh: '单位登记里没有代码“{code}”。请从单位名单中选择。',
    en: 'No unit has the code {code}. Choose one of the list of units.',
  },
  'registers.mapping-column-unknown': {
    status: 409,
    zh: '这份登记表没有“{column}”列。可选：{columns}。',
    en: 'This register has no column "{column}". One of: {columns}.',
  },
  'registers.filter-wrong': {
    status: 400,
    zh: '筛选条件无法理解：{detail}。请重新选择。',
    en: 'The filter cannot be understood: {detail}. Choose it again.',
  },
  'registers.interrupted': {
    status: 500,
    zh: '处理这份文件时，系统接连三次中断，已不再自动重试，没有改动任何数据。请把表拆小些再试；仍不行请告诉管理员。',
    en: 'The system broke off three times over this file and does not try again by itself; nothing was changed. Split the file and try again, then tell the administrator.',
  },
  'registers.form-refused': {
    status: 422,
    zh: '登记表不收这些数：{detail}',
    en: 'The register refuses these values: {detail}',
  },
  'registers.file-deleted': {
    status: 410,
    zh: '这份原始文件的保存期已满，{day} 已按规定删除。',
    en: 'This raw file was deleted on {day}, as its time was over.',
  },
  'registers.failed': {
    status: 500,
    zh: '检查或入库时系统出错，已记录，没有改动任何数据。请再试一次，仍不行请告诉管理员。',
    en: 'A fault of the system, logged; nothing was changed. Try once more, then tell the administrator.',
  },
} satisfies ProblemCatalogue
