/** What stands behind the lock: a person's box and what was set with it. */
import type { Box } from '../../platform/offline/box.ts'

/** Set with the PIN; lies in the box. */
export interface Settings {
  campaigns: { name: string; title: string }[]
  campaign: string
}

export interface Opened {
  box: Box
  settings: Settings
}
