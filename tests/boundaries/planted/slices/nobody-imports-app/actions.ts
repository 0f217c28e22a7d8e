import type { start } from '../../app/server/main.ts'
export type Start = typeof start
