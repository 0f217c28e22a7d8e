/** The service worker, and a new version that waits until a person takes it: never in the middle of a text. */
let waiting: ServiceWorker | null = null
let told: () => void = () => {}

const SCOPE = '/field/'

export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/field/service-worker.js', { scope: SCOPE }).then((registration) => {
    if (registration.waiting !== null) offer(registration.waiting)
    registration.addEventListener('updatefound', () => watch(registration.installing))
  })
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && navigator.serviceWorker.controller !== null) offer(worker)
  })
}

function offer(worker: ServiceWorker): void {
  waiting = worker
  told()
}

export function onNewVersion(listener: () => void): () => void {
  told = listener
  return () => void (told = () => {})
}

export const hasNewVersion = (): boolean => waiting !== null

/** The page is loaded anew when the new version has taken over; texts lie in the store and stay. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  waiting?.postMessage('take-over')
}
