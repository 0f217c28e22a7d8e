/** What is told of posts and of the account. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      'post-given': '您担任新的岗位：{{role}}（单位 {{unit}}），自 {{from}} 起',
      'post-ended': '您的岗位到期或结束：{{role}}（单位 {{unit}}），到 {{until}} 止',
      'post-lent': '请您代理岗位：{{role}}（单位 {{unit}}），{{from}} 至 {{until}}',
      'new-device': '您的账号从新的设备登录：{{device}}，地址 {{address}}。不是您本人，请马上结束那个会话并改密码',
    },
  },
  en: {
    notice: {
      'post-given': 'You have a new post: {{role}} (unit {{unit}}), from {{from}}',
      'post-ended': 'A post of yours has ended: {{role}} (unit {{unit}}), until {{until}}',
      'post-lent': 'You are asked to stand in: {{role}} (unit {{unit}}), {{from}} to {{until}}',
      'new-device':
        'Your account was used from another device: {{device}}, address {{address}}. If that was not you, end that session and change the password at once',
    },
  },
}
