/** A data directory is a demonstration or real for ever; which of the two is chosen at its first start. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { settleMode, type Mode } from '../../slices/people/first-administrator.ts'
import type { Doer } from '../../platform/http/context.ts'

const FILE = 'installation.json'
const Written = z.object({ mode: z.enum(['demonstration', 'real']) })

/** The start and the data do not fit; nothing was changed. */
export class WrongMode extends Error {}

/** What LIANBING_MODE asks for; absent: whatever the directory is, a demonstration where it is new. @throws WrongMode */
export async function chosenMode(directory: string, asked: string | undefined): Promise<Mode> {
  const wanted = asked === undefined || asked === '' ? undefined : Written.shape.mode.safeParse(asked)
  if (wanted?.success === false)
    throw new WrongMode(`LIANBING_MODE is '${asked ?? ''}': give 'demonstration' or 'real', or leave it out.`)
  const written = await writtenIn(directory)
  const mode = wanted?.data ?? written ?? 'demonstration'
  if (written !== undefined && written !== mode)
    throw refusal({ of: `the data directory ${directory}`, is: written, mode })
  return mode
}

async function writtenIn(directory: string): Promise<Mode | undefined> {
  const text = await readFile(join(directory, FILE), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Written.parse(JSON.parse(text)).mode
}

/** Holds the database to it and writes it down where it is new. @throws WrongMode */
export async function holdMode(doer: Doer, directory: string, mode: Mode): Promise<void> {
  const is = await settleMode(doer, mode)
  if (is !== mode) throw refusal({ of: 'the database', is, mode })
  if ((await writtenIn(directory)) !== undefined) return
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, FILE), `${JSON.stringify({ mode, begun: doer.now().toISOString() }, null, 2)}\n`)
}

function refusal({ of, is, mode }: { of: string; is: Mode; mode: Mode }): WrongMode {
  const cures = {
    real: 'Start it with LIANBING_MODE=real (or without LIANBING_MODE); for a demonstration give LIANBING_DATA another, empty directory',
    demonstration:
      'A demonstration never becomes real: for a real installation give LIANBING_DATA another, empty directory (and DATABASE_URL an empty database)',
  }
  const words = { real: '正式系统', demonstration: '演示' }
  return new WrongMode(
    `${of} holds a ${is} installation, and this start asks for a ${mode} one. ${cures[is]}. Nothing was changed.\n` +
      `（数据属于${words[is]}，本次启动要的是${words[mode]}；二者永不混用，请换一个空的数据目录。数据没有改动。）`,
  )
}
