/** In the built console `words.<language>.ts` is its words and nothing else: a browser loads the language that it shows. */
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const isWords = (file: string): boolean => /\/app\/console\/words\.(zh-CN|en)\.ts$/.test(file)

export const wordsByLanguage: Plugin = {
  name: 'words-by-language',
  apply: 'build',
  enforce: 'pre',
  load: async (file) => {
    if (!isWords(file)) return undefined
    const { words }: { words: unknown } = await import(pathToFileURL(file).href)
    return `export const words = JSON.parse(${JSON.stringify(JSON.stringify(words))})`
  },
}
