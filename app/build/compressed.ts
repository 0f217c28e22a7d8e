/** Writes .gz and .br beside a built file once, so that the server compresses nothing while it serves. */
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(m?js|css|html|svg)$/
const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }

/** Of those that compress: pictures and fonts stay as they are. */
export async function compressAll(files: readonly string[]): Promise<void> {
  await Promise.all(files.filter((file) => TEXT.test(file)).map(compress))
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }))
}
