/** The real server with a synthetic province in its registers, in this process: what the screens of the result are tried on. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFolder } from '../../app/cli/score-folder.ts'
import { personaLinks } from '../../app/server/personas.ts'
import { startHouse } from '../../app/server/server.ts'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import type { Doer } from '../../platform/http/context.ts'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import { keepRegisters } from '../kept-registers.ts'
import { definition2017 } from '../scoring-vectors.ts'
import { ensureConsole } from './ensure-console.ts'
import type { RunningHouse } from './harness.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const campaign = 'xinjiang-2017'

/** @param port 0 takes a free one */
export async function startScoredHouse(seed: string, port = 0): Promise<RunningHouse> {
  await ensureConsole(root)
  const directory = await mkdtemp(join(tmpdir(), 'lianbing-scored-'))
  const house = await startHouse({
    root,
    directory,
    database: { directory },
    demonstration: true,
    https: false,
    campaigns: [{ name: campaign, title: '2017年自治区环境执法大练兵' }],
    log: false,
    now: () => new Date(),
  })
  await keepProvince(house.doer, seed, join(directory, 'province'))
  const address = await house.app.listen({ host: '127.0.0.1', port })
  const origin = `http://127.0.0.1:${new URL(address).port}`
  const links = await personaLinks(house.doer, { directory, origin })
  return {
    origin,
    linkOf: (role) => links.find(({ person }) => person.role === role)?.link ?? origin,
    close: async () => {
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function keepProvince({ db }: Doer, seed: string, folder: string): Promise<void> {
  writeProvince(simulateProvince(seed), folder)
  const { registers } = await readFolder(folder)
  const input = readScoreInput(definition2017, registers)
  if ('errors' in input) throw new Error(JSON.stringify(input.errors))
  await keepRegisters(db, campaign, { ...input, definition: definition2017 })
}
