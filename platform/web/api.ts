/** The browser's only way to the server: same origin, JSON, problems as typed errors. */

import { tellConnection } from './connection.ts'
import { trusted } from './contract.ts'
import { tellSignedOut } from './signed-out.ts'

/** A refusal as the server words it: code, reason, cure, clause (house style 7). */
export interface Problem {
  code: string
  message: string
  cure?: string
  clause?: string
  values?: Record<string, unknown>
  fields?: FieldProblem[]
}

/** One wrong field: where it stands, what was sent, what is wrong, how to mend it. */
export interface FieldProblem {
  place: string
  value: string
  message: string
  cure: string
}

export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

/** The server could not be reached at all: no network, it is down, or it is silent. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('the server cannot be reached', { cause })
    this.name = 'OfflineError'
  }
}

export type Query = Record<string, string | number | boolean | undefined>

/** Joins a path and a query, leaving out what is undefined or empty. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

export const getJson = <T>(path: string, query?: Query): Promise<T> => request<T>(address(path, query), {})

/** For what is asked again and again: a server that is silent so long counts as away. */
const SILENT_MS = 10_000

export const pollJson = <T>(path: string): Promise<T> => request<T>(path, { signal: AbortSignal.timeout(SILENT_MS) })

const livePath = '/health/live'

/** Asks nothing but whether the server is there; every page hears of the answer. */
export const serverAnswers = (): Promise<boolean> =>
  answerTo(livePath, { signal: AbortSignal.timeout(SILENT_MS) }).then(
    () => true,
    () => false,
  )

export const sendJson = <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> =>
  request<T>(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })

/** Multipart: the browser sets the boundary. */
export const sendForm = <T>(path: string, form: FormData): Promise<T> =>
  request<T>(path, { method: 'POST', body: form })

/** Bytes as they are, for a route that takes such. */
export const sendBytes = <T>(path: string, bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<T> =>
  request<T>(path, {
    ...{ method: 'PUT', body: bytes, headers: { 'content-type': 'application/octet-stream' } },
    ...(signal === undefined ? {} : { signal }),
  })

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  headers.set('accept-language', document.documentElement.lang)
  headers.set('x-lianbing', '1')
  const { ok, status, text } = await answerTo(path, { ...init, headers, credentials: 'same-origin' })
  if (status === 401 && readProblem(status, bodyOf(text)).code === 'house.sign-in-needed') tellSignedOut()
  if (!ok) throw new ApiError(status, readProblem(status, bodyOf(text)))
  return trusted<T>(bodyOf(text))
}

/** What stands before the server answers so for one that is down; the server itself, in words, for what it cannot do now. */
const gatewayStatuses = [502, 503, 504]

interface ServerAnswer {
  ok: boolean
  status: number
  text: string
}

/** @throws OfflineError where no answer of the server comes, or breaks off */
async function answerTo(path: string, init: RequestInit): Promise<ServerAnswer> {
  try {
    const response = await fetch(path, init)
    const { ok, status } = response
    const answer = { ok, status, text: await response.text() }
    if (!(await isOfServer(path, answer))) throw new Error(`HTTP ${status}`)
    tellConnection(false)
    return answer
  } catch (cause) {
    tellConnection(true)
    throw new OfflineError(cause)
  }
}

/** A gateway's answer is one of a server that is away only where the server does not say otherwise when asked for itself. */
async function isOfServer(path: string, { status, text }: ServerAnswer): Promise<boolean> {
  if (!gatewayStatuses.includes(status)) return true
  if (path === livePath) return false
  return isOwnProblem(bodyOf(text)) || (await serverAnswers())
}

const isOwnProblem = (body: unknown): boolean =>
  firstText(asRecord(body)['code']) !== undefined && firstText(asRecord(body)['message']) !== undefined

function bodyOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Accepts `{code, message|reason|detail, cure, clause}`, bare or under `error`/`problem`; anything else is named by its status. */
export function readProblem(status: number, body: unknown): Problem {
  const outer = asRecord(body)
  const inner = asRecord(outer['problem'] ?? outer['error'] ?? outer)
  const message = firstText(inner['message'], inner['reason'], inner['detail'], inner['title'])
  const problem: Problem = { code: firstText(inner['code']) ?? `http.${status}`, message: message ?? `HTTP ${status}` }
  const [cure, clause] = [firstText(inner['cure']), firstText(inner['clause'])]
  if (cure !== undefined) problem.cure = cure
  if (clause !== undefined) problem.clause = clause
  if (inner['values'] !== undefined) problem.values = asRecord(inner['values'])
  if (Array.isArray(inner['fields'])) problem.fields = inner['fields'].map(readField)
  return problem
}

function readField(field: unknown): FieldProblem {
  const { place, value, message, cure } = asRecord(field)
  return { place: String(place), value: String(value), message: String(message), cure: String(cure) }
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const firstText = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '')

/** Query keys: everything of a campaign lies under `['campaign', id]`, so that an import or a run can renew it in one call. */
export const keys = {
  session: ['session'] as const,
  campaign: (campaign: string, ...rest: readonly unknown[]) => ['campaign', campaign, ...rest] as const,
}

export const campaignPath = (campaign: string, rest: string): string =>
  `/api/campaigns/${encodeURIComponent(campaign)}/${rest}`
