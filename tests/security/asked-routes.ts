/** Every route of the server, asked with a value of ours in each of its fields that may hold a text. */
import type { InjectOptions } from 'fastify'
import { z } from 'zod'
import { slices } from '../../app/server/slices.ts'
import { grantFor } from '../../platform/http/access.ts'
import type { Route } from '../../platform/http/route.ts'
import { assemble } from '../../platform/http/slice.ts'
import { roles } from '../../slices/people/contract.ts'
import type { Persona } from '../house.ts'

const { routes: all, access } = assemble(slices, roles)

/** Signing out comes last: after it the persona is nobody. */
export const routes: readonly Route[] = all.toSorted(
  (a, b) => Number(a.verb === 'people.sign-out') - Number(b.verb === 'people.sign-out'),
)

const actorOf = (role: Persona) =>
  role === 'nobody' ? null : { id: '', name: '', role, unit: '', post: '', actingFor: null }

/** Who may ask it; the first of the roles, or nobody. */
export const askerOf = ({ verb }: Route): Persona =>
  [...roles, 'nobody' as const].find((persona) => grantFor(access, verb, actorOf(persona)) !== undefined) ?? 'nobody'

interface Shape {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  anyOf?: Shape[]
  oneOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
}

/** A value of the shape, with `value(field)` wherever any text may stand. */
function filled(shape: Shape, field: string, value: (field: string) => unknown): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const [choice] = shape.anyOf ?? shape.oneOf ?? []
  if (choice !== undefined) return filled(choice, field, value)
  if (shape.properties !== undefined)
    return Object.fromEntries(
      Object.entries(shape.properties).map(([name, inner]) => [name, filled(inner, name, value)]),
    )
  if (shape.type === 'array') return [filled(shape.items ?? {}, field, value)]
  if (shape.type === 'integer' || shape.type === 'number') return 1
  if (shape.type === 'boolean') return true
  if (shape.format === 'date') return '2017-09-28'
  return value(field)
}

const shapeOf = (schema: z.ZodType | undefined): Shape =>
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- JSON Schema, of which we look at the parts above
  schema === undefined ? {} : (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** `value` answers for a field's name what is sent in it. `body`: sent as it is. */
export function asked(route: Route, value: (field: string) => unknown, body?: string): InjectOptions {
  const { method, path, schemas } = route
  const fields = Object.keys(shapeOf(schemas.query).properties ?? {})
  const query = fields.map((name) => `${name}=${encodeURIComponent(asText(value(name)))}`).join('&')
  const address = path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'campaign' ? 'xinjiang-2017' : encodeURIComponent(asText(value(name))),
  )
  const url = query === '' ? address : `${address}?${query}`
  if (method === 'GET') return { method, url }
  const payload = body ?? JSON.stringify(filled(shapeOf(schemas.body), 'body', value))
  return { method, url, payload, headers: { 'content-type': 'application/json' } }
}
