import type { ProblemCatalogue } from '../../platform/http/problem.ts'
import { accountProblems } from './problems-accounts.ts'
import { wayProblems } from './problems-ways.ts'

export const problems = {
  'people.sign-in-wait': {
    status: 429,
    zh: '连续多次没有成功，请等 {seconds} 秒再试。忘了密码请找本单位管理员要设置链接。',
    en: 'Several tries failed: wait {seconds} seconds. If you forgot your password, ask the administrator of your unit for a set-up link.',
  },
  'people.step-ended': {
    status: 409,
    zh: '这一步已经过期或已经用过，请从登录名和密码重新开始。',
    en: 'This step has run out or was used: start again with login name and password.',
  },
  'people.code-wrong': {
    status: 403,
    zh: '验证码不对，或已经用过。请等应用显示下一个 6 位数再输入；手机时间要准。手机不在身边就用一个恢复码。',
    en: 'The code is wrong or was used. Wait for the next 6 digits of the app; the clock of the phone must be right. Without the phone, use a recovery code.',
  },
  'people.offer-ended': {
    status: 409,
    zh: '这个二维码已经过期，请重新开始设置第二因素。',
    en: 'This QR code has run out: begin setting up the second factor again.',
  },
  'people.set-up-link-unusable': {
    status: 404,
    zh: '这个设置链接不能用了：可能已经用过、已过期、被新的链接代替，或没有复制完整。请找本单位管理员要一个新链接；已经设置过密码的请直接登录。',
    en: 'This set-up link cannot be used: it was used, has run out, was replaced by a newer one, or was not copied whole. Ask the administrator of your unit for a new one; if you have set your password already, sign in.',
  },
  'people.password-wrong': {
    status: 403,
    zh: '现在的密码不对，没有改动。',
    en: 'The present password is wrong; nothing was changed.',
  },
  'people.password-same': {
    status: 409,
    zh: '新密码和现在的一样，请换一个。',
    en: 'The new password is the present one: choose another.',
  },
  'people.no-password': {
    status: 409,
    zh: '这个账号没有密码（演示角色用链接登录，或用单位统一登录），这里没有可改的。',
    en: 'This account has no password (a persona signs in by its link, or your unit by single sign-on): there is nothing to change here.',
  },
  'people.no-second-factor': {
    status: 409,
    zh: '还没有设置第二因素。',
    en: 'No second factor is set up.',
  },
  'people.second-factor-needed': {
    status: 409,
    zh: '您的岗位必须有第二因素，不能去掉；换手机请用“更换”。',
    en: 'Your post needs a second factor, so it cannot be removed; for a new phone, renew it.',
  },
  'people.post-not-held': {
    status: 409,
    zh: '您今天没有这个岗位。',
    en: 'You do not hold this post today.',
  },
  'people.post-needs-second-factor': {
    status: 403,
    zh: '这个岗位要用第二因素登录，您这次登录没有用。请退出后重新登录，并输入验证码或使用通行密钥。',
    en: 'This post needs a sign-in with a second factor, and this session began without one. Sign out and sign in again, with a code or a passkey.',
  },
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
  ...accountProblems,
  ...wayProblems,
  'people.post-not-lent': {
    status: 409,
    zh: '系统管理员和单位管理员的职务不能由人代理，也不能交给程序。请由上一级另设管理员。',
    en: 'The posts of administrators are lent to nobody, nor to a program. Ask the level above to appoint another administrator.',
  },
  'people.stand-in-cannot-pass-on': {
    status: 409,
    zh: '您正在代理他人，不能再把职务转交别人。请切换回自己的职务。',
    en: 'You act for somebody else and cannot pass the post on. Switch back to your own post.',
  },
  'people.stand-in-unknown': {
    status: 409,
    zh: '代理人须是本单位或下级单位在职的另一人，也不能是您自己。请从列表中选。',
    en: 'The stand-in must be another person who holds a post of this unit or one under it, and not you. Choose from the list.',
  },
  'people.days-wrong': {
    status: 409,
    zh: '代理期须从今天或以后开始，最长 {most} 天。请改日期。',
    en: 'Standing in begins today or later and lasts at most {most} days. Change the days.',
  },
  'people.delegation-ended': {
    status: 409,
    zh: '这项代理已经结束。请刷新列表。',
    en: 'This has ended already. Load the list again.',
  },
  'people.token-verbs': {
    status: 409,
    zh: '密钥不能有您自己没有的权限，限定单位时也只能选按单位管的权限：{verbs}。请去掉。',
    en: 'A key cannot have what you do not have, and bound to a unit only rights that keep to units: {verbs}. Leave them out.',
  },
  'people.token-campaign': {
    status: 409,
    zh: '没有活动 {campaign}。请从列表中选。',
    en: 'There is no campaign {campaign}. Choose from the list.',
  },
  'people.token-unit': {
    status: 409,
    zh: '单位 {unit} 不在您的职务所管的范围内。请改为本单位或下级单位的代码。',
    en: 'Unit {unit} is beyond your post. Give the code of your unit or one under it.',
  },
  'people.token-many': {
    status: 409,
    zh: '最多同时有 {most} 个有效的密钥。请先停用不再需要的。',
    en: 'At most {most} keys at a time. End those no longer needed first.',
  },
} satisfies ProblemCatalogue
