/**
 * The same sums as an office would keep them: 230,000 rows on one sheet, COUNTIFS and SUMIFS for 3,000 units on another.
 * Generous to the spreadsheet: which cases count and which are major (a1.2a) stands ready in two columns of 0 and 1.
 */
import ExcelJS from 'exceljs'
import { supportingTypes, type CaseRow, type SyntheticProvince } from '../../../app/simulate/province.ts'

const flag = (value: boolean): number => (value ? 1 : 0)

function cells({ number, unit, type, decided, fine }: CaseRow): (string | number | Date)[] {
  const kind = type !== '稽查' && type !== '申请法院强制执行'
  const counts = kind && decided >= '2017-05-01' && decided <= '2017-10-31'
  const major = counts && supportingTypes.includes(type)
  return [number, Number(unit), type, new Date(decided), fine ?? 0, flag(counts), flag(major)]
}

/** Cells without a stored value: the program that opens the sheet must compute them. */
export async function writeOfficeSheet(province: SyntheticProvince, file: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file })
  const cases = workbook.addWorksheet('cases')
  cases.addRow(['案号', '单位代码', '案件类型', '决定日期', '罚款金额', '计入', '重大']).commit()
  for (const row of province.cases) cases.addRow(cells(row)).commit()
  cases.commit()
  const sums = workbook.addWorksheet('sums')
  const column = (letter: string): string => `cases!$${letter}$2:$${letter}$${province.cases.length + 1}`
  province.units.slice(1).forEach(({ code }, index) => {
    const own = `${column('B')},$A${index + 1}`
    const formulas = [
      `COUNTIFS(${own},${column('F')},1)`,
      `SUMIFS(${column('E')},${own},${column('F')},1)`,
      `COUNTIFS(${own},${column('G')},1)`,
    ]
    sums.addRow([Number(code), ...formulas.map((formula) => ({ formula }))]).commit()
  })
  sums.commit()
  await workbook.commit()
}
