/** The documents of a stored run, typed: what a run kept is read back through one gate. */
import type { Campaign } from '../../rules/definition/schema.ts'
import type { Input } from '../registers/facts.ts'
import { asStored } from './contract.ts'
import type { RunResult } from './run-result.ts'
import type { RunHead, StoredRun } from './store.ts'

export const campaignIn = (run: Pick<StoredRun, 'definition'>): Campaign => asStored<Campaign>(run.definition)
export const inputsIn = (run: Pick<RunHead, 'inputs'>): Input[] => asStored<Input[]>(run.inputs)
export const resultIn = (run: Pick<StoredRun, 'result'>): RunResult => asStored<RunResult>(run.result)
