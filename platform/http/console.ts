import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'
import { withStyleNonce } from './security.ts'

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>练兵</title><p>控制台尚未构建。请运行 npm start。The console is not built: run npm start.</p>`

/** Stands in the built page where the nonce of each answer goes (app/console/vite.config.ts). */
const NONCE_PLACE = /__CSP_NONCE__/g

/** The built console; whatever is no file answers its page with a fresh nonce, for the router in the browser. */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  const file = join(folder, 'index.html')
  const built = existsSync(file)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  const sendPage = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    if (!built) return reply.send(NOT_BUILT)
    return reply.send((await readFile(file, 'utf8')).replace(NONCE_PLACE, withStyleNonce(reply)))
  }
  for (const url of ['/', '/index.html']) app.get(url, sendPage)
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request))
      throw problem(
        request.url.startsWith('/api/') && request.actor === null ? 'house.sign-in-needed' : 'house.not-found',
      )
    return sendPage(request, reply)
  })
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (!['GET', 'HEAD'].includes(method) || url.startsWith('/api/') || url.startsWith('/public/')) return false
  return (headers.accept ?? '').includes('text/html')
}
