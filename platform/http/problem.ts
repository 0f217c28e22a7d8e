/** A refusal as the user meets it. Every code stands in a catalogue with its status and its sentence in both languages. */
export type Language = 'zh-CN' | 'en'

export type ProblemValues = Readonly<Record<string, string | number | boolean | null>>

/** Of no campaign: a refusal that rests on a rule of one carries its clause when it is thrown. */
export interface ProblemKind {
  status: number
  /** What is wrong and how to mend it; `{name}` stands for a value. */
  zh: string
  en: string
}

/** code ('exams.already-handed-in') → what it is. A slice exports one from `problems.ts`. */
export type ProblemCatalogue = Readonly<Record<string, ProblemKind>>

/** One wrong field of a request: where it stands ('body.name'), what was sent, what is wrong, how to mend it. */
export interface FieldError {
  place: string
  value: string
  message: string
  cure: string
}

export class Problem extends Error {
  readonly code: string
  readonly values: ProblemValues
  readonly fields: readonly FieldError[]
  /** Of the campaign's definition: the rule that refuses. */
  clause: string | undefined

  constructor(code: string, values: ProblemValues, fields: readonly FieldError[]) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.values = values
    this.fields = fields
  }
}

/** `throw problem('people.link-unknown', { … })` */
export function problem(code: string, values: ProblemValues = {}, fields: readonly FieldError[] = []): Problem {
  return new Problem(code, values, fields)
}

/** `throw citing(definition.draw.clauses[0], problem('draw.too-early', { … }))`: the clause comes from the campaign's definition. */
export function citing(clause: string | undefined, found: Problem): Problem {
  found.clause = clause
  return found
}

/** What crosses the wire. */
export interface ProblemAnswer {
  code: string
  message: string
  values: ProblemValues
  clause?: string
  fields?: readonly FieldError[]
}

export const houseProblems: ProblemCatalogue = {
  'house.not-found': {
    status: 404,
    zh: '没有这一页，或者您的角色看不到它。',
    en: 'There is no such page, or your role does not see it.',
  },
  'house.sign-in-needed': {
    status: 401,
    zh: '请先登录（登录可能已过期）。',
    en: 'Please sign in (your session may have expired).',
  },
  'house.not-in-this-stage': {
    status: 409,
    zh: '活动现处于“{stageName}”阶段，这一步只能在“{openNames}”阶段做。请等到该阶段，或请办公室调整阶段。',
    en: 'The campaign is in the stage “{stageName}”; this can be done only in: {openNames}. Wait for it, or ask the office to move the stage.',
  },
  'house.input-wrong': {
    status: 400,
    zh: '有 {count} 处填写有误，请按提示修改。',
    en: '{count} field(s) are wrong: see each for the cure.',
  },
  'house.not-from-here': {
    status: 403,
    zh: '请求不是从本系统的页面发出的。请从本系统页面重新操作。',
    en: 'The request did not come from a page of this system. Repeat it from here.',
  },
  'house.unknown-name': {
    status: 421,
    zh: '本系统没有这个网址。请用管理员告知的网址；管理员请把人们使用的网址设为 LIANBING_ORIGIN，并让代理传递 Host。',
    en: 'This system does not go by this name. Use the address you were told; administrator: set LIANBING_ORIGIN to the address people use and let the proxy pass Host on.',
  },
  'house.too-many': {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests: try again in {seconds} seconds.',
  },
  'house.busy': {
    status: 503,
    zh: '此刻请求太多，请过一分钟再试。',
    en: 'Too many are asking at this moment: try again in a minute.',
  },
  'house.too-large': {
    status: 413,
    zh: '文件或内容超过 {limit} 字节。请拆分后再传。',
    en: 'More than {limit} bytes. Split it and send the parts.',
  },
  'house.too-many-files': {
    status: 413,
    zh: '一次最多上传 {limit} 个文件，其余没有收。请分次上传。',
    en: 'At most {limit} file(s) at a time. Upload the others one after the other.',
  },
  'house.address-too-long': {
    status: 414,
    zh: '网址太长（其中一段或全部超过 {limit} 个字符）。请从页面上的链接进入，或缩短查询条件。',
    en: 'The address is too long: it, or a part of it, has more than {limit} characters. Follow a link of the page, or shorten the search.',
  },
  'house.headers-too-large': {
    status: 431,
    zh: '网址与请求头合计超过 {limit} 字节。请缩短查询条件；仍不行请清除本站的 Cookie 后再试。',
    en: 'Address and headers are more than {limit} bytes. Shorten the search; if that does not help, clear the cookies of this site.',
  },
  'house.unreadable': { status: 400, zh: '请求内容无法读取：{detail}', en: 'The request cannot be read: {detail}' },
  'house.device-unknown': {
    status: 409,
    zh: '这台设备没有登记在您名下。请在设备上联网登录后重新登记。',
    en: 'This device is not registered as yours. Sign in on it with the network and register it again.',
  },
  'house.device-copied': {
    status: 409,
    zh: '这个序号已被同一设备的另一次改动占用：设备数据可能被复制或还原过。请在设备上重新登记，未上传的内容会保留并重新编号。',
    en: 'Another change of this device has that number: its store was copied or put back. Register it again; what was not sent stays and is numbered anew.',
  },
  'house.bug': {
    status: 500,
    zh: '系统出错，已记录，编号 {request}。数据没有改动。请把编号告诉管理员。',
    en: 'A fault of the system, logged as {request}. Nothing was changed. Tell the administrator this number.',
  },
}

export function renderProblem(found: Problem, kind: ProblemKind, language: Language): ProblemAnswer {
  const sentence = language === 'en' ? kind.en : kind.zh
  const message = sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(found.values[name] ?? whole))
  return {
    code: found.code,
    message,
    values: found.values,
    ...(found.clause === undefined ? {} : { clause: found.clause }),
    ...(found.fields.length === 0 ? {} : { fields: found.fields }),
  }
}

/** The first of the languages we have that the browser asks for; Chinese where it asks for none of them. */
export function preferredLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().toLowerCase())
  const first = wanted.find((tag) => tag.startsWith('zh') || tag.startsWith('en'))
  return first?.startsWith('en') === true ? 'en' : 'zh-CN'
}
