/** Runs a child to its end and says how long it took and how much memory it had at its height. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Run {
  seconds: number
  /** Peak resident memory of the process itself, MiB; 0 where /proc is missing. */
  mebibytes: number
  output: string
}

/** VmHWM of /proc is the peak so far. */
function peak(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Rejects when the child fails. */
export function runChild(command: string, args: readonly string[]): Promise<Run> {
  const start = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [mebibytes, output, problem] = [0, '', '']
  const poll = setInterval(() => (mebibytes = Math.max(mebibytes, peak(child.pid))), 20)
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (problem += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(poll)
      const seconds = (performance.now() - start) / 1000
      if (code === 0) resolve({ seconds, mebibytes, output })
      else reject(new Error(`${command} ${args.join(' ')}: exit ${code}\n${problem || output.slice(0, 2000)}`))
    })
  })
}

/** The middle of three runs by time. */
export async function middleOfThree(run: () => Promise<Run>): Promise<Run> {
  const runs = [await run(), await run(), await run()].sort((a, b) => a.seconds - b.seconds)
  const middle = runs[1]
  if (middle === undefined) throw new Error('three runs have a middle')
  return middle
}
