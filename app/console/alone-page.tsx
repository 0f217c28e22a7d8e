import type { ReactNode } from 'react'
import { LanguageSwitch } from './language-switch.tsx'

/** What stands around a page that needs no session: the name, the language, nothing else. */
export function AlonePage({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="header">
        <span className="brand">练兵</span>
        <div className="header-end">
          <LanguageSwitch />
        </div>
      </header>
      <main className="alone">{children}</main>
    </>
  )
}
