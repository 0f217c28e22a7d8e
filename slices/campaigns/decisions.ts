/** What the office has decided on top of the files, and how it stands when the files change. */
import type { Database } from '../../platform/db/database.ts'
import { checkCampaign } from '../../rules/definition/check.ts'
import { brokenReferences } from '../../rules/definition/references.ts'
import type { CampaignDocument } from './contract.ts'
import { newestOfFiles, versionOf } from './store.ts'

export interface Decision {
  reading: string
  choice: string
  by: string
}

/** Readings whose choice in the newest version is not that of the newest files. */
export async function officeDecisions(db: Database, campaign: string): Promise<Decision[]> {
  const [files, newest] = [await newestOfFiles(db, campaign), await versionOf(db, campaign)]
  const written = files?.document.definition.readings ?? {}
  return Object.entries(newest?.document.definition.readings ?? {})
    .filter(([reading, taken]) => JSON.stringify(taken) !== JSON.stringify(written[reading]))
    .map(([reading, { choice, decidedBy }]) => ({ reading, choice, by: decidedBy }))
}

export interface CarriedOver {
  next: CampaignDocument
  carried: string[]
  /** Readings whose decision the new files leave no room for. */
  lost: string[]
}

/** The decisions on top of new files, each as long as it is still offered and breaks nothing. */
export function carryOver(document: CampaignDocument, decisions: readonly Decision[]): CarriedOver {
  const over: CarriedOver = { next: document, carried: [], lost: [] }
  for (const { reading, choice, by } of decisions) {
    const option = document.readings[reading]?.options.find((one) => one.choice === choice)
    const isKnown = option !== undefined && document.definition.readings[reading] !== undefined
    const next = isKnown ? choose(over.next, { reading, option, by }) : undefined
    if (next === undefined || errorsIn(next) > errorsIn(over.next)) over.lost.push(reading)
    else {
      over.next = next
      over.carried.push(reading)
    }
  }
  return over
}

const errorsIn = (document: CampaignDocument): number =>
  brokenReferences(document).length + checkCampaign(document).filter(({ severity }) => severity === 'error').length

type Option = CampaignDocument['readings'][string]['options'][number]

/** The document with that option of the reading taken. */
export function choose(
  document: CampaignDocument,
  { reading, option, by }: { reading: string; option: Option; by: string },
): CampaignDocument {
  const values = option.values === undefined ? {} : { values: option.values }
  const entry = { choice: option.choice, ...values, decidedBy: by }
  const { definition } = document
  return { ...document, definition: { ...definition, readings: { ...definition.readings, [reading]: entry } } }
}
