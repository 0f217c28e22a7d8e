/** Wording that spoils a record (n2.2a 表达准确客观): questions that lead to their answer, opinions in place of what was seen. */
import type { RecordContent } from './record.ts'
import type { Phrase, Template } from './template.ts'

export interface Warning {
  code: 'leading' | 'opinion'
  /** Name of the text: 'asked.kiln', 'answers.kiln'. */
  field: string
  /** The words found. */
  found: string
  why: string
  cure: string
  en?: Phrase['en']
}

/**
 * Leading words are looked for in the questions of an inquiry; opinions in what the officers themselves wrote down of an inspection.
 * What an interviewee said stays as it was said.
 */
export function warningsOf(content: RecordContent, { leading, opinionWords }: Template): Warning[] {
  return content.answers.flatMap(({ id, asked, text }) =>
    content.kind === '调查询问笔录'
      ? look({ code: 'leading', field: `asked.${id}`, text: asked }, leading)
      : look({ code: 'opinion', field: `answers.${id}`, text }, opinionWords),
  )
}

interface Looked {
  code: Warning['code']
  field: string
  text: string
}

function look({ text, ...at }: Looked, phrases: readonly Phrase[]): Warning[] {
  return phrases.flatMap(({ pattern, why, cure, en }): Warning[] => {
    const found = new RegExp(pattern, 'u').exec(text)?.[0]
    return found === undefined ? [] : [{ ...at, found, why, cure, ...(en === undefined ? {} : { en }) }]
  })
}
