import type { ProblemCatalogue } from '../../platform/http/problem.ts'

/** Of passkeys and single sign-on. */
export const wayProblems = {
  'people.passkeys-unavailable': {
    status: 409,
    zh: '这里不能用通行密钥：浏览器只在 HTTPS 网址（或本机的 localhost）上提供。请管理员在设置里写明系统的公开网址（LIANBING_ORIGIN）。',
    en: 'Passkeys cannot be used here: browsers give them only on HTTPS (or on localhost). The administrator sets the public address of this system (LIANBING_ORIGIN).',
  },
  'people.sign-out-refused': {
    status: 400,
    zh: '没有收下这一退出通知。请核对身份提供方的设置。',
    en: 'This sign-out was not taken. Check what is set at the provider.',
  },
  'people.passkeys-many': {
    status: 409,
    zh: '最多可以有 {most} 个通行密钥，请先删除不再用的。',
    en: 'At most {most} passkeys: remove those no longer used first.',
  },
  'people.passkey-ended': {
    status: 409,
    zh: '这一步已经过期（5 分钟）或已经用过，请再点一次通行密钥。',
    en: 'This step has run out (5 minutes) or was used: choose the passkey once more.',
  },
  'people.passkey-not-made': {
    status: 409,
    zh: '浏览器给的通行密钥不能用：可能没有验证指纹、面容或 PIN，或者已经添加过。请换一个设备再试。',
    en: 'The passkey that the browser made cannot be used: it did not ask for finger, face or PIN, or it was added before. Try another device.',
  },
  'people.passkey-refused': {
    status: 401,
    zh: '这个通行密钥不能登录：可能已经删除，没有验证指纹、面容或 PIN，或者账号现在不能登录。请用登录名和密码登录，在“我的账号”里查看。',
    en: 'This passkey does not sign in: it was removed, did not ask for finger, face or PIN, or the account cannot sign in now. Sign in with login name and password and look at “My account”.',
  },
  'people.passkey-suspect': {
    status: 403,
    zh: '通行密钥“{name}”的计数倒退了，可能有人复制了它，已经停用并记入日志。请用密码登录，在“我的账号”里删除它，并告诉管理员。',
    en: 'The passkey “{name}” counted back: somebody may hold a copy. It is closed and this was logged. Sign in with your password, remove it in “My account”, and tell the administrator.',
  },
  'people.single-sign-on-ended': {
    status: 409,
    zh: '这次统一登录已经过期（10 分钟）、已经用过，或者不是在这个浏览器页里开始的。请从登录页重新开始。',
    en: 'This single sign-on has run out (10 minutes), was used, or was not begun in this browser tab. Begin again from the sign-in page.',
  },
  'people.provider-away': {
    status: 503,
    zh: '现在连不上“{provider}”（{reason}）。请用登录名和密码登录，或过一会儿再试。',
    en: '“{providerEn}” cannot be reached now ({reason}). Sign in with login name and password, or try again later.',
  },
  'people.provider-left': {
    status: 401,
    zh: '您在“{provider}”没有完成登录。请再试一次，或用登录名和密码登录。',
    en: 'You did not finish signing in at “{providerEn}”. Try again, or sign in with login name and password.',
  },
  'people.provider-refused': {
    status: 401,
    zh: '“{provider}”的答复没有通过检查（{reason}），没有登录。请重新开始；总是这样就把括号里的字告诉管理员。',
    en: 'The answer of “{providerEn}” did not pass the checks ({reason}); nobody was signed in. Begin again; if it stays so, tell the administrator the words in brackets.',
  },
  'people.identity-unknown': {
    status: 401,
    zh: '您在“{provider}”的身份还没有对应到这里的账号，已经记下，等管理员确认。有密码的可以先用密码登录，再到“我的账号”里关联。',
    en: 'Your identity at “{providerEn}” is not linked to an account here; it was noted and waits for an administrator. With a password, sign in with that and link it in “My account”.',
  },
  'people.identity-without-post': {
    status: 401,
    zh: '身份已经确认，但您的账号现在没有岗位，或者已停用，所以不能登录。请联系本单位管理员。',
    en: 'Your identity is confirmed, but your account holds no post now or is suspended, so it cannot sign in. Ask the administrator of your unit.',
  },
  'people.identity-taken': {
    status: 409,
    zh: '这个身份已经关联到另一个账号，没有改动。请联系管理员。',
    en: 'This identity is linked to another account; nothing was changed. Ask the administrator.',
  },
  'people.identity-own': {
    status: 409,
    zh: '不能自己确认自己的账号。请在“我的账号”里用密码关联，或请另一位管理员确认。',
    en: 'Nobody confirms for their own account. Link it in “My account” with your password, or ask another administrator.',
  },
  'people.login-unknown': {
    status: 409,
    zh: '没有这个登录名的账号，或者这个人已离开。请检查登录名；账号要先由管理员建立。',
    en: 'No account has this login name, or the person has left. Check it; an account must be made first.',
  },
} satisfies ProblemCatalogue
