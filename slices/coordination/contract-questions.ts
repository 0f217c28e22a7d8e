/** Questions and answers as they cross the wire (capability 13). */
import { z } from 'zod'
import { clauseId, madeId } from './contract.ts'

export const questionStates = ['waiting', 'answered', 'published', 'taken-back'] as const
export type QuestionState = (typeof questionStates)[number]

export const askBody = z.strictObject({
  id: madeId,
  clause: clauseId.nullable().default(null),
  body: z.string().trim().min(4).max(4000),
  namesUnit: z.boolean().default(false),
})
export type AskBody = z.output<typeof askBody>

export const answerBody = z.strictObject({
  /** So many answers the writer has seen: another one since then is a refusal. */
  seen: z.number().int().min(0),
  body: z.string().trim().min(2).max(8000),
  publish: z.boolean(),
  /** The question as everybody reads it; '' : as it was asked. */
  publicBody: z.string().trim().max(4000).default(''),
  /** Links it to a clause where the asker named none, or another one. */
  clause: clauseId.nullable().default(null),
  reuses: madeId.nullable().default(null),
  /** Of a later answer: why the earlier one no longer stands. */
  why: z.string().trim().max(1000).default(''),
})
export type AnswerBody = z.output<typeof answerBody>
export const takeBackBody = z.strictObject({ reason: z.string().trim().min(2).max(500) })

export interface QuestionRow {
  id: string
  /** null: the unit is not named. */
  unitName: string | null
  isOwn: boolean
  clause: string | null
  body: string
  state: QuestionState
  takenBy: string | null
  askedAt: string
  /** The answer that stands. */
  answer: { body: string; at: string } | null
  answers: number
}

export interface QuestionPage {
  total: number
  states: Record<QuestionState, number>
  rows: QuestionRow[]
  may: { ask: boolean; answer: boolean }
}

export interface AnswerView {
  place: number
  body: string
  why: string | null
  reuses: string | null
  by: string
  at: string
  /** A later answer stands in its place. */
  superseded: boolean
}

export interface QuestionView extends Omit<QuestionRow, 'answer' | 'answers'> {
  askedBy: string | null
  namesUnit: boolean | null
  /** As it was asked, where the reader may see it; `body` is what everybody reads once it is published. */
  asked: string | null
  takenAt: string | null
  answers: AnswerView[]
  may: { answer: boolean; take: boolean; takeBack: boolean }
}

/** An earlier answer that can be used again. */
export interface CannedAnswer {
  question: string
  clause: string | null
  body: string
  answer: string
}
