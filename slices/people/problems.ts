import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'people.link-unknown': {
    status: 404,
    zh: '这个登录链接无效。请使用服务器启动时打印的链接。',
    en: 'This sign-in link is not valid. Use one that the server printed when it started.',
  },
} satisfies ProblemCatalogue
