/** The hall's screen shows every stratum, however many provinces take part: page after page until all are here. */
import type { ResultList } from '../contract.ts'

/** The most that the server gives at once. */
export const PAGE = 500

/** @param pageFrom asks for `PAGE` rows from so many on */
export async function wholeResult(pageFrom: (offset: number) => Promise<ResultList>): Promise<ResultList> {
  const first = await pageFrom(0)
  const rows = [...first.rows]
  while (rows.length < first.total) {
    const next = await pageFrom(rows.length)
    if (next.rows.length === 0) break
    rows.push(...next.rows)
  }
  return { ...first, rows }
}
