/** The help of the pages of registers and imports; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      list: {
        do: '看各登记表有多少行、最近一次由谁用哪个文件入库。\n点登记表的名称看它的行，可筛选、排序、导出。\n点一行看它各个版本：何时、由哪个文件、因为什么而变。',
        wrong: '少了行：看“导入记录”里最近一次是增补还是整表替换。\n看不到别的单位：联络员只看本地区。',
      },
      import: {
        do: '选文件上传，.xlsx、.xls、.csv 都可以；先下载模板更省事。\n系统逐行检查，什么也不会先入库；错误写明在第几行、哪一列、怎样改。\n全部通过后，看清新增、更正、停用各多少，再入库；有更正时写明理由。',
        wrong:
          '表头认不出：在页面上指明它是哪一列，系统会记住。\n单位认不出：指明是哪个单位，或先导入单位登记表。\n文件有密码或格式太旧：在 WPS 里另存为 .xlsx 再传。\n检查之后别人先入了库：系统会要求重新检查。',
      },
      history: {
        do: '看每一次导入：文件、哈希、谁、何时、改了什么。\n原文件可以下载，与当时上传的一字不差。\n没有入库的导入，点文件名继续。',
        wrong: '状态是“失败”：点开看原因和改法。\n文件名相同而哈希不同：它们不是同一个文件。',
      },
    },
  },
  en: {
    help: {
      list: {
        do: 'See how many rows each register has, and who kept which file last.\nOpen a register to see its rows; filter, sort, export.\nOpen a row to see its versions: when, by which file, why.',
        wrong:
          'Rows are missing: see in Imports whether the last file amended or replaced all.\nOther units are missing: a liaison sees the own territory.',
      },
      import: {
        do: 'Upload a file: .xlsx, .xls or .csv; the template saves trouble.\nEvery row is checked and nothing is kept yet; errors say row, column and how to mend them.\nOnce all pass, look at what is new, changed and ended, then keep it; changes take a reason.',
        wrong:
          'A header is not recognised: say which column it is; that is remembered.\nA unit is not recognised: say which one it is, or import the units first.\nThe file has a password or is too old: save it as .xlsx in WPS.\nSomebody kept another file meanwhile: it must be checked again.',
      },
      history: {
        do: 'See every import: file, hash, who, when, what it changed.\nThe file can be downloaded just as it was uploaded.\nGo on with one that is not kept by its name.',
        wrong:
          'The state is “failed”: open it to see why and what to do.\nTwo files of one name have different hashes: they are not the same file.',
      },
    },
  },
}
