import { actions } from './actions.ts'
export const contract = actions
