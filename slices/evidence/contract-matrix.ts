/** What crosses the wire about facts and what they rest on (n2.2a, a1.1a). */
import { z } from 'zod'
import { clientId, documentId, type CaseFileHead } from './contract.ts'

export const targetKinds = ['document', 'page', 'item'] as const
export type TargetKind = (typeof targetKinds)[number]
export const targetBody = z.strictObject({ kind: z.enum(targetKinds), id: z.string().min(1).max(130) })
export type Target = z.infer<typeof targetBody>

export const factBody = z.strictObject({
  id: clientId,
  text: z.string().trim().min(2).max(1_000),
  /** The document whose words it is from; null: a person wrote it. */
  source: documentId.nullable().default(null),
})
export type NewFact = z.infer<typeof factBody>
export const factChange = z.strictObject({ text: z.string().trim().min(2).max(1_000) })
export const linksBody = z.strictObject({ targets: z.array(targetBody).max(100) })

export interface FactView {
  id: string
  place: number
  text: string
  source: string | null
  targets: Target[]
}
/** Something that a fact may rest on. */
export interface TargetView extends Target {
  title: string
  about: string
}
export interface MatrixView {
  caseFile: CaseFileHead
  facts: FactView[]
  targets: TargetView[]
  unsupported: string[]
  /** Keys 'kind:id' of what supports no fact. */
  idle: string[]
  suggestions: { text: string; source: string }[]
}

export const keyOf = ({ kind, id }: Target): string => `${kind}:${id}`
