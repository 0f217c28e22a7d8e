/** How many notices are unread, and the way to them. */
import { BellOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mostCounted } from '../model.ts'
import './desk.css'
import { useUnread } from './queries.ts'

export function Bell() {
  const { t } = useTranslation('desk')
  const count = useUnread().data?.count ?? 0
  const shown = count >= mostCounted ? `${mostCounted - 1}+` : String(count)
  return (
    <Link
      to="/notices"
      className="header-icon"
      aria-label={count === 0 ? t('bell.none') : t('bell.unread', { count: shown })}
    >
      <BellOutlined aria-hidden />
      {count > 0 && (
        <span className="bell-count figures" aria-hidden>
          {shown}
        </span>
      )}
    </Link>
  )
}
