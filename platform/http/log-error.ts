interface LoggedError {
  type: string
  message: string
  stack: string
  [more: string]: string
}

/** What a log line tells of an error. Not all it carries: a database's error carries the statement and its values. */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const told = /^[0-9A-Z]{5}$/.test(code) ? withoutValue : withoutSource
  const cause = error.cause instanceof Error ? { cause: told(error.cause.stack ?? error.cause.message) } : {}
  return { type: error.name, message: told(error.message), stack: told(error.stack ?? ''), code, ...cause }
}

/** `invalid input syntax for type integer: "typed"`, `value "typed" is out of range`, `Key (name)=(typed) already exists` */
const withoutValue = (text: string): string =>
  text
    .replace(/: "[^]*?"(?=\n|$)/g, ': "…"')
    .replace(/\bvalue "[^]*?" (?=is |out )/g, 'value "…" ')
    .replace(/\)=\([^]*?\)(?= |\n|$)/g, ')=(…)')

/** `Unexpected token 'P', ..."what was read"... is not valid JSON` */
const withoutSource = (text: string): string =>
  text
    .replace(/(?:\.\.\.)?"[^]*?"(?:\.\.\.)? is not valid JSON/g, '"…" is not valid JSON')
    .replace(/Unexpected token '[^']+'/g, "Unexpected token '…'")
