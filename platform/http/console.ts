import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>练兵</title><p>控制台尚未构建。请运行 npm start。The console is not built: run npm start.</p>`

/** The built console; any page of it that is no file answers `index.html`, for the router in the browser. */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      index: ['index.html'],
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html')
    if (!isPage)
      throw problem(
        request.url.startsWith('/api/') && request.actor === null ? 'house.sign-in-needed' : 'house.not-found',
      )
    if (!built) return reply.type('text/html; charset=utf-8').send(NOT_BUILT)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
