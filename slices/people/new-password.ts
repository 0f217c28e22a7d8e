import {
  longestPassword,
  ownCharacters,
  passwordFaults,
  sentenceLength,
  shortestPassword,
  type PasswordFault,
} from '../../platform/auth/password-rules.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem, type FieldError, type Language } from '../../platform/http/problem.ts'
import { nameAndLogin, unitsAndTitlesOf } from './store.ts'
import { unitNames } from './unit-names.ts'

/** @throws house.input-wrong with each fault and its cure; the password itself is not told back */
export async function mustBeStrong(ctx: Context, person: string, password: string): Promise<void> {
  const faults = passwordFaults(password, await wordsOf(ctx, person))
  if (faults.length === 0) return
  const fields = faults.map((fault) => faultWords(fault, ctx.language))
  throw problem('house.input-wrong', { count: fields.length }, fields)
}

/** What anybody would try first for this person: login, name, units, titles. */
async function wordsOf(ctx: Context, person: string): Promise<string[]> {
  const found = await nameAndLogin(ctx.db, person)
  const { units, titles } = await unitsAndTitlesOf(ctx.db, person)
  return [found?.name ?? '', found?.login ?? '', ...units, ...(await unitNames(units)), ...titles, 'lianbing', '练兵']
}

function faultWords(fault: PasswordFault, language: Language): FieldError {
  const [message, cure] = language === 'en' ? inEnglish(fault) : inChinese(fault)
  return { place: language === 'en' ? 'New password' : '新密码', value: '', message, cure }
}

function inChinese(fault: PasswordFault): [string, string] {
  switch (fault.kind) {
    case 'short':
      return [`只有 ${fault.length} 个字符`, `至少要 ${shortestPassword} 个；一句自己编的话最好记`]
    case 'long':
      return [`有 ${fault.length} 个字符`, `最多 ${longestPassword} 个`]
    case 'one-kind':
      return ['只用了一种字符', `再加数字或符号，或写到 ${sentenceLength} 个字符以上`]
    case 'guessable':
      return [
        `容易被猜到：去掉常见词、键盘顺序、日期、本人和单位名称后，只剩 ${fault.left} 个不同的字符`,
        `至少要剩 ${ownCharacters} 个；换几个互不相干的词`,
      ]
  }
}

function inEnglish(fault: PasswordFault): [string, string] {
  switch (fault.kind) {
    case 'short':
      return [
        `has only ${fault.length} characters`,
        `use at least ${shortestPassword}; a sentence of your own is easiest`,
      ]
    case 'long':
      return [`has ${fault.length} characters`, `use at most ${longestPassword}`]
    case 'one-kind':
      return ['uses one kind of characters', `add digits or signs, or write ${sentenceLength} characters or more`]
    case 'guessable':
      return [
        `is easily guessed: without common words, keyboard rows, dates, your own and your unit's name, ${fault.left} different characters remain`,
        `at least ${ownCharacters} must remain; take some words that have nothing to do with each other`,
      ]
  }
}
