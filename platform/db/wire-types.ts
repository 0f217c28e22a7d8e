/** The object ids of PostgreSQL's types whose JavaScript form would differ between the two drivers. */
const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const INTERVAL = 1186
const BYTEA = 17
const TEXT = 25
const VARCHAR = 1043
const JSON_TYPE = 114
const JSONB = 3802

const ARRAYS: Readonly<Record<number, number>> = {
  1016: INT8,
  1231: NUMERIC,
  1182: DATE,
  1115: TIMESTAMP,
  1185: TIMESTAMPTZ,
}

type Parse = (text: string) => unknown

const asIs: Parse = (text) => text

function wholeNumber(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

/** Both servers run with time zone UTC, so the text ends in '+00' and carries at most microseconds: '2017-09-28 04:00:00.123456+00'. */
function instant(text: string): string {
  if (text.endsWith('infinity')) return text
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}

const bytes: Parse = (text) => Buffer.from(text.slice(2), 'hex')

/** One dimension of PostgreSQL's array text, `{1,NULL,"a b"}`. */
function arrayOf(parse: Parse): Parse {
  return (text) =>
    [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare === 'NULL' ? null : parse(bare ?? '')) : parse(quoted.replace(/\\(.)/g, '$1')),
    )
}

const scalars: Readonly<Record<number, Parse>> = {
  [INT8]: wholeNumber,
  [NUMERIC]: asIs,
  [DATE]: asIs,
  [TIMESTAMP]: asIs,
  [TIMESTAMPTZ]: instant,
  [INTERVAL]: asIs,
  [BYTEA]: bytes,
}

/** Object id → how its text becomes a value; given to `pg` and to PGlite, so that both answer alike. */
export const wireParsers: Readonly<Record<number, Parse>> = {
  ...scalars,
  ...Object.fromEntries(Object.entries(ARRAYS).map(([array, item]) => [array, arrayOf(scalars[item] ?? asIs)])),
}

const asText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))
const asJson = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** PGlite refuses what `pg` sends as text (a number for a text column): be as lenient as `pg`. */
export const wireSerializers: Readonly<Record<number, (value: unknown) => string>> = {
  [TEXT]: asText,
  [VARCHAR]: asText,
  [NUMERIC]: asText,
  [INT8]: asText,
  [DATE]: asText,
  [TIMESTAMPTZ]: asText,
  [JSON_TYPE]: asJson,
  [JSONB]: asJson,
}
