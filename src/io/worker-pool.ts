import { Worker } from 'node:worker_threads'

/** Threads that each do one task after the other. */
export interface WorkerPool<Task, Answer> {
  /** Does a task on the thread with the fewest waiting. Rejects when that thread breaks. */
  readonly run: (task: Task) => Promise<Answer>
  readonly close: () => Promise<void>
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

interface Thread<Answer> {
  readonly worker: Worker
  readonly waiting: Waiting<Answer>[]
}

/**
 * Starts up to `size` threads, as there is work for them, of a script that answers each message with one message, in order. The caller keeps the order over
 * threads by awaiting its answers in the order in which it asked. (tinypool and piscina bring threads of their own file,
 * which cannot be bundled, for less than these lines.)
 */
export function openWorkerPool<Task, Answer>(
  script: string,
  size: number,
  workerData: unknown,
): WorkerPool<Task, Answer> {
  const threads: Thread<Answer>[] = []
  const start = () => {
    const worker = new Worker(script, { workerData })
    const waiting: Waiting<Answer>[] = []
    worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer))
    worker.on('error', (error) => {
      for (const { reject } of waiting.splice(0)) reject(error)
    })
    threads.push({ worker, waiting })
  }
  return {
    run: (task) => {
      // a thread loads its tools anew: none starts for what those that are there can do
      if (threads.length < size && threads.every(({ waiting }) => waiting.length > 0)) start()
      const { worker, waiting } = threads.reduce((least, each) =>
        each.waiting.length < least.waiting.length ? each : least,
      )
      const answer = new Promise<Answer>((resolve, reject) => waiting.push({ resolve, reject }))
      // an answer nobody waits for any more may fail unheard
      answer.catch(() => {})
      worker.postMessage(task)
      return answer
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
