import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'draw.none': {
    status: 409,
    zh: '活动方案没有规定抽取案卷，没有可抽的类型。请先在方案里写明抽取的类型。',
    en: 'The definition of the campaign draws no case files. Say in the definition which types are drawn.',
  },
  'draw.too-early': {
    status: 409,
    zh: '抽取日 {day} 还在文书窗口内：窗口到 {last} 为止（解读 R10），抽取须在其后（解读 R29）。请选 {from} 或以后的一天。',
    en: 'The day {day} lies within the window of the documents, which ends on {last} (reading R10); the draw comes after it (reading R29). Choose {from} or later.',
  },
  'draw.too-late': {
    status: 409,
    zh: '抽取日 {day} 已到评审阶段：抽取须在评审开始之前（解读 R29）。请选 {until} 或以前的一天。',
    en: 'On {day} review has begun; the draw comes before it (reading R29). Choose {until} or earlier.',
  },
  'draw.review-open': {
    status: 409,
    zh: '活动已转入评审阶段，首轮抽取须在评审开始之前（解读 R29）。请办公室退回“开展”阶段，或补抽（补充已有的一轮）。',
    en: 'Review is open, and the first draw comes before it (reading R29). Move the stage back, or make a supplementary round.',
  },
  'draw.day-past': {
    status: 422,
    zh: '抽取日 {day} 已过，今天是 {today}。请选今天或以后的一天。',
    en: '{day} is past; today is {today}. Choose today or later.',
  },
  'draw.not-today': {
    status: 409,
    zh: '抽取定在 {day}，今天是 {today}。到那天再开始；要提前，请先改抽取日并写明原因。',
    en: 'The draw is set for {day}; today is {today}. Begin on that day, or change the day first and say why.',
  },
  'draw.round-exists': {
    status: 409,
    zh: '第 {round} 轮仍然有效。要再抽，请设为补充第 {round} 轮的补抽，或先由两人作废它。',
    en: 'Round {round} stands. Make this one supplementary to it, or let two persons void it first.',
  },
  'draw.nothing-to-supplement': {
    status: 422,
    zh: '第 {round} 轮不能补充：只能补充同一用途、已抽出、未作废的一轮。',
    en: 'Round {round} cannot be supplemented: it must be drawn, not void, and for the same purpose.',
  },
  'draw.strata-needed': {
    status: 422,
    zh: '抽专家或企业要写明分层和名额，名称不能重复；抽案卷不写（由方案规定）。',
    en: 'Experts and enterprises need strata with places, each named once; case files take none (the definition says them).',
  },
  'draw.wrong-state': {
    status: 409,
    zh: '第 {round} 轮现在的状态是“{state}”，不能做这一步。请刷新后再看。',
    en: 'Round {round} is in the state “{state}”: this step does not fit. Load the page again.',
  },
  'draw.lines-changed': {
    status: 409,
    zh: '您确认的清单已不是最新的：登记表刚有改动。请刷新，核对后再确认。',
    en: 'The lines you confirmed are not the newest: the register has just changed. Load them again, then confirm.',
  },
  'draw.objection-open': {
    status: 409,
    zh: '本单位还有 {count} 条异议没有答复，答复后再确认。',
    en: '{count} objections of the unit wait for an answer; confirm after it.',
  },
  'draw.type-unknown': {
    status: 422,
    zh: '“{type}”不是本单位层级抽取的类型；可写：{types}。',
    en: '“{type}” is not drawn for the level of the unit; write one of: {types}.',
  },
  'draw.line-there': {
    status: 409,
    zh: '案号 {number} 已在本单位清单里，类型 {type}。如类型有误，请选“类型不对”。',
    en: 'Case {number} is in the lines of the unit already, as {type}. If the type is wrong, object to the type.',
  },
  'draw.line-not-there': {
    status: 409,
    zh: '案号 {number} 不在本单位清单里。如是漏列，请选“漏列”。',
    en: 'Case {number} is not among the lines of the unit. If it is missing, object that it is missing.',
  },
  'draw.objection-decided': {
    status: 409,
    zh: '这条异议已经答复。请刷新后再看。',
    en: 'This objection has been answered. Load the page again.',
  },
  'draw.objections-wait': {
    status: 409,
    zh: '还有 {count} 条异议没有答复。答复完再冻结。',
    en: '{count} objections wait for an answer. Answer them, then freeze.',
  },
  'draw.not-in-register': {
    status: 409,
    zh: '有 {count} 条采纳的异议还没有改进案件登记表：{numbers}。底册只取自登记表，请先导入更正的行。',
    en: '{count} upheld objections do not show in the register of cases: {numbers}. The universe is the register alone: import the corrected rows first.',
  },
  'draw.units-unchecked': {
    status: 409,
    zh: '还有 {count} 个单位没有确认自己的清单（其中 {unseen} 个没看过）。请催办；确要冻结，请勾选“未确认也冻结”。',
    en: '{count} units have not confirmed their lines ({unseen} have not even looked). Remind them, or say that you freeze anyway.',
  },
  'draw.register-empty': {
    status: 409,
    zh: '登记表里没有参加抽取的单位。请先导入单位表和案件表。',
    en: 'The register has no unit that takes part in the draw. Import units and cases first.',
  },
  'draw.register-moved': {
    status: 409,
    zh: '冻结时登记表有了新的版本。请各单位看过新清单后再冻结。',
    en: 'The register moved to a new version while it was being frozen. Look at the new lines, then freeze.',
  },
  'draw.separator': {
    status: 409,
    zh: '案号“{number}”含有制表符或换行，不能写进公开的底册。请在登记表里改正。',
    en: 'Case number “{number}” holds a tab or a line end and cannot stand in the universe. Correct it in the register.',
  },
  'draw.no-candidates': {
    status: 409,
    zh: '候选名单是空的，或有分层没有人。请先录入名单。',
    en: 'The list of candidates is empty. Enter it first.',
  },
  'draw.candidate-wrong': {
    status: 422,
    zh: '候选人“{id}”有误：编号不能重复，分层须是 {strata} 之一。',
    en: 'Candidate “{id}” is wrong: each id once, and a stratum of: {strata}.',
  },
  'draw.present-unknown': {
    status: 422,
    zh: '“{post}”不在本轮的见证岗位里。可写：{posts}。',
    en: '“{post}” is not a witness of this round; write one of: {posts}.',
  },
  'draw.nobody-present': {
    status: 409,
    zh: '还没有登记到场的见证岗位。请先登记，至少两个。',
    en: 'No witness is noted as present. Note them first, at least two.',
  },
  'draw.seed-not-digits': {
    status: 422,
    zh: '骰子数字里有“{found}”；只能是数字 0–9（空格和连字符不计）。',
    en: 'There is “{found}” among the digits; only 0–9 count (spaces and hyphens are left out).',
  },
  'draw.seed-too-short': {
    status: 422,
    zh: '只有 {found} 位数字，至少要 {fewest} 位。请继续掷骰。',
    en: 'Only {found} digits, at least {fewest} are needed. Throw on.',
  },
  'draw.not-committed': {
    status: 409,
    zh: '第 {round} 轮还没有公布承诺：先公布承诺，才能掷骰录入种子。',
    en: 'Round {round} has no published commitment: it comes before any seed.',
  },
  'draw.seeded-already': {
    status: 409,
    zh: '第 {round} 轮已有种子。一轮只有一个种子，不能再录。',
    en: 'Round {round} has its seed. A round has one seed only.',
  },
  'draw.seed-used-in-another-round': {
    status: 409,
    zh: '这串数字已是另一轮的种子。每轮要重新掷骰。',
    en: 'These digits are the seed of another round. Throw the dice anew for each round.',
  },
  'draw.same-person': {
    status: 409,
    zh: '第二次不能由您录入：{why}。请另一个独立的人用自己的账号录入。',
    en: 'The second entry cannot be yours: {why}. Another, independent person enters the digits under their own sign-in.',
  },
  'draw.same-post': {
    status: 409,
    zh: '“{post}”已经录入过。第二次须由另一个岗位录入，请改选岗位。',
    en: '“{post}” has entered the digits. The second entry is another post’s: choose it.',
  },
  'draw.entries-differ': {
    status: 409,
    zh: '两次录入从第 {place} 位起不一致，两次都已作废。请对着骰子记录各自重录。',
    en: 'The two entries differ from digit {place} on; both are gone. Enter them anew from the sheet of the dice.',
  },
  'draw.minutes-moved': {
    status: 409,
    zh: '会议记录内容已有变化（如新增到场岗位）。请重新打开记录，核对后再签。',
    en: 'The minutes have changed since. Open them again, then sign.',
  },
  'draw.signed-already': { status: 409, zh: '“{post}”已经签过。', en: '“{post}” has signed already.' },
  'draw.signed-by-you': {
    status: 409,
    zh: '您已经以“{own}”签过字，一人只签一个岗位。“{post}”请本人登录签字，没有账号的由办公室据签字纸件登记。',
    en: 'You have signed as “{own}”; one person signs as one post. Let “{post}” sign in and sign, or sign on paper, which the office records.',
  },
  'draw.not-an-image': {
    status: 422,
    zh: '“{name}”不是照片或扫描件。请用 JPG、PNG、WebP 或 PDF。',
    en: '“{name}” is neither photograph nor scan. Use JPG, PNG, WebP or PDF.',
  },
  'draw.not-in-force': {
    status: 409,
    zh: '案卷 {gone} 现在不是该层抽中的案卷，可能已被替换。请刷新后再看。',
    en: 'File {gone} is not the one in force for this stratum; it may have been replaced. Load the page again.',
  },
  'draw.verifier-missing': {
    status: 503,
    zh: '核验页还没有构建。请管理员运行 npm start（会构建控制台和核验页）后再下载。',
    en: 'The verifier page is not built. The administrator runs npm start, which builds it; then download again.',
  },
  'draw.copy-damaged': {
    status: 500,
    zh: '冻结的底册与公布的哈希不符，没有抽取。请管理员核对数据库。',
    en: 'The frozen lines do not have the published hash; nothing was drawn. Let the administrator look into the database.',
  },
} satisfies ProblemCatalogue
