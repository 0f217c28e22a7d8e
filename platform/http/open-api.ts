/** OpenAPI 3.1 of the routes that the asker may use, made from the tables that answer them: it can't fall behind. */
import { z } from 'zod'
import type { DescribedRoute } from './described-route.ts'

type Json = Record<string, unknown>

export function openApi(
  routes: readonly DescribedRoute[],
  { title, version }: { title: string; version: string },
): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title, version },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'lb_…' } },
      schemas: { Problem: z.toJSONSchema(problemSchema) },
    },
  }
}

const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  values: z.record(z.string(), z.unknown()),
  clause: z.string().optional(),
  fields: z.array(z.object({ place: z.string(), value: z.string(), message: z.string(), cure: z.string() })).optional(),
})

function operation(route: DescribedRoute): Json {
  const { verb, method, path, upload, schemas } = route
  const parameters = [...parametersOf(schemas.params, 'path'), ...parametersOf(schemas.query, 'query')]
  const stated = new Set(parameters.map(({ name }) => name))
  const unstated = [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) =>
    name === undefined || stated.has(name) ? [] : [name],
  )
  return {
    operationId: `${method.toLowerCase()} ${path}`,
    tags: [verb.split('.')[0]],
    description: verb,
    parameters: [...parameters, ...unstated.map((name) => ({ name, in: 'path', required: true, schema: {} }))],
    ...bodyOf(route, upload !== undefined),
    responses: {
      '2XX': { description: 'done' },
      default: {
        description: 'refused: code, sentence, values',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function bodyOf({ schemas }: DescribedRoute, isUpload: boolean): Json {
  if (isUpload) {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (schemas.body === undefined) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(schemas.body) } } } }
}

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: unknown
}

function parametersOf(schema: z.ZodType | undefined, place: Parameter['in']): Parameter[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = jsonSchema(schema)
  const needed = Array.isArray(required) ? required : []
  return Object.entries(properties ?? {}).map(([name, of]: [string, unknown]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: of,
  }))
}

/** What is sent, not what it becomes. */
function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}
