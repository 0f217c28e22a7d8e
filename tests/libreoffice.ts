import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const command = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(existsSync)
export const hasLibreOffice = command !== undefined

/** OOXMLRecalcMode 0: always recalculate on load, whatever values the file brings along. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

/** Opens a workbook in LibreOffice, recalculates every formula and returns it as `format`. */
export const recalculated = (workbook: Uint8Array, format: 'xlsx' | 'pdf' = 'xlsx'): Promise<Uint8Array> =>
  converted(workbook, { from: 'xlsx', to: format })

/** Opens a file in LibreOffice and returns it as another kind. */
export async function converted(
  content: Uint8Array,
  { from, to }: { from: 'xlsx' | 'docx'; to: 'xlsx' | 'pdf' },
): Promise<Uint8Array> {
  if (command === undefined) throw new Error('LibreOffice is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-office-'))
  try {
    await mkdir(join(folder, 'profile/user'), { recursive: true })
    await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), profile)
    await writeFile(join(folder, `file.${from}`), content)
    const place = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const convert = ['--headless', '--norestore', '--convert-to', to, '--outdir', join(folder, 'out')]
    await promisify(execFile)(command, [place, ...convert, join(folder, `file.${from}`)], { timeout: 150_000 })
    return await readFile(join(folder, 'out', `file.${to}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
