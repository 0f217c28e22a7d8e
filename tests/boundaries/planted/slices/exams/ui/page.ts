import { words } from '../../../platform/web/words.ts'
import { answer } from '../contract.ts'
export const page = () => words(String(answer))
