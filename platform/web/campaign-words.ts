/** The campaign's own words, given by the console: clauses, readings, titles of reasons. Without them ids are shown. */
import { createContext, use } from 'react'
import type { ReasonNode } from './contract.ts'

export interface ClauseWords {
  title: string
  quote: string
}

export interface CampaignWords {
  clause: (id: string) => ClauseWords | undefined
  /** The question of a reading and the sentence of the choice taken. */
  reading: (id: string, choice: string) => { question: string; choice: string; short?: string } | undefined
  label: (reason: ReasonNode) => string
  /** A name beside the label: the slot's type, the report's number. */
  detail: (reason: ReasonNode) => string
  formula: (reason: ReasonNode) => string
  /** The value as shown, with its unit where it is not points: "1,416.80 万元". */
  value: (reason: ReasonNode) => string
  /** The full points as shown. */
  full: (reason: ReasonNode) => string | undefined
  /** A register's name, e.g. 案件. */
  register: (file: string) => string
}

/** Ids as they are. */
export const bareWords: CampaignWords = {
  clause: () => undefined,
  reading: () => undefined,
  label: (reason) => reason.label,
  detail: (reason) => reason.detail ?? '',
  formula: (reason) => reason.formula,
  value: (reason) => reason.value,
  full: (reason) => reason.of,
  register: (file) => file,
}

export const CampaignWordsContext = createContext<CampaignWords>(bareWords)
export const useCampaignWords = (): CampaignWords => use(CampaignWordsContext)
