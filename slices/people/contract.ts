import { z } from 'zod'

/** The roles of the notice's organisation (n4.3, n5); what each may do stands in every slice's `access.ts`. */
export const roles = [
  'administrator',
  'unit-administrator',
  'office-clerk',
  'liaison',
  'county-officer',
  'review-secretary',
  'expert',
  'supervisor',
  'publicity-clerk',
  'discipline',
  'leadership',
  'auditor',
] as const

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** A person in the capacity of one post. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  unit: z.string(),
  post: z.string(),
  /** Whose post it is, where the person stands in for another. */
  actingFor: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type Person = z.infer<typeof Person>

/** A post that the person holds today; `group` is an id of the campaign's definition. */
export const HeldPost = z.object({
  post: z.string(),
  role: Role,
  unit: z.string(),
  title: z.string().nullable(),
  group: z.string().nullable(),
})
export type HeldPost = z.infer<typeof HeldPost>

/** `GET /api/session`; `person` is null where nobody is signed in. */
export const SessionView = z.object({
  person: Person.nullable(),
  /** What the person may act as; the one acted under stands in `person.post`. */
  posts: z.array(HeldPost),
  demonstration: z.boolean(),
  /** `stage`: one of the stages of a campaign's life (slices/campaigns/contract.ts). */
  campaigns: z.array(z.object({ name: z.string(), title: z.string(), stage: z.string() })),
  language: z.enum(['zh-CN', 'en']),
  /** The verbs this person has: show what they allow and nothing else. */
  permissions: z.array(z.string()),
})
export type SessionView = z.infer<typeof SessionView>

export const LanguageChoice = z.strictObject({ language: z.enum(['zh-CN', 'en']) })
  /** verb → the stages in which it is open; verbs open in every stage are left out. */
  openDuring: z.record(z.string(), z.array(z.string())),
