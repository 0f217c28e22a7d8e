/** Texts of the shared parts (namespace `web`). */
import type { Catalogues } from './i18n.ts'

export const webTexts: Catalogues = {
  'zh-CN': {
    loading: '正在读取…',
    retry: '再试一次',
    failed: {
      offline: '连不上服务器',
      offlineCure: '请检查网络后再试；没有保存的内容还在页面上，不要关闭。',
      absent: '没有这个内容，或您的角色看不到它',
      server: '服务器没能完成这一步',
      cure: '请稍后再试；仍不行，请把下面的代码告诉办公室。',
      page: '这个页面没能显示出来',
      pageCure: '请再试一次；仍不行，请把下面的话告诉办公室。',
    },
    clause: { open: '看条款 {{id}}', unknown: '条款 {{id}}：原文没有随本次练兵的定义提供。' },
  },
  en: {
    loading: 'Loading…',
    retry: 'Try again',
    failed: {
      offline: 'The server cannot be reached',
      offlineCure: 'Check the network and try again; what you have not saved is still on the page, keep it open.',
      absent: 'This does not exist, or your role may not see it',
      server: 'The server could not do this',
      cure: 'Try again later; if it still fails, tell the office the code below.',
      page: 'This page could not be shown',
      pageCure: 'Try again; if it still fails, tell the office the words below.',
    },
    clause: {
      open: 'Read clause {{id}}',
      unknown: 'Clause {{id}}: its text is not part of this campaign’s definition.',
    },
  },
}
