import type { TFunction } from 'i18next'
import type { Pasted } from './pasted-lists.ts'

/** For a form's rule: which line cannot be read, and what to do. */
export const refusing = (wrong: Pasted<unknown>['wrong'], t: TFunction<'draw'>): Promise<void> =>
  wrong === undefined ? Promise.resolve() : Promise.reject(new Error(t(`pasted.${wrong.why}`, { ...wrong })))
