import { examFacts } from '../../exams/facts.ts'
export const page = () => examFacts()
