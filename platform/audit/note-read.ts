import type { Doer } from '../http/context.ts'
import type { ReadNote } from './read-log.ts'
import type { Sensitive } from './sensitive.ts'

type Parameters = Readonly<Record<string, string>>

/** Notes the read of a sensitive route; costs the answer no time. */
export function noteSensitive(ctx: Doer & { verb: string }, sensitive: Sensitive, parameters: Parameters): void {
  const { only, subject, why, ...read } = sensitive
  if (only !== undefined && !isMeant(only, parameters[only.parameter] ?? '')) return
  const note: ReadNote = { class: read.class, object: filled(read.object, parameters) }
  if (subject !== undefined) note.subject = filled(subject, parameters)
  if (why !== undefined) note.why = why
  noteRead(ctx, note, parameters['campaign'])
}

const isMeant = ({ values, begins }: NonNullable<Sensitive['only']>, value: string): boolean =>
  values?.includes(value) === true || (begins !== undefined && value.startsWith(begins))

const filled = (text: string, parameters: Parameters): string =>
  text.replace(/\{(\w+)\}/g, (_whole, name: string) => parameters[name] ?? '')

/** For an action that knows more than its route does. */
export function noteRead(ctx: Doer & { verb: string }, read: ReadNote, campaign?: string): void {
  ctx.reads?.note({ actor: ctx.actor, verb: ctx.verb, campaign: campaign ?? null, at: ctx.now() }, read)
}
