import { count } from './store.ts'
export const examFacts = count
