/** Why something does not apply, in words, for what the server writes itself. */
import type { Context } from '../../platform/http/context.ts'
import type { WhyNot } from '../../rules/scoring/not-applicable.ts'

type Words = { [why in WhyNot['why']]: (reading: string) => string }

const words: Record<Context['language'], Words> = {
  'zh-CN': {
    reading: (id) => `按读法 ${id} 本项退出`,
    'no-figure': () => '没有填报数字，本项退出',
    'not-of-level': () => '本级不计此项',
    'all-parts': () => '各分项都不适用',
  },
  en: {
    reading: (id) => `taken out by reading ${id}`,
    'no-figure': () => 'no figure was reported',
    'not-of-level': () => 'does not count at this level',
    'all-parts': () => 'none of its parts applies',
  },
}

export const whyNotWords = (language: Context['language'], why: WhyNot): string =>
  words[language][why.why]('reading' in why ? why.reading : '')
