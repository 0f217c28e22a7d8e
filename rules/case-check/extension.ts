/**
 * extension-approved: veto 25 of the 2024 rubric, what seizure-term does not see. a1.1a: a seizure is extended with the approval of
 * the head of the authority. 部令第29号 art. 15.
 */
import { ask, silent, type Dossier, type Draft } from './dossier.ts'

export function extensionApproved(dossier: Dossier): Draft[] {
  const rule = 'extension-approved'
  const approvals = dossier.of('查封扣押审批表')
  return dossier.of('查封扣押延期决定书').flatMap(({ id, date, facts }): Draft[] => {
    const own = approvals.find(({ of }) => of === id)
    const [approved, on] = [facts?.approved, facts?.approvedOn ?? own?.date]
    const expected = date === undefined ? 'approved' : `approved <= ${date}`
    if (approved === false) return [{ rule, document: id, expected, found: 'approved = false' }]
    if (on !== undefined && date !== undefined && on > date) {
      const stated = facts?.approvedOn !== undefined
      return [{ rule, document: id, expected, found: on, on: date, ...(stated ? {} : { ask: true }) }]
    }
    return approved === undefined && on === undefined ? silent(dossier, ask(rule, id, expected)) : []
  })
}
