/** A refusal below `/public/`, where people come without the console: a small page in both languages instead of the console's JSON. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemAnswer } from './problem.ts'
import { withStyleNonce } from './security.ts'

const PUBLIC = '/public/'

/** A browser that opens a public address; a program that asks for JSON gets JSON. */
export const wantsRefusalPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && url.startsWith(PUBLIC) && (headers.accept ?? '').includes('text/html')

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style = `body{margin:0 auto;padding:48px 16px;max-width:640px;color:#1b2430;background:#fff;font:16px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}h1{font-size:20px}section{margin-block-end:32px}code{color:#475467}`

const wordsOf = { 'zh-CN': '打不开这一页', en: 'This page cannot be opened' } as const

/** The reader's language first. */
export function refusalPage(reply: FastifyReply, answers: readonly ProblemAnswer[], english: boolean): string {
  const nonce = withStyleNonce(reply)
  void reply.type('text/html; charset=utf-8')
  const [chinese, inEnglish] = [part('zh-CN', answers[0]), part('en', answers[1])]
  const title = english ? wordsOf.en : wordsOf['zh-CN']
  return [
    `<!doctype html><html lang="${english ? 'en' : 'zh-CN'}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${title}</title><style nonce="${nonce}">${style}</style></head>`,
    `<body><main>${english ? inEnglish + chinese : chinese + inEnglish}</main></body></html>`,
  ].join('')
}

const part = (lang: keyof typeof wordsOf, answer: ProblemAnswer | undefined): string =>
  answer === undefined
    ? ''
    : `<section lang="${lang}"><h1>${wordsOf[lang]}</h1><p>${escaped(answer.message)}</p><p><code>${escaped(answer.code)}</code></p></section>`
