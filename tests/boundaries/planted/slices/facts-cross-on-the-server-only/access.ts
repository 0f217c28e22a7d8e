import { examFacts } from '../exams/facts.ts'
export const access = { sees: examFacts }
