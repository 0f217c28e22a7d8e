/** What crosses the wire about units, groups, liaisons, key enterprises and rosters (n3.*, n5.1, a1.2c, a1.4d). */
import { z } from 'zod'

const reason = z.string().trim().min(4).max(500)
const unit = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)

export const page = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export type Page = z.infer<typeof page>

/** One unit of the tree. `inRegister`: the campaign's register lists it; else only the divisions do. */
export interface UnitView {
  code: string
  name: string
  level: string
  parent: string
  inRegister: boolean
  officers: number
  posts: number
  liaisons: number
  liaisonsNeeded: number
  stateControlled: number | null
  keyMonitored: number | null
  listYear: string
}
export interface UnitList {
  units: UnitView[]
}

export interface HeldBy {
  post: string
  person: string
  name: string
  state: string
  role: string
  unit: string
  unitName: string
  title: string | null
  group: string | null
  from: string
  until: string | null
  contact: string | null
}

export interface UnitDetail {
  unit: UnitView
  above: { code: string; name: string }[]
  below: UnitView[]
  /** The first posts by name, and how many there are. */
  posts: { total: number; shown: HeldBy[] }
  officers: { total: number; shown: OfficerOfUnit[] }
}

/** How a certificate stands on a day: its term, where the register has one. */
export type TermState = 'valid' | 'ending' | 'expired' | 'not-yet-valid' | 'unknown'
export interface OfficerOfUnit {
  certificate: string
  name: string
  validFrom: string | null
  validTo: string | null
  state: TermState
}

/** One officer through the versions of the register; a person who moves keeps the past. */
export interface OfficerView {
  certificate: string
  name: string
  /** The certificate today; null: it is in the register no longer. */
  state: TermState | null
  times: {
    unit: string
    unitName: string
    name: string
    validFrom: string | null
    validTo: string | null
    from: string
    until: string | null
    file: string
    reason: string | null
  }[]
}

/** A group of the notice with its duties and who is in it. */
export interface GroupView {
  id: string
  title: string
  clauses: string[]
  duties: { text: string; clauses: string[] }[]
  members: HeldBy[]
}
export interface GroupList {
  groups: GroupView[]
}

export interface LiaisonView extends HeldBy {
  confirmedAt: string | null
  /** Since when the confirmation is due; null: it is not. */
  overdueSince: string | null
}
export interface LiaisonUnit {
  unit: string
  unitName: string
  parent: string
  needed: number
  liaisons: LiaisonView[]
}
export interface LiaisonDirectory {
  settings: OrganisationSettings
  units: LiaisonUnit[]
  /** Posts of the reader that want to be confirmed or were. */
  mine: LiaisonView[]
}

export const settingsBody = z.strictObject({
  liaisonsPerUnit: z.int().min(1).max(9),
  confirmEveryDays: z.int().min(1).max(366),
  /** Levels of the definition whose units need liaisons. */
  liaisonLevels: z.array(z.string().max(40)).max(10),
  reason,
})
export type SettingsBody = z.infer<typeof settingsBody>
export type OrganisationSettings = Omit<SettingsBody, 'reason'>

export const confirmBody = z.strictObject({ post: z.string().max(100) })

/** POST figures: what a prefecture reports of itself and its counties; an older list wants a note why. */
export const reportFiguresBody = z.strictObject({
  listYear: z.string().regex(/^\d{4}$/),
  note: z.string().trim().max(500).default(''),
  units: z
    .array(
      z.strictObject({
        unit,
        stateControlled: z.int().min(0).max(1_000_000),
        keyMonitored: z.int().min(0).max(1_000_000),
      }),
    )
    .min(1)
    .max(500),
})
export type ReportFigures = z.infer<typeof reportFiguresBody>

/** The office accepts (perhaps corrected, then with a reason) or returns. */
export const decideFiguresBody = z.strictObject({
  accept: z.boolean(),
  reason: z.string().trim().max(500).default(''),
  reports: z
    .array(
      z.strictObject({
        id: z.int().min(1),
        stateControlled: z.int().min(0).max(1_000_000).optional(),
        keyMonitored: z.int().min(0).max(1_000_000).optional(),
      }),
    )
    .min(1)
    .max(500),
})
export type DecideFigures = z.infer<typeof decideFiguresBody>

export interface FigureReport {
  id: number
  unit: string
  unitName: string
  listYear: string
  stateControlled: number
  keyMonitored: number
  note: string | null
  reportedBy: string
  reportedAt: string
  state: 'reported' | 'accepted' | 'returned' | 'superseded'
  decidedBy: string | null
  decidedAt: string | null
  reason: string | null
  /** What was accepted, where it was corrected. */
  accepted: { stateControlled: number; keyMonitored: number } | null
}
export interface FigureUnit {
  unit: string
  unitName: string
  level: string
  parent: string
  /** As the register has them now. */
  stateControlled: number
  keyMonitored: number
  listYear: string
  /** The newest report; null: nobody has reported. */
  report: FigureReport | null
}
export interface FigureList {
  /** Years whose list may be reported, the campaign's own first. */
  years: string[]
  units: FigureUnit[]
}

export const rosterPurposes = ['exam', 'participation'] as const
export const freezeRosterBody = z.strictObject({
  purpose: z.enum(rosterPurposes),
  title: z.string().trim().min(2).max(100),
  /** As of which day certificates count (a1.4d); absent: today. */
  day: z.iso.date().optional(),
  reason,
})
export type FreezeRoster = z.infer<typeof freezeRosterBody>

export interface RosterView {
  id: number
  purpose: (typeof rosterPurposes)[number]
  title: string
  reason: string
  madeBy: string
  madeAt: string
  dataVersion: number
  /** Certificates count as of it; '' in rosters of before. */
  day: string
  rows: number
  /** Certificates that did not hold on that day. */
  leftOut: number
  hash: string
}
export interface RosterRow {
  place: number
  certificate: string | null
  person: string | null
  name: string
  unit: string
  unitName: string
}
/** Who is not on the roster, since the certificate had ended or not begun. */
export interface LeftOutRow {
  place: number
  certificate: string
  name: string
  unit: string
  unitName: string
  why: 'expired' | 'not-yet-valid'
  validFrom: string | null
  validTo: string | null
}
export interface RosterPage {
  roster: RosterView
  /** How many were left out of the units that the reader sees. */
  leftOut: number
  total: number
  rows: RosterRow[]
}
/** GET …/rosters/:roster/left-out */
export interface LeftOutPage {
  total: number
  rows: LeftOutRow[]
}

export const readinessIds = [
  'definition',
  'units',
  'officers',
  'liaisons',
  'groups',
  'office',
  'figures',
  'readings',
] as const

/** One thing that must stand before the campaign opens. */
export interface ReadinessItem {
  id: (typeof readinessIds)[number]
  /** Does the opening wait for it? */
  needed: boolean
  done: number
  of: number
  /** The first of those that are missing: codes, groups, findings. */
  missing: string[]
}
export interface BeforeOpening {
  stage: string
  ready: boolean
  items: ReadinessItem[]
}
