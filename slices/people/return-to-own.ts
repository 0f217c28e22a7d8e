/** A stand-in whose term has ended goes on in the own post, in the same session: nobody is signed out for having helped. */
import { act } from '../../platform/audit/act.ts'
import { moveSession, type Session } from '../../platform/auth/store.ts'
import type { Doer } from '../../platform/http/context.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { hasSecondFactor, needsSecondFactor, type SecondFactorAsked } from './model.ts'
import { wasLent } from './store-delegations.ts'
import type { Person } from './contract.ts'
import { personInPost, postsOf } from './store.ts'

interface Asking {
  doer: Doer
  installation: SecondFactorAsked
}

/** Undefined: the session's post was the own one and has ended, or there is no own post that the session suffices for. */
export async function returnToOwn(session: Session, { doer, installation }: Asking): Promise<Person | undefined> {
  const { db, now } = doer
  const { person, post, method } = session
  if (!(await wasLent(db, { person, post }))) return undefined
  const day = dayInShanghai(now().getTime())
  const own = (await postsOf(db, person, day)).find(
    ({ role, actingFor }) =>
      actingFor === null && (hasSecondFactor(method) || !needsSecondFactor([role], installation)),
  )
  const actor = own === undefined ? undefined : await personInPost(db, { person, post: own.post }, day)
  if (actor === undefined) return undefined
  await act(
    { ...doer, actor },
    { verb: 'people.return-to-own-post', object: `person:${person}` },
    async (tx, audit) => {
      audit({ from: post, post: actor.post })
      await moveSession(tx, session, actor.post)
    },
  )
  return actor
}
