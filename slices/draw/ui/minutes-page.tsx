/** The minutes as they are printed and signed; the paper is Chinese whatever the language of the page. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { MinutesView } from '../contract-minutes.ts'
import { signatureCells } from '../model.ts'
import { Signatures } from './minutes-signatures.tsx'
import { drawFile, useDraw, useDrawAddress } from './queries.ts'
import './draw.css'
import './ceremony.css'

export default function MinutesPage() {
  const { t } = useTranslation('draw')
  const campaign = useCampaign()
  const { round } = useDrawAddress()
  const asked = useDraw<MinutesView>(`${round}/minutes`)
  return (
    <div className="page">
      <PageHeader
        title={t('minutes.title')}
        about={t('rounds.name', { round })}
        actions={
          <>
            <PageLink page={`draw/${round}`} className="page-action">
              {t('lines.back')}
            </PageLink>
            <Button href={drawFile(campaign, `${round}/minutes.docx`)} download>
              {t('minutes.docx')}
            </Button>
            <Button type="primary" onClick={() => window.print()}>
              {t('minutes.print')}
            </Button>
          </>
        }
      />
      <Answer of={asked}>
        {(minutes) => (
          <>
            <Paper minutes={minutes} />
            <div className="ceremony light plain">
              <Signatures round={round} {...minutes} minutesHash={minutes.hash} />
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

function Paper({ minutes }: { minutes: MinutesView }) {
  return (
    <article className="minutes page" lang="zh-CN">
      <h2>
        {minutes.title.split('\u3000').map((line) => (
          <span key={line} className="minutes-title-line">
            {line}{' '}
          </span>
        ))}
      </h2>
      <table>
        <tbody>
          {minutes.facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>一、抽中</h3>
      <Rows
        heads={['单位', '类型', '抽中', '其后递补（件）']}
        rows={minutes.drawn.map((row) => [row.unit, row.type, row.taken, String(row.left)])}
      />
      <h3>二、无案卷可抽</h3>
      {minutes.empty.length === 0 ? (
        <p>每层都有案卷。</p>
      ) : (
        <Rows heads={['单位', '类型']} rows={minutes.empty.map(({ unit, type }) => [unit, type])} />
      )}
      <h3>三、签字</h3>
      <p>
        本记录的校验值（SHA-256）：<code className="hash">{minutes.hash}</code>
      </p>
      <Rows heads={['岗位', '签字', '日期']} rows={signatureCells(minutes)} className="sign" />
    </article>
  )
}

function Rows({ heads, rows, className = '' }: { heads: string[]; rows: string[][]; className?: string }) {
  return (
    <table className={className}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join(' ')}>
            {row.map((cell, at) => (
              <td key={`${at}`}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
