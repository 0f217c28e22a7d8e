/** What drafting rests on, as data (`campaigns/record-drafting.yaml`): what is told, the questions by industry, the words to avoid. n2.2a, n2.3a. */
import { z } from 'zod'
import { sectionWords } from './words.ts'

const id = z.string().regex(/^[a-z0-9-]{1,60}$/)

const questionSchema = z.strictObject({
  id,
  section: z.enum(sectionWords),
  ask: z.string().min(1),
  /** What to look at or to hold in the hand. */
  look: z.string().default(''),
  choices: z.array(z.string().min(1)).default([]),
  /** Wants a photograph. */
  photo: z.boolean().default(false),
  /** Asked only where the answer to an earlier question holds one of these texts. */
  when: z.strictObject({ question: id, holds: z.array(z.string().min(1)).min(1) }).optional(),
  clause: z.string().default('n2.2a'),
})
export type Question = z.infer<typeof questionSchema>

const bankSchema = z.strictObject({
  id: z.string().min(1).max(20),
  title: z.string().min(1),
  /** The title in English. */
  en: z.string().min(1).optional(),
  /** Asked after the questions of the bank 'common'. */
  现场检查笔录: z.array(questionSchema).default([]),
  调查询问笔录: z.array(questionSchema).default([]),
})

/** A wording to avoid: `pattern` is a regular expression; the examples are tested. */
const phraseSchema = z.strictObject({
  pattern: z.string().min(1),
  why: z.string().min(1),
  cure: z.string().min(1),
  /** Why and cure in English. */
  en: z.strictObject({ why: z.string().min(1), cure: z.string().min(1) }).optional(),
  hit: z.array(z.string()).min(1),
  clean: z.array(z.string()).min(1),
})
export type Phrase = z.infer<typeof phraseSchema>

const told = z.strictObject({ certificates: z.string(), recusal: z.string() })

export const templateSchema = z.strictObject({
  /** What is read out, and printed on the form; {officers} is filled in. */
  told: z.strictObject({ 现场检查笔录: told, 调查询问笔录: told }),
  /** What the person writes by hand at the end. */
  opinion: z.strictObject({ 现场检查笔录: z.string(), 调查询问笔录: z.string() }),
  leading: z.array(phraseSchema),
  opinionWords: z.array(phraseSchema),
  banks: z.array(bankSchema).min(1),
})
export type Template = z.infer<typeof templateSchema>
