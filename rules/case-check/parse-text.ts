/** The text of a file as JSON, or where it stops being JSON, as an editor counts lines. */
export function parsedText(text: string): { value: unknown } | { message: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (cause) {
    const at = cause instanceof SyntaxError ? /at position (\d+)/.exec(cause.message)?.[1] : undefined
    return { message: notJson(text, at === undefined ? text.length : Number(at)) }
  }
}

function notJson(text: string, at: number): string {
  if (text.trim() === '') return '文件是空的；请重新导出案卷'
  const lines = text.slice(0, at).split('\n')
  return `不是 JSON：第 ${lines.length} 行第 ${(lines.at(-1)?.length ?? 0) + 1} 个字符附近不成格式；请改正或重新导出`
}
