/** What is told of posts and of the account. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      'post-given': '您担任新的岗位：{{role}}（单位 {{unit}}），自 {{from}} 起',
      'post-ended': '您的岗位到期或结束：{{role}}（单位 {{unit}}），到 {{until}} 止',
      'post-lent': '请您代理岗位：{{role}}（单位 {{unit}}），{{from}} 至 {{until}}',
      'post-lent-out':
        '您的岗位 {{role}}（单位 {{unit}}）由管理员交 {{standIn}} 代理，{{from}} 至 {{until}}。不妥的，可在“代理”页结束',
      'account-asked': '有人提请对您的账号办理：{{act}}。不是您同意的，请告诉审计人员或领导小组',
      'deciding-changed': '{{name}} 的账号能决定或看到全部内容：{{act}}。有疑问请查操作记录',
      recovered:
        '您的账号已经找回：密码已重设，原来的第二因素、通行密钥、登录和程序密钥都已失效。不是您本人，请马上联系管理员',
      'account-recovered': '{{name}}（单位 {{unit}}）的账号已经找回，密码已重设',
      'new-device': '您的账号从新的设备登录：{{device}}，地址 {{address}}。不是您本人，请马上结束那个会话并改密码',
    },
  },
  en: {
    notice: {
      'post-given': 'You have a new post: {{role}} (unit {{unit}}), from {{from}}',
      'post-ended': 'A post of yours has ended: {{role}} (unit {{unit}}), until {{until}}',
      'post-lent': 'You are asked to stand in: {{role}} (unit {{unit}}), {{from}} to {{until}}',
      'post-lent-out':
        'Your post {{role}} (unit {{unit}}) was lent to {{standIn}} by an administrator, {{from}} to {{until}}. If that is wrong, end it on the page of stand-ins',
      'account-asked':
        'Somebody asks to do this to your account: {{act}}. If you do not agree, tell the auditor or the leadership',
      'deciding-changed':
        'The account of {{name}}, which decides or sees everything: {{act}}. If in doubt, look into the log',
      recovered:
        'Your account was recovered: the password is new; the second factor, passkeys, sessions and API keys from before are void. If that was not you, tell the administrator at once',
      'account-recovered': 'The account of {{name}} (unit {{unit}}) was recovered and has a new password',
      'new-device':
        'Your account was used from another device: {{device}}, address {{address}}. If that was not you, end that session and change the password at once',
    },
  },
}
