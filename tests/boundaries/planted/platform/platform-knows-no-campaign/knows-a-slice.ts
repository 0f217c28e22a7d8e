import { answer } from '../../slices/exams/contract.ts'
export const known = answer
