import type { SessionLimits } from '../../platform/http/context.ts'

/** Two hours without a request; a working day with its evening in all (docs/decisions/0011-sign-in.md). */
export const sessionLimits: SessionLimits = { idleMinutes: 120, mostHours: 12 }

/** LIANBING_IDLE_MINUTES (5 to 720), LIANBING_SESSION_HOURS (1 to 24): both may be stricter or looser than ours. */
export function sessionSettings(env: NodeJS.ProcessEnv): SessionLimits {
  return {
    idleMinutes: within(env, 'LIANBING_IDLE_MINUTES', { least: 5, most: 720, unset: sessionLimits.idleMinutes }),
    mostHours: within(env, 'LIANBING_SESSION_HOURS', { least: 1, most: 24, unset: sessionLimits.mostHours }),
  }
}

/** LIANBING_SECOND_FACTOR: of whoever may decide or sees all, unless it says `everybody`. A demonstration asks nobody. */
export function secondFactorSetting(env: NodeJS.ProcessEnv): 'everybody' | 'posts-that-decide' {
  const text = env['LIANBING_SECOND_FACTOR'] ?? ''
  if (text === '' || text === 'posts-that-decide') return 'posts-that-decide'
  if (text === 'everybody') return text
  throw new Error(`LIANBING_SECOND_FACTOR is '${text}': give everybody or posts-that-decide`)
}

interface Bounds {
  least: number
  most: number
  unset: number
}

function within(env: NodeJS.ProcessEnv, name: string, { least, most, unset }: Bounds): number {
  const text = env[name]
  if (text === undefined || text === '') return unset
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Error(`${name} is '${text}': give a whole number from ${least} to ${most}`)
}
