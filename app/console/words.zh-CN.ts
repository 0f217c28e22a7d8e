/** All words of the console in one language; the builder puts them here as they then are (`words-plugin.ts`). */
import { wordsIn } from './slice-texts.ts'

export const words = wordsIn('zh-CN')
