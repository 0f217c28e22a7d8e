/** The case-file checker (a1.1a, n1.3): every rule over every file; the same on the command line, in the server and offline in the browser. */
import type { CaseFile } from './case-file.ts'
import { dailyAmount, dailyDays, recheckInTime } from './daily-penalty.ts'
import { disclosed, inCampaign } from './disclosure.ts'
import { openDossier, type CheckSetting, type Rule } from './dossier.ts'
import { dailyAfterService, orderedBeforeDaily } from './daily-order.ts'
import { collectivelyDiscussed, investigatorsNoVote, legallyReviewed, separateReviewers } from './deliberation.ts'
import { extensionApproved } from './extension.ts'
import { hearingHeld, hearingNotified, recusalDecided, statementHeard } from './hearing.ts'
import { withinLimitation } from './limitation.ts'
import { resultsTold, rightsTold, seizureTold } from './told-rights.ts'
import { decidedInTime, filedInTime, orderOfSteps } from './filing-and-decision.ts'
import { finish, type Finding } from './finding.ts'
import { articlesConsistent, fineConsistent, heardBeforeDecided } from './notice-and-decision.ts'
import { contentComplete, oneInterviewee, sameParty } from './record-contents.ts'
import { recordFormalities } from './record-formalities.ts'
import { certificateValid, twoOfficers } from './record-officers.ts'
import { onTheSpot, samplingInside, startEnd } from './record-times.ts'
import { documentsRequired } from './required-documents.ts'
import { seizureApproved, seizureTerm } from './seizure.ts'
import { servedInTime } from './service.ts'
import { crimeInTime, detentionInTime } from './transfers.ts'
import { twoPlaces } from './two-places.ts'

/** The vetoes of the 2024 rubric beyond the contract's table. */
const beyond: readonly Rule[] = [
  rightsTold,
  resultsTold,
  hearingNotified,
  recusalDecided,
  statementHeard,
  hearingHeld,
  seizureTold,
  collectivelyDiscussed,
  investigatorsNoVote,
  legallyReviewed,
  withinLimitation,
  separateReviewers,
  orderedBeforeDaily,
  dailyAfterService,
  extensionApproved,
]

/** two-places looks across files and is not among them. */
const rules: readonly Rule[] = [
  twoOfficers,
  certificateValid,
  startEnd,
  onTheSpot,
  recordFormalities,
  oneInterviewee,
  contentComplete,
  sameParty,
  filedInTime,
  orderOfSteps,
  heardBeforeDecided,
  decidedInTime,
  servedInTime,
  fineConsistent,
  articlesConsistent,
  dailyDays,
  dailyAmount,
  recheckInTime,
  seizureTerm,
  seizureApproved,
  detentionInTime,
  crimeInTime,
  documentsRequired,
  samplingInside,
  disclosed,
  inCampaign,
  ...beyond,
]

export interface CheckedFile {
  number: string
  /** Null until an expert scores (a1.1). */
  score: string | null
  findings: Finding[]
}

/** In the order of the files. */
export function checkFiles(files: readonly CaseFile[], setting: CheckSetting): CheckedFile[] {
  const dossiers = files.map((file) => openDossier(file, setting))
  const elsewhere = twoPlaces(dossiers)
  return dossiers.map((dossier, index) => {
    const drafts = [...rules.flatMap((rule) => rule(dossier)), ...(elsewhere[index] ?? [])]
    return { number: dossier.file.number, score: null, findings: finish(dossier, drafts) }
  })
}

/** Something that stands against the file without asking anybody. */
export const isCertainDefect = ({ certainty, severity }: Finding): boolean =>
  certainty === 'certain' && severity !== 'warning'
