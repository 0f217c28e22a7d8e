/** Which questions a record asks (n2.3a). */
import type { Question, Template } from './template.ts'
import type { RecordKind } from './words.ts'

/** The questions of a record: those of every industry, then the industry's own. */
export function questionsOf(template: Template, kind: RecordKind, bank: string): Question[] {
  const own = template.banks.filter(({ id: name }) => name === 'common' || name === bank)
  return own.flatMap((one) => one[kind])
}
