/**
 * The content security policy takes a style element only with the page's nonce. Ant Design's libraries write such elements
 * in several places, and not all of them know of nonces: the one door through which a script makes an element gives it.
 * A style that comes as text (innerHTML) passes no such door and stays refused.
 */
export function giveStylesTheirNonce(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  if (nonce === undefined || nonce === '') return
  const create = document.createElement.bind(document)
  const withNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const made = create(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }
  Object.defineProperty(document, 'createElement', { value: withNonce, configurable: true, writable: true })
}
