import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Sensitive, Shows } from '../audit/sensitive.ts'
import type { Context } from './context.ts'
import type { DescribedRoute, Method } from './described-route.ts'
import { cleanFileName } from '../files/file-name.ts'
import { faultOf } from './input-shape.ts'
import { inputWords, shapeWords } from './input-words.ts'
import { problem, type FieldError, type Language } from './problem.ts'

export interface Input<P, Q, B> {
  params: P
  query: Q
  body: B
}

export interface RouteTable<P, Q, B> {
  method: Method
  /** '/api/people/:id' */
  path: string
  /** Must stand in the slice's `access.ts`, else the server does not start. */
  verb: string
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  /** Takes multipart files up to so many bytes each; read them with `ctx.upload()`. */
  upload?: { maxBytes: number; maxFiles?: number }
  /**
   * Asked by another server with a form, never by a page: outside the door of our own pages, under nobody's session, and counted
   * by itself. What it proves must stand in its body.
   */
  fromServers?: true
  /** Largest JSON body in bytes; 1 MiB unless said. */
  bodyLimit?: number
  /** Shows data about people: every answer is noted in the log's chain 'reads'. */
  sensitive?: Sensitive
  /** Of a GET without `sensitive`: whom it shows, so that nothing need be noted. One of the two must stand. */
  shows?: Shows
  /** What it answers: JSON; `undefined` = 204; or a `Reply` for a status, a redirect or a download. */
  action: (ctx: Context, input: Input<P, Q, B>) => Promise<unknown>
}

export interface Route extends DescribedRoute {
  fromServers?: true
  bodyLimit?: number
  sensitive?: Sensitive
  shows?: Shows
  run: (ctx: Context, raw: Input<unknown, unknown, unknown>) => Promise<unknown>
}

/** One line of a slice's table: what comes in is checked by its schemas before the action sees it. */
export function route<P = undefined, Q = undefined, B = undefined>(table: RouteTable<P, Q, B>): Route {
  const { params, query, body, action, ...rest } = table
  return {
    ...rest,
    schemas: { params, query, body },
    run: (ctx, raw) => {
      const errors: FieldError[] = []
      const { language } = ctx
      const input = {
        params: part(params, { place: 'params', value: raw.params, errors, language }),
        query: part(query, { place: 'query', value: raw.query, errors, language }),
        body: part(body, { place: 'body', value: raw.body, errors, language }),
      }
      if (errors.length > 0) throw problem('house.input-wrong', { count: errors.length }, errors)
      return action(ctx, input)
    },
  }
}

interface Part {
  place: string
  value: unknown
  errors: FieldError[]
  language: Language
}

/** Where no schema is declared the type is `undefined`, and so is the value; where errors are found the action never runs. */
function part<T>(schema: z.ZodType<T> | undefined, at: Part): T {
  const { place, value, errors, language } = at
  const absent = undefined as T // eslint-disable-line @typescript-eslint/consistent-type-assertions -- see above
  if (schema === undefined) return absent
  const fault = faultOf(value)
  if (fault !== undefined) errors.push({ place, value: '', ...shapeWords(language, fault) })
  if (fault === 'deep') return absent
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) errors.push(fieldError(issue, at))
  return absent
}

function fieldError(issue: z.core.$ZodIssue, { place, value, language }: Part): FieldError {
  const found = issue.path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    value,
  )
  return {
    place: [place, ...issue.path.map(String)].join('.'),
    value: found === undefined ? '' : String(JSON.stringify(found)).slice(0, 200),
    ...inputWords(issue, found, language),
  }
}

/** An answer that is not just JSON with 200. */
export class Reply {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export const created = (body: unknown): Reply => new Reply(201, body)

/** 303: after a form or a sign-in link, the browser asks for this page. */
export const redirect = (location: string): Reply => new Reply(303, '', { location })

/** Bytes of others are never a page of ours, however they are asked for and whatever is in them. */
const asNoPage = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`

/** RFC 5987: what encodeURIComponent leaves and a header's value may not hold. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A file to save; the name may be Chinese. */
export function download(content: Readable | Uint8Array, { name, type }: { name: string; type: string }): Reply {
  const clean = cleanFileName(name)
  const plain = clean.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return new Reply(200, content, {
    'content-type': type,
    'content-security-policy': asNoPage,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded(clean)}`,
  })
}
