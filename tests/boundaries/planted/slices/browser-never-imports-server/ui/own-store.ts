import { rows } from '../store.ts'
export const page = () => rows
