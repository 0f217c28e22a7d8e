import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isFromServers } from './from-servers.ts'
import { refusalPage, wantsRefusalPage } from './refusal-page.ts'
import { preferredLanguage, Problem, problem, renderProblem, type Language, type ProblemCatalogue } from './problem.ts'

export function languageOf(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language'])
}

/** Every failure leaves as `{code, message, values, clause?, fields?}`; what is no catalogued problem is a bug, logged with its number. */
export function answerProblems(app: FastifyInstance, catalogue: ProblemCatalogue): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const found = asProblem(error, request)
    if (found.code === 'house.bug')
      request.log.error(
        { err: error, request: request.id, method: request.method, route: request.routeOptions.url },
        'bug',
      )
    return answer(reply, { found, request, catalogue })
  })
}

export function answer(
  reply: FastifyReply,
  { found, request, catalogue }: { found: Problem; request: FastifyRequest; catalogue: ProblemCatalogue },
): FastifyReply {
  const kind = catalogue[found.code]
  if (kind === undefined) {
    request.log.error({ code: found.code }, 'a problem that stands in no catalogue')
    return answer(reply, { found: problem('house.bug', { request: request.id }), request, catalogue })
  }
  noteRefusal(request, found.code, kind.status)
  if (kind.status === 429) void reply.header('retry-after', String(found.values['seconds'] ?? 60))
  void reply.code(kind.status).header('cache-control', 'no-store')
  if (wantsRefusalPage(request)) {
    const answers = [renderProblem(found, kind, 'zh-CN'), renderProblem(found, kind, 'en')]
    return reply.send(refusalPage(reply, answers, request.language === 'en'))
  }
  return reply.type('application/json; charset=utf-8').send(renderProblem(found, kind, request.language))
}

/**
 * Who was refused what, for those who look for break-ins (ASVS 5.0 16.3.2, 16.3.3): the route as it was declared, never the
 * address or a value of it. An address that no route has is not noted.
 */
function noteRefusal(request: FastifyRequest, code: string, status: number): void {
  const route = request.routeOptions.url
  const isNoted = [401, 403, 404, 421, 429].includes(status) || isFromServers(request)
  if (!isNoted || route === undefined || route === '/*') return
  const { actor, method, id } = request
  request.log.warn({ refused: code, status, method, route, person: actor?.id ?? null, request: id }, 'refused')
}

function asProblem(error: FastifyError | Error, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const status = 'statusCode' in error ? error.statusCode : undefined
  const code = 'code' in error ? error.code : ''
  if (status === 413) return problem('house.too-large', { limit: request.routeOptions.bodyLimit ?? 0 })
  if (status === 404) return problem('house.not-found')
  if (code.startsWith('FST_') && status !== undefined && status < 500)
    return problem('house.unreadable', { detail: error.message })
  return problem('house.bug', { request: request.id })
}
