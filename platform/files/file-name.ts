/** The name of a file as somebody else has written it: to be shown and offered again, never a path of ours. */

/** Control characters, and the invisible ones that turn the order of letters: `报表\u202excod.exe` shows as `报表exe.docx`. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const MOST = 200

/** Without folders, invisible characters, halves of characters, dots at its ends; never empty. */
export function cleanFileName(written: string): string {
  const last = written.toWellFormed().normalize('NFC').replace(invisible, '').split(/[/\\]/).at(-1) ?? ''
  const bare = last.replace(/[<>:"|?*]/g, '_').replace(/^[\s.]+|[\s.]+$/g, '')
  return [...bare].slice(-MOST).join('') || '未命名'
}
