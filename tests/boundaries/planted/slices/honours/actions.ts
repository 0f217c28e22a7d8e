import type { Database } from '../../platform/db/database.ts'
import { answer } from '../exams/contract.ts'
import { examFacts } from '../exams/facts.ts'
export const decide = async (_database: Database) => [answer, await examFacts()]
