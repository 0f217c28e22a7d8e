/** Routes that another server asks with a form, never a page: each says so as data (`fromServers`), and there are few. */
import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    fromServers?: boolean
  }
}

/** No browser's cookies stand behind such a request, so that no page can misuse them: what it proves stands in its body. */
export const isFromServers = ({ routeOptions }: FastifyRequest): boolean => routeOptions.config?.fromServers === true

const MOST_BYTES = 32 * 1024

/** Within this part of the server forms are taken, and nothing else; a field that stands twice is none. */
export function takeForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, fieldsOf(String(body))),
  )
}

function fieldsOf(body: string): Record<string, string> {
  const fields = [...new URLSearchParams(body)]
  const isOnce = ([name]: [string, string]): boolean => fields.filter(([other]) => other === name).length === 1
  return Object.fromEntries(fields.length > 20 ? [] : fields.filter(isOnce))
}
