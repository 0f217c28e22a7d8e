/**
 * Keeps the app's own files so that it opens without a network. A new version is fetched whole beside the old one and takes over
 * when a person says so, never in the middle of a text. What is written lies in IndexedDB, which no version touches.
 * Data of the server is never kept here: a cache is not encrypted.
 */
/// <reference lib="webworker" />

interface Precache {
  version: string
  names: string[]
}

/** Put in by the build. */
const { version, names }: Precache = JSON.parse('__PRECACHE__')
const PREFIX = 'lianbing-field-'
const cacheName = `${PREFIX}${version}`
const page = '/field/index.html'

// The compiler takes this file for one of a page.
const worker = self as unknown as ServiceWorkerGlobalScope // eslint-disable-line @typescript-eslint/consistent-type-assertions -- see above

async function install(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll(names.map((name) => new Request(`/field/${name}`, { cache: 'reload' })))
}

async function removeOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const isPage = request.mode === 'navigate'
  return (await cache.match(isPage ? page : request, { ignoreSearch: true })) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(removeOld()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method === 'GET' && origin === worker.location.origin && pathname.startsWith('/field/'))
    event.respondWith(answer(event.request))
})
