/**
 * The two records that an officer writes on the spot (n2.2a 程序合法、内容完整、重点突出、逻辑严密、表达准确客观): the site inspection
 * record and the inquiry record, as they are drafted. Pure data; every text may be corrected, and keeps what it said before.
 */
import { z } from 'zod'
import { toldWords } from '../case-check/case-file.ts'
import { recordKinds, sectionWords } from './words.ts'

const text = z.string().max(4000)
const short = z.string().max(200)
/** 'YYYY-MM-DDTHH:MM' on the clock of the place, or empty. */
const minute = z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)])
/** What a device says of the time: an instant, as a claim. */
const claimed = z.iso.datetime({ offset: true })

export const answerSchema = z.strictObject({
  /** Id of the bank's question, or 'own-…' for one that the officer added. */
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  section: z.enum(sectionWords),
  asked: text,
  text,
})
export type Answer = z.infer<typeof answerSchema>

export const photoSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Of the file as the camera gave it, taken on the device. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(1),
  type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/heic']),
  caption: short,
  /** Id of the answer that it shows; '' for the record as a whole. */
  of: z.string().max(60),
  takenAt: claimed,
})
export type Photo = z.infer<typeof photoSchema>

const person = z.strictObject({
  name: short,
  idNumber: short,
  post: short,
  relation: short,
  phone: short,
  address: short,
})

/** A text that was replaced after the record had been printed: it stays legible, struck out. */
const struckSchema = z.strictObject({ field: z.string().max(80), text, at: claimed })

export const recordSchema = z.strictObject({
  kind: z.enum(recordKinds),
  /** Bank of questions: an industry of the campaign, or 'common'. */
  bank: short,
  party: z.strictObject({ name: short, code: short, representative: short, address: short }),
  place: short,
  start: minute,
  end: minute,
  officers: z.array(z.strictObject({ certificate: z.string().min(1).max(60), name: z.string().min(1).max(60) })).max(6),
  /** Certificate of the officer who writes; '' unknown. */
  recorder: z.string().max(60),
  certificates: z.enum(toldWords),
  recusal: z.enum(toldWords),
  /** Who answers on the spot, or the one person interviewed. */
  person,
  /** Others present, with unit and post. */
  others: short,
  answers: z.array(answerSchema).max(200),
  photos: z.array(photoSchema).max(60),
  struck: z.array(struckSchema).max(500),
  /** Id of the signed record that this one supplements; ''. */
  supplements: z.string().max(60),
  /** Why something that a record says stays open; printed with it. `of`: an item of demands.ts, or 'answers.<id>'. */
  reasons: z
    .array(z.strictObject({ of: z.string().max(80), text: short }))
    .max(250)
    .default([]),
})
export type RecordContent = z.infer<typeof recordSchema>

/** As it was kept before a record said why something stays open. */
export type KeptRecord = Omit<RecordContent, 'reasons'> & Partial<Pick<RecordContent, 'reasons'>>
export const wholeRecord = (kept: KeptRecord): RecordContent => ({ ...kept, reasons: kept.reasons ?? [] })
