/** What the small readers of XML here share: entities, and comments taken out. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities of XML as the library decodes them; what is none stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z]+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}

/** Elements in a comment are none. */
export const withoutComments = (xml: string): string =>
  xml.includes('<!--') ? xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, keepCharacterData) : xml

const keepCharacterData = (part: string): string => (part.startsWith('<!--') ? '' : part)
