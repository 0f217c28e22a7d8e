import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'people.sign-in-refused': {
    status: 401,
    zh: '登录名或密码不对，或这个账号现在不能登录。请检查后再试；忘了密码请找本单位管理员要设置链接。',
    en: 'The login name or password is wrong, or this account cannot sign in now. Check and try again; if you forgot your password, ask the administrator of your unit for a set-up link.',
  },
  'people.link-unknown': {
    status: 404,
    zh: '这个登录链接无效。请使用服务器启动时打印的链接。',
    en: 'This sign-in link is not valid. Use one that the server printed when it started.',
  },
} satisfies ProblemCatalogue
