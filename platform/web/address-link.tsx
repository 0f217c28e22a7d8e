/** A link to an address of the console as text, with what stands behind its question mark. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  to: string
  className?: string
  onGo?: () => void
  children: ReactNode
}

export function AddressLink({ to, className, onGo, children }: Props) {
  const { pathname, search } = splitAddress(to)
  return (
    <Link
      to={pathname}
      search={() => search}
      {...(className === undefined ? {} : { className })}
      {...(onGo === undefined ? {} : { onClick: onGo })}
    >
      {children}
    </Link>
  )
}

export function splitAddress(address: string): { pathname: string; search: Record<string, string> } {
  const [pathname = '', query = ''] = address.split('?')
  return { pathname, search: Object.fromEntries(new URLSearchParams(query)) }
}
