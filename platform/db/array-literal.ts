/** Values as PostgreSQL's array literals. Pure, so that a worker thread can write them and send one text a column. */

/** What a column takes: text forms are PostgreSQL's own ('2017-09-28', '12.50'); objects are written as JSON, arrays as arrays. */
export type BulkValue =
  string | number | bigint | boolean | Date | null | readonly BulkValue[] | { readonly [key: string]: unknown }

/** One element of an array literal. */
export function arrayElement(value: BulkValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  const text = textOf(value)
  return `"${needsCare.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`
}

const needsCare = /["\\]/

export const arrayLiteral = (values: readonly BulkValue[]): string => `{${values.map(arrayElement).join(',')}}`

function textOf(value: Exclude<BulkValue, null>): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return arrayLiteral(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
