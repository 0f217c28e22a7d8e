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
  /** Whose post it is, where the person stands in. */
  actingFor: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type HeldPost = z.infer<typeof HeldPost>

/** `GET /api/session`; `person` is null where nobody is signed in. */
export const SessionView = z.object({
  /** The sign-in before this one and failed tries between; null without a session of a browser. */
  signIn: z
    .object({ session: z.string(), at: z.string(), previous: z.string().nullable(), failures: z.number() })
    .nullable(),
  person: Person.nullable(),
  /** What the person may act as; the one acted under stands in `person.post`. */
  posts: z.array(HeldPost),
  demonstration: z.boolean(),
  /** `stage`: one of the stages of a campaign's life (slices/campaigns/contract.ts). */
  campaigns: z.array(z.object({ name: z.string(), title: z.string(), stage: z.string() })),
  language: z.enum(['zh-CN', 'en']),
  /** The verbs this person has: show what they allow and nothing else. */
  permissions: z.array(z.string()),
  /** verb → the stages in which it is open; verbs open in every stage are left out. */
  openDuring: z.record(z.string(), z.array(z.string())),
})
export type SessionView = z.infer<typeof SessionView>

export const LanguageChoice = z.strictObject({ language: z.enum(['zh-CN', 'en']) })

/** As typed; what makes a good one is judged by the server (platform/auth/password-rules.ts). */
export const Password = z.string().max(1000)
/** Six digits of the app, or a recovery code. */
export const Code = z.string().max(50)
/** The password once more, before what a borrowed session must not do. */
export const Confirmation = z.strictObject({ password: Password })
/** `offer` as it came with the QR code, and the first code of the app. */
export const EnrolledCode = z.strictObject({ offer: z.string().max(500), code: Code })
export const PostChoice = z.strictObject({ post: z.string().max(200) })

/** What is owed after the password: nothing, a code, or setting the second factor up; `ticket` goes with the next step. */
export type SignInAnswer =
  { next: 'done' } | { next: 'second'; ticket: string; ways: SecondWay[] } | { next: 'enrol'; ticket: string }

/** A code (of the app, or a recovery code), or a passkey. */
export type SecondWay = 'code' | 'passkey'

/** A second factor before it is kept: `address` stands in the QR code, `secret` is its text for typing. */
export interface CodeOffer {
  secret: string
  address: string
  offer: string
}

/** Told once, never again. */
export interface RecoveryCodes {
  recoveryCodes: string[]
}

export interface SetUpView {
  name: string
  login: string
  why: 'first-use' | 'recovery' | 'administrator'
  expires: string
  /** Another person has the code that the link needs besides. */
  needsCode: boolean
}

export interface MySession {
  id: string
  device: string
  address: string
  method: string
  post: string
  since: string
  seen: string
  current: boolean
}

/** Told after a sign-in: when the one before was, and how many tries failed between. */
export interface SignInNote {
  session: string
  at: string
  previous: string | null
  failures: number
}

/** `GET /api/my-account`; `login` and `passwordSetAt` are null for a persona of the demonstration. */
export interface MyAccount {
  name: string
  login: string | null
  passwordSetAt: string | null
  secondFactor: { since: string; recoveryLeft: number } | null
  secondFactorNeeded: boolean
  sessions: MySession[]
  failures: { at: string; address: string; step: string }[]
  limits: { idleMinutes: number; mostHours: number }
}

/** GET /api/delegations: who acts for whom, until when. Names, no ids; `reason` is null for those it does not concern. */
export const DelegationList = z.object({
  total: z.number(),
  delegations: z.array(
    z.object({
      id: z.string(),
      holder: z.string(),
      standIn: z.string(),
      role: z.string(),
      unit: z.string(),
      title: z.string().nullable(),
      from: z.string(),
      until: z.string(),
      reason: z.string().nullable(),
      endReason: z.string().nullable(),
      state: z.enum(['coming', 'running', 'ended']),
      mayEnd: z.boolean(),
      /** The reader is the stand-in. */
      isMine: z.boolean(),
    }),
  ),
})
export type DelegationList = z.infer<typeof DelegationList>

/** Of GET /api/delegations. */
export const DelegationsQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type DelegationsQuery = z.infer<typeof DelegationsQuery>

/** Of GET /api/delegations/choices: `find` is a part of the name. */
export const DelegationChoicesQuery = z.object({
  post: z.string().max(200).optional(),
  find: z.string().trim().max(100).default(''),
})
export type DelegationChoicesQuery = z.infer<typeof DelegationChoicesQuery>

/** GET /api/delegations/choices?post=… */
export interface DelegationChoices {
  posts: HeldPost[]
  /** Of the post's unit and what lies under it, the first by name that `find` finds; only with a post. */
  people: { id: string; name: string }[]
}

