import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'evidence.empty': {
    status: 422,
    zh: '“{name}”是空文件（0 字节）。请在原处打开看看，重新扫描或重新导出后再传。',
    en: '“{name}” is empty (0 bytes). Open it where it is from; scan or export it again.',
  },
  'evidence.not-a-scan': {
    status: 422,
    zh: '“{name}”的内容是 {found}，不是 PDF、JPEG 或 PNG（看内容，不看文件名）。TIFF、照片 HEIC 或 Word 请先另存（打印）为 PDF 或 JPEG 再传。',
    en: '“{name}” holds {found}, not PDF, JPEG or PNG (its content counts, not its name). Save (or print) TIFF, HEIC or Word as PDF or JPEG first.',
  },
  'evidence.file-too-large': {
    status: 413,
    zh: '“{name}”有 {size} MB；这类文件每个不超过 {megabytes} MB。请按 300 dpi 灰度扫描，或把案卷分成几个文件。',
    en: '“{name}” has {size} MB; such a file may have at most {megabytes} MB. Scan in grey at 300 dpi, or split the volume into several files.',
  },
  'evidence.cut-off': {
    status: 422,
    zh: '“{name}”缺了末尾，可能没有拷完或导出中断。请在原处打开看看，重新拷贝、扫描或导出后再传。',
    en: '“{name}” has lost its end: it was not copied or exported to the last byte. Open it where it is from; copy, scan or export it again.',
  },
  'evidence.no-pages': {
    status: 422,
    zh: '“{name}”是 PDF，但一页也没有。请在原处打开看看，重新扫描或导出后再传。',
    en: '“{name}” is a PDF without a single page. Open it where it is from; scan or export it again.',
  },
  'evidence.damaged': {
    status: 422,
    zh: '“{name}”已损坏，读不出各页。请在原处打开看看，重新扫描或重新导出后再传。',
    en: '“{name}” is damaged: its pages cannot be read. Open it where it is from; scan or export it again.',
  },
  'evidence.encrypted': {
    status: 422,
    zh: '“{name}”有密码或加了权限限制。请用密码打开，另存（打印）为没有密码的 PDF 后再传。',
    en: '“{name}” is protected by a password or by restrictions. Open it, print it to a PDF without them, and send that.',
  },
  'evidence.swelling': {
    status: 422,
    zh: '“{name}”拆成单页后异常膨胀（到第 {detail} 页）。请重新“打印为 PDF”后再传。',
    en: 'Taken apart into pages “{name}” swells beyond measure (at page {detail}). Print it to PDF again and send that.',
  },
  'evidence.too-many-pages': {
    status: 422,
    zh: '一册最多 {most} 页，加上这个文件有 {detail} 页。请另立一册。',
    en: 'A volume has at most {most} pages; with this file it would have {detail}. Begin another volume.',
  },
  'evidence.too-many-files': {
    status: 422,
    zh: '一册最多 {most} 个文件。请另立一册，或先把照片合成 PDF。',
    en: 'A volume has at most {most} files. Begin another volume, or join photos into a PDF.',
  },
  'evidence.too-many-pixels': {
    status: 422,
    zh: '“{name}”是 {width} × {height} 像素，浏览器打不开（总数不超过 {most} 百万，每边不超过 {side}）。请缩小后再传。',
    en: '“{name}” is a picture of {width} × {height} pixels, which no browser opens (at most {most} million, {side} a side). Scale it down first.',
  },
  'evidence.same-file': {
    status: 409,
    zh: '“{name}”与本册已有的“{twin}”内容相同，没有再收。',
    en: '“{name}” has the same content as “{twin}” of this volume. It was not taken again.',
  },
  'evidence.quota': {
    status: 409,
    zh: '本单位案卷空间共 {quota} GB，剩余不足。请删除未完成的上传，或请管理员扩容。',
    en: 'The unit has {quota} GB for volumes, and not enough is left. Drop unfinished uploads, or ask the administrator for room.',
  },
  'evidence.disk-full': {
    status: 507,
    zh: '服务器磁盘快满了，现在不收文件。已收到的都在；请管理员腾出空间后再续传。',
    en: 'The disk of the server is nearly full: no files are taken now. What came is kept; go on when the administrator has made room.',
  },
  'evidence.part-wrong': {
    status: 422,
    zh: '第 {part} 段与所报的大小或校验值不符（传输中损坏）。请重传这一段。',
    en: 'Part {part} is not of the size or hash that was told (damaged on the way). Send it again.',
  },
  'evidence.parts-missing': {
    status: 409,
    zh: '还差 {count} 段没有收到。请继续上传。',
    en: '{count} part(s) have not come yet. Go on with the upload.',
  },
  'evidence.upload-over': {
    status: 409,
    zh: '这次上传已经收完或被取消。请刷新。',
    en: 'This upload is complete or was dropped. Load the page again.',
  },
  'evidence.sealed': {
    status: 409,
    zh: '本册已封存，不能再改。确需改动，由联络员或办公室写明理由启封，启封后成为新版本。',
    en: 'The volume is sealed and does not change. If it must, the liaison or the office breaks the seal with a reason; that makes a new version.',
  },
  'evidence.not-sealed': {
    status: 409,
    zh: '本册没有封存，或已启封。请刷新。',
    en: 'The volume is not sealed, or its seal was broken meanwhile. Load the page again.',
  },
  'evidence.changed-meanwhile': {
    status: 409,
    zh: '您看过之后本册有人改动过。请重新核对，再封存。',
    en: 'Somebody has changed the volume since you saw it. Look at it again, then seal.',
  },
  'evidence.nothing-to-seal': {
    status: 409,
    zh: '本册还没有页，或有文件仍在上传、处理。请等完成后再封存。',
    en: 'The volume has no pages yet, or files are still on their way. Seal it when they are done.',
  },
  'evidence.bytes-changed': {
    status: 409,
    zh: '存储的文件与登记的校验值不符（{count} 处），不能封存。请管理员检查磁盘，并从备份恢复。',
    en: 'Stored files differ from the hashes they came with ({count}): it cannot be sealed. The administrator must look at the disk and restore from the backup.',
  },
  'evidence.order-wrong': {
    status: 409,
    zh: '页的顺序没有把每页列一次（可能刚有新页）。请刷新后再排。',
    en: 'The order does not name each page once (pages may have come meanwhile). Load the page again.',
  },
  'evidence.page-moved': {
    status: 409,
    zh: '这一页刚被移出或恢复。请刷新。',
    en: 'The page was taken out or put back meanwhile. Load the page again.',
  },
  'evidence.document-unknown': {
    status: 422,
    zh: '案卷里没有文书“{document}”。请先在案卷里登记这份文书。',
    en: 'The case file has no document “{document}”. Enter it in the case file first.',
  },
  'evidence.in-future': {
    status: 422,
    zh: '时间在将来。请按实际发生的时间填写。',
    en: 'The time lies ahead. Say when it happened.',
  },
  'evidence.not-holder': {
    status: 409,
    zh: '现在由 {holder} 保管，只有保管人能签出。请由其移交，或先移交给您。',
    en: 'It is held by {holder}: only the holder signs it out. Let them hand it over, or hand it to you first.',
  },
  'evidence.hand-over-pending': {
    status: 409,
    zh: '有一次移交还在等接收人签收。签收或拒收之后再办。',
    en: 'A hand-over waits for the receiver’s signature. Go on when it is signed or refused.',
  },
  'evidence.ended': {
    status: 409,
    zh: '这件证据已退还或销毁，不能再移交。',
    en: 'This piece was returned or destroyed: nothing more can happen to it.',
  },
  'evidence.not-outside': {
    status: 409,
    zh: '这件证据不在外单位，无须收回。',
    en: 'The piece is not outside; there is nothing to take back.',
  },
  'evidence.receiver-unknown': {
    status: 422,
    zh: '接收人不在名单里，或就是您自己。请从名单选择另一人。',
    en: 'The receiver is not in the list, or is you. Choose another person.',
  },
  'evidence.answered': {
    status: 409,
    zh: '这次移交已经签收或拒收。请刷新。',
    en: 'The hand-over was signed or refused already. Load the page again.',
  },
  'evidence.target-unknown': {
    status: 422,
    zh: '案卷里没有这项证据：{target}。请刷新后再选。',
    en: 'The case file has no such evidence: {target}. Load the page again.',
  },
  'evidence.interrupted': {
    status: 500,
    zh: '处理“{name}”时后台出错，没有收下。请再传一次；仍然不行，就重新扫描或拆分后再传。',
    en: 'Reading “{name}” broke off; it was not taken. Send it again; if that fails too, scan it again or split it.',
  },
} satisfies ProblemCatalogue
