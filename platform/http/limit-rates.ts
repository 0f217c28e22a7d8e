/** Where spending is counted: after the person is known and may do it, before anything is read. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'
import { classOf, type RateClass, type Spending } from './rates.ts'
import type { Route } from './route.ts'

const asTooMany = (seconds: number): void => {
  if (seconds > 0) throw problem('house.too-many', { seconds })
}

/** @throws house.too-many */
export function spendOne(spending: Spending, request: FastifyRequest, route: Route): void {
  const { actor, ip } = request
  if (route.fromServers === true) return asTooMany(spending.spend('server', ip))
  if (actor === null) return asTooMany(spending.spend('nobody', ip))
  asTooMany(spending.spend(classOf(route), actor.id))
}

/** Who asked for too much that is not there is told nothing for a while: neither what is there nor what is not. */
export function mayAskOn(spending: Spending, { actor }: FastifyRequest): void {
  if (actor !== null) asTooMany(spending.wait('missing', actor.id))
}

export function countAddressesAndMissing(app: FastifyInstance, spending: Spending): void {
  const spend = (kind: RateClass, who: string): number => spending.spend(kind, who)
  app.addHook('onRequest', async ({ ip }) => asTooMany(spend('address', ip)))
  app.addHook('onResponse', async ({ actor }, { statusCode }) => {
    if (statusCode === 404 && actor !== null) spend('missing', actor.id)
  })
}
