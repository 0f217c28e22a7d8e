/**
 * Who held a piece of evidence when (环境行政处罚证据指南: evidence is kept so that its way can be shown). Pure: the events
 * as they were signed in, what does not fit comes out. A hand-over counts when both have signed.
 */
import type { CustodyEvent, CustodyFinding, ItemView } from './contract-custody.ts'

type Holder = NonNullable<ItemView['holder']>

interface Standing {
  holder: Holder
  since: string
  end: 'returned' | 'destroyed' | null
}

export interface Custody {
  findings: CustodyFinding[]
  holder: Holder | null
  state: ItemView['state']
}

/** `events` in the order in which they were recorded, the taking first. Instants are ISO in UTC and compare as texts. */
export function custodyOf(events: readonly CustodyEvent[], now: string): Custody {
  const findings: CustodyFinding[] = []
  const taken = events.find(({ kind }) => kind === 'taken')
  if (taken === undefined) return { findings, holder: null, state: 'held' }
  const standing: Standing = { holder: nameOf(taken.giver), since: taken.giver.at, end: null }
  for (const event of events) {
    if (event.kind === 'taken' || event.refused !== null) continue
    findings.push(...misfits(event, standing, taken.giver.at))
    if (event.kind === 'handed-over' && event.receiver === null)
      findings.push({ ...plain(event), kind: 'pending', to: now, other: event.to?.name ?? '' })
    else findings.push(...moved(event, standing))
  }
  return { findings, ...stateOf(events, standing) }
}

const nameOf = ({ person, name }: { person: string; name: string }): Holder => ({ person, name })

const plain = (event: CustodyEvent): Omit<CustodyFinding, 'kind'> => ({
  ...{ event: event.id, from: event.giver.at, to: event.giver.at },
  ...{ holder: event.giver.name, other: '' },
})

/** What does not fit between an event and what stood before it. */
function misfits(event: CustodyEvent, { holder, since, end }: Standing, takenAt: string): CustodyFinding[] {
  const { at } = event.giver
  const found: CustodyFinding[] = []
  const who = { holder: holder.name, other: event.giver.name }
  if (at < takenAt) return [{ ...plain(event), ...who, kind: 'before-taken', from: at, to: takenAt }]
  if (end !== null) return [{ ...plain(event), ...who, kind: 'after-end', from: since, to: at }]
  if (at < since) found.push({ ...plain(event), ...who, kind: 'overlap', from: at, to: since })
  if (event.kind !== 'taken-back' && holder.person !== event.giver.person)
    found.push({ ...plain(event), ...who, kind: 'not-holder', from: at, to: at })
  return found
}

/** The event takes effect; between the two signatures nobody, or both, may have held it. */
function moved(event: CustodyEvent, standing: Standing): CustodyFinding[] {
  const { giver, receiver, kind } = event
  if (kind === 'handed-over' && receiver !== null) {
    Object.assign(standing, { holder: nameOf(receiver), since: receiver.at })
    if (receiver.at === giver.at) return []
    const [from = '', to = ''] = [giver.at, receiver.at].toSorted()
    const span = { from, to, holder: giver.name, other: receiver.name }
    return [{ ...plain(event), ...span, kind: receiver.at > giver.at ? 'gap' : 'overlap' }]
  }
  const later = giver.at > standing.since ? giver.at : standing.since
  if (kind === 'given-out') Object.assign(standing, { holder: { person: null, name: event.body ?? '' }, since: later })
  if (kind === 'taken-back') Object.assign(standing, { holder: nameOf(giver), since: later })
  if (kind === 'returned' || kind === 'destroyed') Object.assign(standing, { end: kind, since: later })
  return []
}

function stateOf(events: readonly CustodyEvent[], { holder, end }: Standing): Pick<Custody, 'holder' | 'state'> {
  if (end !== null) return { holder: null, state: end }
  const pending = events.some(
    ({ kind, receiver, refused }) => kind === 'handed-over' && receiver === null && refused === null,
  )
  if (pending) return { holder, state: 'pending' }
  return { holder, state: holder.person === null ? 'outside' : 'held' }
}
