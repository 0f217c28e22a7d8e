import { full } from '../exams/model.ts'
import { count } from '../exams/store.ts'
export const both = () => [full, count()]
