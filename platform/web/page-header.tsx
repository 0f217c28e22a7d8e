import type { ReactNode } from 'react'
import { useTellTitle } from './page-title.ts'

/** Title, what it is about in one muted line, actions at the end. Each page has exactly one. */
export function PageHeader({ title, about, actions }: { title: string; about?: ReactNode; actions?: ReactNode }) {
  useTellTitle(title)
  return (
    <div className="page-header">
      <title>{`${title} · 练兵`}</title>
      <h1>{title}</h1>
      {about !== undefined && <span className="muted figures">{about}</span>}
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </div>
  )
}
