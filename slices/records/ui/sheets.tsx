/** The sheets of a record as they are printed: one to a page of paper, the same lines as in .docx and PDF. */
import { useTranslation } from 'react-i18next'
import type { LaidOut, Page } from '../../../rules/drafting/pages.ts'
import './sheets.css'

export function RecordSheets({ laid, isPrinted }: { laid: LaidOut; isPrinted: boolean }) {
  return (
    <div className="sheets" lang="zh-CN">
      {laid.pages.map((page) => (
        <Sheet key={page.number} laid={laid} page={page} isPrinted={isPrinted} />
      ))}
    </div>
  )
}

function Sheet({ laid, page, isPrinted }: { laid: LaidOut; page: Page; isPrinted: boolean }) {
  const { t } = useTranslation('records')
  const { number, of, lines, opinion, blank, mark } = page
  return (
    <section className="sheet" aria-label={t('sheet', { number, of })}>
      {!isPrinted && <span className="sheet-draft">草稿</span>}
      <h2>{number === 1 ? laid.title : `${laid.title}（续）`}</h2>
      {lines.map((line, index) => (
        <p key={index} className="sheet-line">
          {line.map(({ text, struck }, at) =>
            struck === true ? <s key={at}>{text}</s> : <span key={at}>{text}</span>,
          )}
        </p>
      ))}
      {Array.from({ length: opinion }, (_, index) => (
        <p key={`opinion ${index}`} className="sheet-line" />
      ))}
      {blank > 0 && <Struck lines={blank} />}
      <footer>
        {laid.signers.map((signer) => (
          <p key={signer} className="sheet-sign">
            {isPrinted ? <span>{signer}签名：</span> : <s>{signer}签名：不得签署</s>}
            {isPrinted && <span className="sheet-day">年 月 日</span>}
          </p>
        ))}
        <p className="sheet-foot">
          <span>{isPrinted ? `校验码 ${mark}` : '草稿，不得签署'}</span>
          <span>{`第 ${number} 页 共 ${of} 页`}</span>
        </p>
      </footer>
    </section>
  )
}

/** What stays empty is struck through: nothing can be written into it later. */
const Struck = ({ lines }: { lines: number }) => (
  <svg
    className="sheet-blank"
    viewBox={`0 0 100 ${lines * 5}`}
    height={`${lines * 1.536}em`}
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <line x1="6" y1={lines * 5 - 1} x2="94" y2="1" stroke="currentColor" strokeWidth="0.3" />
  </svg>
)
