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
  const told = /^[0-9A-Z]{5}$/.test(code) ? withoutValue : (text: string) => text
  const cause = error.cause instanceof Error ? { cause: told(error.cause.stack ?? error.cause.message) } : {}
  return { type: error.name, message: told(error.message), stack: told(error.stack ?? ''), code, ...cause }
}

/** `invalid input syntax for type integer: "what somebody typed"` */
const withoutValue = (text: string): string => text.replace(/: "[^]*?"(?=\n|$)/g, ': "…"')
