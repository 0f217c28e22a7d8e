import { open } from '../../platform/db/database.ts'
import { decide } from '../../slices/honours/actions.ts'
export const start = () => decide(open())
