/** Two definitions over the same rows, in a thread of its own: who moves, and which places change hands. */
import type { Campaign } from '../../rules/definition/schema.ts'
import { score } from '../../rules/scoring/score.ts'
import { compareResults, type Comparison } from '../../rules/scoring/what-if.ts'
import { factsOfPages, type Input, type RegisterPages } from '../registers/facts.ts'
import { asStored } from './contract.ts'

export interface EffectAsk {
  before: Campaign
  after: Campaign
  pages: RegisterPages
  inputs: readonly Input[]
}

export default async function effectInWorker(input: unknown): Promise<Comparison> {
  const { before, after, pages, inputs } = asStored<EffectAsk>(input)
  const result = ({ definition }: Campaign) => score(definition, factsOfPages(pages, { definition, inputs }).facts)
  return compareResults(result(before), result(after))
}
