/** The mistakes of contract `import`, planted one by one: kind → what is written wrongly, and the column it is found in. */
import type { Column } from './style.ts'
import type { Random } from '../random.ts'
import type { DirtyCell } from './spelling.ts'

/** The columns that a mistake can stand in; `单位` is reported as 单位名称 or 单位代码, whichever the file has. */
export interface Mistake {
  column: Extract<Column, '案号' | '单位' | '案件类型' | '决定日期' | '罚款金额'>
  cell: (random: Random, context: MistakeContext) => DirtyCell
}
export interface MistakeContext {
  /** 案号 of an earlier row without mistakes. */
  earlier: string
  unitBy: 'name' | 'code'
}

export const mistakes: Record<string, Mistake> = {
  unknownUnit: {
    column: '单位',
    cell: (random, { unitBy }) =>
      unitBy === 'code' ? '999999' : random.pick(['合成不存在县环保局', '阿克苏', '某某区']),
  },
  unknownType: { column: '案件类型', cell: (random) => random.pick(['口头批评', '约谈', '责令改正', null]) },
  noDate: { column: '决定日期', cell: (random) => random.pick(['2017-02-30', '2017年13月5日', '待定', null]) },
  noAmount: { column: '罚款金额', cell: (random) => random.pick(['叁万元整', '待缴', '3..5', '见决定书']) },
  negativeAmount: { column: '罚款金额', cell: (random) => random.pick(['-5000', -20000, '-3万元']) },
  noNumber: { column: '案号', cell: (random) => random.pick([null, ' ']) },
  sameNumber: { column: '案号', cell: (_random, { earlier }) => earlier },
}

/** Rows 0…count−1 to mistakes: every kind once, and one row with two mistakes; none in the first five rows. */
export function castMistakes(random: Random, count: number): Map<number, Mistake[]> {
  const kinds = Object.values(mistakes)
  const free = Array.from({ length: count - 5 }, (_, index) => index + 5)
  const rows = random.shuffled(free).slice(0, kinds.length + 1)
  const cast = new Map<number, Mistake[]>()
  kinds.forEach((mistake, index) => cast.set(rows[index] ?? 0, [mistake]))
  const both = ['unknownType', 'noDate'].flatMap((kind) => mistakes[kind] ?? [])
  cast.set(rows[kinds.length] ?? 0, both)
  return cast
}
