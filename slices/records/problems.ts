import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'records.is-signed': {
    status: 409,
    zh: '笔录已经签署，文字不能再改。需要补充的，请另作一份补充笔录。',
    en: 'The record is signed: its text does not change any more. Write a supplementary record.',
  },
  'records.other-kind': {
    status: 422,
    zh: '笔录的种类不能中途更换。请新建一份。',
    en: 'A record does not change its kind. Begin a new one.',
  },
  'records.version-unknown': {
    status: 409,
    zh: '这次改动所依据的版本不在服务器上。请先同步。',
    en: 'The text that this change was written on is not on the server. Synchronise first.',
  },
  'records.text-lost': {
    status: 409,
    zh: '笔录打印后，改动要同时保留原来的文字（划去并注明时间）。这次改动里有的文字不见了，请在外勤应用里改。',
    en: 'After printing a change keeps the text before, struck out. Some text is gone: correct it in the field app.',
  },
  'records.photo-missing': {
    status: 409,
    zh: '有照片还没有传到服务器。请保持网络，照片传完后会自动继续。',
    en: 'A photograph has not arrived yet. Keep the network; it goes on by itself when they have.',
  },
  'records.print-differs': {
    status: 409,
    zh: '打印件的指纹与文字不符（应用版本不同，或打印后文字变了）。请更新应用，重新打印。',
    en: 'The fingerprint of the printout is not that of the text (another version of the app, or the text changed). Update the app and print again.',
  },
  'records.incomplete': {
    status: 422,
    zh: '还不能打印签署：{zh}。请补齐；允许空缺的，请写明原因。要先看一看，可以打印草稿。',
    en: 'It cannot be printed to be signed yet: {en}. Fill it in, or say why it stays open where that is allowed. A draft may be printed to look at.',
  },
  'records.text-split': {
    status: 409,
    zh: '两台设备都改过这份笔录，还没有决定用哪一份。请先决定，再打印。',
    en: 'Two devices changed this record and nobody has decided which text goes on. Decide first, then print.',
  },
  'records.print-unknown': {
    status: 409,
    zh: '签署的不是最新的打印件。旧打印件作废，请打印最新文字后签署。',
    en: 'What was signed is not the newest printout. The older one is void: print the newest text and have it signed.',
  },
  'records.pages-missing': {
    status: 422,
    zh: '每一页签字后都要拍照，页数与打印件一致。请补拍缺少的页。',
    en: 'Each signed page is photographed once, as many as were printed. Add the missing ones.',
  },
  'records.reason-needed': {
    status: 422,
    zh: '拒签或不在场，要写明原因（至少 4 个字）和见证人。',
    en: 'Refused or absent: say why (at least 4 characters) and who witnessed it.',
  },
  'records.change-wrong': {
    status: 400,
    zh: '改动的内容无法读取：{detail}。请更新应用后再试。',
    en: 'The change cannot be read: {detail}. Update the app and try again.',
  },
  'records.no-photo': {
    status: 400,
    zh: '没有收到照片，或不是照片（JPEG、PNG、WebP、HEIC）。',
    en: 'No photograph arrived, or it is none (JPEG, PNG, WebP, HEIC).',
  },
  'records.decided-already': {
    status: 409,
    zh: '两份文字已经变了或已有决定。请刷新后再看。',
    en: 'The texts have changed or were decided already. Load the page again.',
  },
} satisfies ProblemCatalogue
