/**
 * What is needed next (n2.2a 程序合法、内容完整): first who, where and when, then what must be told, then what is seen or asked, the
 * end last. Each step names the checker's rule that it serves, so that nothing is asked for its own sake.
 */
import type { RuleId } from '../case-check/catalogue.ts'
import type { RecordContent } from './record.ts'
import { questionsOf } from './questions.ts'
import type { Question, Template } from './template.ts'

export const formalSteps = ['party', 'place', 'start', 'officers', 'certificates', 'recusal', 'person'] as const
export type FormalStep = (typeof formalSteps)[number] | 'end'

export interface Step {
  /** A formal step, or 'answers.<id of the question>'. */
  id: string
  done: boolean
  rule: RuleId
  question?: Question
}

const rules: Record<FormalStep, RuleId> = {
  party: 'same-party',
  place: 'content-complete',
  start: 'start-end',
  officers: 'two-officers',
  certificates: 'certificates-shown',
  recusal: 'recusal-told',
  person: 'one-interviewee',
  end: 'start-end',
}

const filled = (value: string): boolean => value.trim() !== ''

const done: Record<FormalStep, (content: RecordContent) => boolean> = {
  party: ({ party }) => filled(party.name),
  place: ({ place }) => filled(place),
  start: ({ start }) => start !== '',
  officers: ({ officers, recorder }) =>
    new Set(officers.map(({ certificate }) => certificate)).size >= 2 &&
    officers.some(({ certificate }) => certificate === recorder),
  certificates: ({ certificates }) => certificates === 'confirmed',
  recusal: ({ recusal }) => recusal === 'confirmed',
  person: ({ kind, person }) =>
    filled(person.name) &&
    filled(person.post) &&
    (kind === '现场检查笔录' || (filled(person.idNumber) && filled(person.relation))),
  end: ({ start, end }) => end !== '' && end > start,
}

/** Every step of the record in its order; follow-up questions appear with the answer that asks for them. */
export function stepsOf(content: RecordContent, template: Template): Step[] {
  const formal = (id: FormalStep): Step => ({ id, done: done[id](content), rule: rules[id] })
  const asked = questionsOf(template, content.kind, content.bank).filter((question) => isAsked(question, content))
  const known = new Set(asked.map(({ id }) => id))
  const own = content.answers.filter(({ id }) => !known.has(id)).map(ownStep)
  return [...formalSteps.map(formal), ...asked.map((question) => bankStep(question, content)), ...own, formal('end')]
}

function isAsked({ when }: Question, { answers }: RecordContent): boolean {
  if (when === undefined) return true
  const text = answers.find(({ id }) => id === when.question)?.text ?? ''
  return when.holds.some((word) => text.includes(word))
}

const bankStep = (question: Question, { answers }: RecordContent): Step => ({
  id: `answers.${question.id}`,
  done: answers.some(({ id, text }) => id === question.id && filled(text)),
  rule: 'content-complete',
  question,
})

const ownStep = ({ id, section, asked, text }: RecordContent['answers'][number]): Step => ({
  id: `answers.${id}`,
  done: filled(text),
  rule: 'content-complete',
  question: { id, section, ask: asked, look: '', choices: [], photo: false, clause: 'n2.2a' },
})

/** The first step after `from` that is not done, from the start again where all later ones are; undefined: nothing is needed. */
export function nextStep(steps: readonly Step[], from?: string): Step | undefined {
  const place = steps.findIndex(({ id }) => id === from) + 1
  return [...steps.slice(place), ...steps.slice(0, place)].find((step) => !step.done)
}
