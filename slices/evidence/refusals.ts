import {
  renderProblem,
  problem,
  type Language,
  type ProblemCatalogue,
  type ProblemValues,
} from '../../platform/http/problem.ts'
import { problems } from './problems.ts'

const catalogue: ProblemCatalogue = problems

/** The sentence of a refusal that was kept: reason and cure. */
export function refusalWords({ code, values }: { code: string; values: ProblemValues }, language: Language): string {
  const kind = catalogue[code] ?? problems['evidence.interrupted']
  return renderProblem(problem(code, values), kind, language).message
}
