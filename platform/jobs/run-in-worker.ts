import { parentPort, Worker, workerData } from 'node:worker_threads'

interface FromWorker {
  part?: unknown
  progress?: [done: number, of?: number]
  result?: unknown
  error?: string
}

/** Twice V8's own: reading a table makes many short-lived values, and fewer of them outlive a larger space. */
const YOUNG_MB = 96

/**
 * Runs the default export of `module`, `(input, progress, send) => Promise<result>`, in a thread of its own, so that HTTP keeps
 * answering. Large results may come in parts (`send`), taken while the rest is computed. Input and result are cloned: plain data only. The module opens no database: it hands its rows back.
 * @throws what the module throws (its message), or when the thread dies.
 */
export function runInWorker<R>(module: URL, input: unknown, options: WorkerOptions = {}): Promise<R> {
  const { maxHeapMb: maxOldGenerationSizeMb } = options
  const old = maxOldGenerationSizeMb === undefined ? {} : { maxOldGenerationSizeMb }
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB, ...old }
  const worker = new Worker(new URL(import.meta.url), { workerData: { module: module.href, input }, resourceLimits })
  const end = Promise.withResolvers<R>()
  worker.on('message', (message: FromWorker) => {
    if (message.part !== undefined) options.part?.(message.part)
    else if (message.progress !== undefined) options.progress?.(...message.progress)
    else if (message.error !== undefined) end.reject(new Error(message.error))
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what the module answers; the caller names its type
    else end.resolve(message.result as R)
  })
  worker.on('error', end.reject)
  worker.on('exit', (code) => end.reject(new Error(`the worker thread ended with code ${code}`)))
  return end.promise.finally(() => worker.terminate())
}

export interface WorkerOptions {
  progress?: (done: number, of?: number) => void
  /** Takes each part that the module sends, in order, before the result. */
  part?: (part: unknown) => void
  maxHeapMb?: number
}

type Task = (
  input: unknown,
  progress: (done: number, of?: number) => void,
  send: (part: unknown) => void,
) => Promise<unknown>

async function inWorker(port: NonNullable<typeof parentPort>, task: { module: string; input: unknown }): Promise<void> {
  try {
    const loaded: { default: Task } = await import(task.module)
    const result = await loaded.default(
      task.input,
      (...progress) => port.postMessage({ progress }),
      (part) => port.postMessage({ part }),
    )
    port.postMessage({ result })
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
}

// Not awaited here: what the task imports may import this file too, and would wait for it to be loaded.
if (parentPort !== null && isTask(workerData)) void inWorker(parentPort, workerData)

function isTask(data: unknown): data is { module: string; input: unknown } {
  return (
    typeof data === 'object' && data !== null && 'module' in data && 'input' in data && typeof data.module === 'string'
  )
}
