/** The secret in what a person pastes: the whole link as `npm start` prints it, or the secret alone. */
export function secretOf(pasted: string): string {
  const text = pasted.trim()
  if (!/^https?:\/\//.test(text)) return text
  const link = URL.parse(text)
  if (link === null) return text
  return link.pathname.split('/').filter(Boolean).at(-1) ?? text
}
