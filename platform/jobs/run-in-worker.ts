import { parentPort, Worker, workerData } from 'node:worker_threads'

interface FromWorker {
  progress?: [done: number, of?: number]
  result?: unknown
  error?: string
}

/**
 * Runs the default export of `module`, `(input, progress) => Promise<result>`, in a thread of its own, so that HTTP keeps
 * answering. Input and result are cloned: plain data only. The module opens no database: it hands its rows back.
 * @throws what the module throws (its message), or when the thread dies.
 */
export function runInWorker<R>(
  module: URL,
  input: unknown,
  options: { progress?: (done: number, of?: number) => void; maxHeapMb?: number } = {},
): Promise<R> {
  const limits =
    options.maxHeapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: options.maxHeapMb } }
  const worker = new Worker(new URL(import.meta.url), { workerData: { module: module.href, input }, ...limits })
  const end = Promise.withResolvers<R>()
  worker.on('message', (message: FromWorker) => {
    if (message.progress !== undefined) options.progress?.(...message.progress)
    else if (message.error !== undefined) end.reject(new Error(message.error))
    else end.resolve(message.result as R)
  })
  worker.on('error', end.reject)
  worker.on('exit', (code) => end.reject(new Error(`the worker thread ended with code ${code}`)))
  return end.promise.finally(() => worker.terminate())
}

type Task = (input: unknown, progress: (done: number, of?: number) => void) => Promise<unknown>

async function inWorker(port: NonNullable<typeof parentPort>, task: { module: string; input: unknown }): Promise<void> {
  try {
    const loaded = (await import(task.module)) as { default: Task }
    const result = await loaded.default(task.input, (...progress) => port.postMessage({ progress }))
    port.postMessage({ result })
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
}

if (parentPort !== null && isTask(workerData)) await inWorker(parentPort, workerData)

function isTask(data: unknown): data is { module: string; input: unknown } {
  return (
    typeof data === 'object' && data !== null && 'module' in data && 'input' in data && typeof data.module === 'string'
  )
}
