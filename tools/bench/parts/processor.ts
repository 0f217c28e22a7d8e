/** Processor time, which other work on the machine lengthens far less than time by the clock. */
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

interface Process {
  pid: number
  parent: number
  seconds: number
}

/** Of /proc/<pid>/stat: its own time and that of children it has taken leave of. */
function processOf(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid, parent: Number(fields[1]), seconds: ticks / TICKS_A_SECOND }
  } catch {
    return undefined
  }
}

/** Seconds of user and system time of this process and everything it started; 0 where /proc is missing. */
export function processorSeconds(): number {
  const all = readable('/proc').flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []))
  const family = new Set([process.pid])
  for (let before = 0; before !== family.size;) {
    before = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return all.filter(({ pid }) => family.has(pid)).reduce((sum, { seconds }) => sum + seconds, 0)
}

const readable = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
