/** The thread of pdf.ts. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts'

const require = createRequire(import.meta.url)
const fonts = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf']

/** Nothing is fetched: compiler and fonts lie in node_modules. */
export default async function compile({ source }: { source: string }): Promise<Uint8Array> {
  const compiler = createTypstCompiler()
  const wasm = await readFile(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  const folder = new URL('./', `file://${require.resolve('@embedpdf/fonts-sc')}`)
  const own = await Promise.all(fonts.map((name) => readFile(new URL(`../fonts/${name}`, folder))))
  await compiler.init({
    // In the form that the wasm's own loader asks for.
    getModule: () => ({ module_or_path: wasm }),
    beforeBuild: [
      loadFonts(
        own.map((font) => new Uint8Array(font)),
        { assets: false },
      ),
    ],
  })
  compiler.addSource('/main.typ', source)
  const made = await compiler.compile({ mainFilePath: '/main.typ', format: 1, diagnostics: 'unix' })
  if (made.result === undefined) throw new Error(`typst: ${JSON.stringify(made.diagnostics)}`)
  return made.result
}
