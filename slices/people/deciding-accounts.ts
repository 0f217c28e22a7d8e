/** Accounts that decide, once a second person has agreed or nobody objected: left, changed, linked to a sign-in. */
import { z } from 'zod'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { arrivalById, keepIdentity } from '../../platform/auth/oidc-store.ts'
import { problem } from '../../platform/http/problem.ts'
import { leave } from './accounts.ts'
import { ChangeAccountBody } from './contract-accounts.ts'
import { mustStand, subjectOf, twoPersonKinds } from './deciding.ts'
import { accountFacts } from './deciding-facts.ts'
import { tellDeciding } from './notices.ts'
import { changeAccount, findAccount } from './store-accounts.ts'

const leaveValues = z.object({ leaveOrphan: z.boolean() })

export const leaveByTwo: ApprovalKind = {
  ...twoPersonKinds.leave,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    await mustStand(tx, approval, ctx)
    const person = subjectOf(approval)
    const { leaveOrphan } = leaveValues.parse(approval.values)
    const { reason, asked_by: askedBy } = approval
    const left = await leave(tx, person, { ctx, reason, leaveOrphan })
    audit({ to: 'left', reason, askedBy, ...left }, `person:${person}`)
    await tellDeciding(tx, ctx, { person, act: approval.kind })
  },
}

/** Of an ask of before: all three. */
const changeValues = z.object(ChangeAccountBody.shape).omit({ reason: true }).partial()

export const changeByTwo: ApprovalKind = {
  ...twoPersonKinds.change,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    await mustStand(tx, approval, ctx)
    const person = subjectOf(approval)
    const asked = changeValues.parse(approval.values)
    const account = await findAccount(tx, person)
    if (account === undefined || account.state === 'left') throw problem('people.state-moved')
    const { name = account.name, certificate = account.certificate, contact = account.contact } = asked
    await changeAccount(tx, person, { name, certificate, contact })
    audit({ changed: Object.keys(asked), askedBy: approval.asked_by }, `person:${person}`)
    await tellDeciding(tx, ctx, { person, act: approval.kind })
  },
}

const identityValues = z.object({ arrival: z.string() })

export const linkIdentityByTwo: ApprovalKind = {
  ...twoPersonKinds.identity,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    await mustStand(tx, approval, ctx)
    const person = subjectOf(approval)
    const arrival = await arrivalById(tx, identityValues.parse(approval.values).arrival)
    if (arrival === undefined) throw problem('people.identity-taken')
    const { issuer, subject, provider } = arrival
    const { asked_by: by, reason } = approval
    const linked = { issuer, subject, person, linked_at: ctx.now().toISOString(), linked_by: by }
    if (!(await keepIdentity(tx, linked))) throw problem('people.identity-taken')
    audit({ provider, issuer, reason, askedBy: by }, `person:${person}`)
    await tellDeciding(tx, ctx, { person, act: approval.kind })
  },
}
