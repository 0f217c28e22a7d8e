import { points } from '../../rules/clean/points.ts'
export const known = points
