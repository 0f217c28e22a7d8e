import { z } from 'zod'

/** The roles of the notice's organisation (n4.3, n5); what each may do stands in every slice's `access.ts`. */
export const roles = [
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

export const Person = z.object({ id: z.string(), name: z.string(), role: Role, unit: z.string() })
export type Person = z.infer<typeof Person>

/** `GET /api/session`; `person` is null where nobody is signed in. */
export const SessionView = z.object({
  person: Person.nullable(),
  demonstration: z.boolean(),
  campaigns: z.array(z.object({ name: z.string(), title: z.string() })),
  language: z.enum(['zh-CN', 'en']),
  /** The verbs this person has: show what they allow and nothing else. */
  permissions: z.array(z.string()),
})
export type SessionView = z.infer<typeof SessionView>

export const LanguageChoice = z.strictObject({ language: z.enum(['zh-CN', 'en']) })
