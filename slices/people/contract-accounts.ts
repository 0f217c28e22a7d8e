/** What crosses the wire about accounts, posts, slips and recoveries. Shared by server and browser. */
import { z } from 'zod'
import { Role } from './contract.ts'

const Reason = z.string().trim().min(4).max(500)
const Words = z.string().trim().max(100)
const Unit = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
/** Compared in lower case. */
export const Login = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/)

export const personStates = ['invited', 'active', 'suspended', 'left'] as const
const PersonName = z.string().trim().min(2).max(100)

/** POST /api/first-administrator */
export const FirstAdministrator = z.strictObject({ secret: z.string().max(100), name: PersonName, login: Login })
export type FirstAdministrator = z.infer<typeof FirstAdministrator>

/** A post to give (n3.0): `group` an id of the campaign's definition; days in Asia/Shanghai, `until` included. */
export const PostToGive = z.strictObject({
  role: Role,
  unit: Unit,
  group: Words.nullable().default(null),
  title: Words.nullable().default(null),
  from: z.iso.date().nullable().default(null),
  until: z.iso.date().nullable().default(null),
  /** Why; needed where a second person must agree. */
  reason: z.string().trim().max(500).default(''),
})
export type PostToGive = z.infer<typeof PostToGive>

export const NewAccountBody = z.strictObject({
  name: PersonName,
  login: Login,
  certificate: Words.nullable().default(null),
  contact: Words.nullable().default(null),
  post: PostToGive,
})
export type NewAccountBody = z.infer<typeof NewAccountBody>

export const ChangeAccountBody = z.strictObject({
  name: PersonName,
  certificate: Words.nullable(),
  contact: Words.nullable(),
  /** As of a post. */
  reason: z.string().trim().max(500).default(''),
})
export type ChangeAccountBody = z.infer<typeof ChangeAccountBody>

/** `leaveOrphan`: suspends or marks as left, although a unit has no liaison then. */
export const MoveAccountBody = z.strictObject({
  to: z.enum(['suspended', 'active', 'left']),
  reason: Reason,
  leaveOrphan: z.boolean().default(false),
})
export type MoveAccountBody = z.infer<typeof MoveAccountBody>

/** `until`: the last day, today where absent; `leaveOrphan`: yes, although the unit has no liaison then. */
export const EndPostBody = z.strictObject({
  reason: Reason,
  until: z.iso.date().nullable().default(null),
  leaveOrphan: z.boolean().default(false),
})
export type EndPostBody = z.infer<typeof EndPostBody>

/** One post ends, the same begins for another person on `from`, in one act. */
export const HandOverBody = z.strictObject({ to: z.uuid(), from: z.iso.date(), reason: Reason })
export type HandOverBody = z.infer<typeof HandOverBody>

export const SlipsBody = z.strictObject({ people: z.array(z.string().max(100)).min(1).max(400) })
export const RecoveryBody = z.strictObject({ reason: Reason })

export const AccountsQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  find: Words.default(''),
  role: Role.optional(),
  state: z.enum(personStates).optional(),
  unit: Unit.optional(),
  batch: z.uuid().optional(),
  group: Words.optional(),
  sort: z.enum(['name', '-name', 'login', '-login', 'created', '-created']).optional(),
})
export type AccountsQuery = z.infer<typeof AccountsQuery>

export interface AccountPost {
  id: string
  role: string
  unit: string
  unitName: string
  title: string | null
  group: string | null
}

export interface AccountView {
  id: string
  name: string
  login: string | null
  state: (typeof personStates)[number]
  certificate: string | null
  contact: string | null
  signedIn: string | null
  /** When the open set-up link runs out. */
  link: string | null
  posts: AccountPost[]
}

export interface AccountPage {
  total: number
  accounts: AccountView[]
}

export interface PostHistory extends AccountPost {
  from: string
  until: string | null
  givenBy: string | null
  givenAt: string
  endedBy: string | null
  endedAt: string | null
  reason: string | null
  /** Holds today. */
  holds: boolean
}

export interface AccountDetail extends Omit<AccountView, 'posts'> {
  createdAt: string
  history: PostHistory[]
  /** May the reader change this account, with every post it holds? */
  mayManage: boolean
  isSelf: boolean
  /** What is asked about the account and waits for a second person. */
  asked: AskedOfAccount[]
}

export interface AskedOfAccount {
  approval: string
  kind: string
  by: string
  at: string
  reason: string
  /** When it may take effect unless somebody objects; null: a second person must agree. */
  coolsAt: string | null
  isMine: boolean
}

/** `asked`: nothing is changed yet, a second person must agree. */
export interface MaybeAsked {
  asked: boolean
}

/** GET /api/people/options: what the reader may give, and where. */
export interface AccountOptions {
  roles: Role[]
  units: { code: string; name: string; parent: string }[]
}

/** Told once. */
export interface Slip {
  person: string
  name: string
  login: string
  unit: string
  unitName: string
  role: string
  secret: string
  expires: string
  /** It needs a code besides, which another person fetches. */
  twoPart: boolean
}

export interface AccountFileError {
  row: number
  column: string
  value: string
  message: string
  cure: string
}

/** A file of accounts as it was looked through; nothing is made before it is kept. */
export interface AccountFileView {
  id: string
  fileName: string
  /** Good rows, and all of them. */
  rows: number
  total: number
  /** Rows that say what stands already. */
  same: number
  /** All that were found; `errors` has the first of them. */
  faults: number
  errors: AccountFileError[]
  keptAt: string | null
}

/** A recovery that waits for its link to be fetched by the second person. */
export interface RecoveryView {
  approval: string
  name: string
  login: string | null
  agreedAt: string
}

/** A set-up link in two parts that waits: its code is shown by another than its maker. */
export interface WaitingLink {
  person: string
  name: string
  why: 'first-use' | 'recovery' | 'administrator'
  expires: string
  madeBy: string | null
  madeAt: string
  codeBy: string | null
  codeAt: string | null
  /** When its maker may see the code, where nobody independent is there. */
  coolsAt: string
  /** Why the reader may not see the code; null: may. */
  whyNot: 'own' | 'maker' | 'tied' | null
}

/** An account that decides, which one hand alone could have opened. */
export interface FoundedAccount {
  person: string
  name: string
  hands: string[]
  mayVouch: boolean
}

export interface LinksView {
  links: WaitingLink[]
  founded: FoundedAccount[]
}

export interface LinkCode {
  code: string
  expires: string
}