/** POST /api/delegations; days in Asia/Shanghai, both included. */
export const GiveDelegation = z.strictObject({
  post: z.string().max(200),
  to: z.string().max(200),
  from: z.iso.date(),
  until: z.iso.date(),
  reason: z.string().trim().min(2).max(500),
})
export type GiveDelegation = z.infer<typeof GiveDelegation>

export const EndDelegation = z.strictObject({ reason: z.string().trim().min(2).max(500) })

/** GET /api/tokens: the person's keys for programs, and what a new one may name. */
export const ApiTokenList = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      post: z.string(),
      verbs: z.array(z.string()),
      /** null: every campaign. */
      campaign: z.string().nullable(),
      /** null: what the post reaches. */
      unit: z.string().nullable(),
      write: z.boolean(),
      createdAt: z.string(),
      expiresAt: z.string(),
      usedAt: z.string().nullable(),
      state: z.enum(['open', 'expired', 'ended']),
    }),
  ),
  offer: z.array(z.object({ verb: z.string(), writes: z.boolean(), keepsToUnits: z.boolean() })),
})
export type ApiTokenList = z.infer<typeof ApiTokenList>

/** POST /api/tokens */
export const NewToken = z.strictObject({
  name: z.string().trim().min(2).max(100),
  verbs: z.array(z.string().max(100)).min(1).max(200),
  campaign: z.string().max(100).nullable().default(null),
  unit: z.string().max(20).nullable().default(null),
  write: z.boolean().default(false),
  days: z.int().min(1).max(365),
})
export type NewToken = z.infer<typeof NewToken>

/** Told once, never again. */
export interface MadeToken {
  id: string
  token: string
  expiresAt: string
}

/** Goes to the browser's library as it is; `ticket` comes back with its answer. */
export interface KeyChallenge<Options> {
  ticket: string
  options: Options
}

export interface MyPasskey {
  id: string
  name: string
  addedAt: string
  usedAt: string | null
  /** May leave its device: kept by the maker of the telephone, say. */
  synced: boolean
  /** A copy may exist: the key opens nothing any more. */
  suspectAt: string | null
}

/** `GET /api/my-account/passkeys`; `origin`: the only address at which they work, null: none. */
export interface MyPasskeys {
  origin: string | null
  /** Does adding and removing ask for the password? Not of a persona of the demonstration, who has none. */
  needsPassword: boolean
  passkeys: MyPasskey[]
}

/** `GET /api/sign-in/ways`: what stands beside login and password. */
export interface SignInWays {
  /** Where providers send people back to; null where none is known. */
  origin: string | null
  passkeys: { origin: string } | null
  providers: SignInProvider[]
}

/** Where an office's people sign in; both labels as the administrator configured them. */
export interface SignInProvider {
  id: string
  label: string
  labelEn: string
}

/** `ticket` is kept by the page that leaves for `address`, and comes back with what the provider put into ours. */
export interface LeaveForProvider {
  address: string
  ticket: string
}

/** Signed in (or a second factor is owed), or the identity was linked to the own account. */
export type ProviderAnswer = SignInAnswer | { next: 'linked' }

/** `GET /api/my-account/single-sign-on` */
export interface MyIdentities {
  needsPassword: boolean
  identities: { provider: SignInProvider; linkedAt: string; usedAt: string | null; linkedBySelf: boolean }[]
  /** Those that may still be linked. */
  providers: SignInProvider[]
}

/** Proven at a provider, linked to nobody: what the provider says of itself, and whom its login fits here. */
export interface Arrival {
  id: string
  provider: SignInProvider
  subject: string
  name: string | null
  login: string | null
  firstAt: string
  lastAt: string
  fits: MatchedPerson | null
}

export interface MatchedPerson {
  id: string
  name: string
  login: string
  units: string[]
}

export const askCorrectionBody = z.strictObject({
  /** Which datum is wrong. */
  about: z.string().trim().min(2).max(200),
  /** What it should be. */
  wanted: z.string().trim().min(1).max(1000),
})
export type AskCorrection = z.output<typeof askCorrectionBody>
export const answerBody = z.strictObject({ answer: z.string().trim().min(2).max(1000) })

export interface ReadOfMine {
  at: string
  who: string | null
  role: string | null
  object: string
  /** A list in which the person may stand, not the person's own page. */
  isList: boolean
}

export interface Correction {
  id: number
  person: string
  about: string
  wanted: string
  askedAt: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
}

export interface MyData {
  account: {
    id: string
    name: string
    login: string | null
    state: string
    certificate: string | null
    contact: string | null
    created_at: string
  }
  posts: readonly { role: string; unit: string; title: string | null; from_day: string; until_day: string | null }[]
  reads: readonly ReadOfMine[]
  corrections: readonly Correction[]
}
