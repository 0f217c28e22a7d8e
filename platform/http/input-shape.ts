/** What no schema needs to look at: walked without recursion, so that no depth can use up the stack. */

const MOST_DEPTH = 64

/** 'nul': PostgreSQL keeps every character but this one. 'deep': nested beyond what any form of ours is. */
export function faultOf(value: unknown): 'nul' | 'deep' | undefined {
  let level: unknown[] = [value]
  let hasNul = false
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return 'deep'
    const next: unknown[] = []
    for (const one of level) {
      hasNul ||= typeof one === 'string' && one.includes('\0')
      if (typeof one !== 'object' || one === null) continue
      for (const [key, inside] of Object.entries(one)) next.push(key, inside)
    }
    level = next
  }
  return hasNul ? 'nul' : undefined
}
