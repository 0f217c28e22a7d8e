import { points } from '../../rules/clean/points.ts'
export const full = points(10)
