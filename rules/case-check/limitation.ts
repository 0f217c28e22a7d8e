/**
 * within-limitation: veto 20 of the 2024 rubric. a1.1a: what was found too late is not punished. 《行政处罚法》（1996）art. 29,
 * （2021）art. 36: two years from the day on which the act ended, five where it harmed life, health or financial safety.
 */
import { ask, silent, type Dossier, type Draft } from './dossier.ts'
import { addMonths, countOf } from './limits.ts'

export function withinLimitation(dossier: Dossier): Draft[] {
  const rule = 'within-limitation'
  const { discovered, facts } = dossier.file
  const ended = facts?.violationEnded
  const decided = dossier.of('处罚决定书').length > 0
  if (ended === undefined) {
    if (facts?.harm === true) return [ask(rule, null, 'violationEnded')]
    return decided ? silent(dossier, ask(rule, null, 'violationEnded')) : []
  }
  // A period that had run out is not opened again by a later law: the law of the day on which the shorter one ends.
  const law = dossier.limit(rule, addMonths(ended, countOf(dossier.limit(rule, ended)) * 12))
  const [short, long] = [countOf(law), law.harmful ?? countOf(law)].map((years) => addMonths(ended, years * 12))
  const due = (facts?.harm === true ? long : short) ?? ended
  if (discovered <= due) return []
  const open = facts?.harm === undefined && long !== undefined && discovered <= long
  return [{ rule, document: null, expected: due, found: discovered, on: ended, ...(open ? { ask: true } : {}) }]
}
