/** HTML as tagged templates: every value is escaped unless it is HTML itself. */

export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | readonly Part[]

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const textOf = (part: Part): string =>
  part instanceof Html ? part.text : typeof part === 'object' ? part.map(textOf).join('') : escaped(String(part))

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, at) => text + (at < parts.length ? textOf(parts[at] ?? '') : '')).join(''))
}

/** Ink, muted, line, accent, error, link as the console has them. */
export const style = `
:root{color-scheme:light}
body{margin:0 auto;padding:24px 16px 48px;max-width:900px;color:#1b2430;background:#fff;
font:15px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
h1{font-size:22px;margin:0}h2{font-size:17px;margin:32px 0 8px}
.muted{color:#667085}.lang{text-align:end;margin:0}.void{color:#b42318;font-weight:600}
a{color:#175cd3}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:8px 0}
dt{color:#667085}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;inline-size:100%;margin-block-start:8px}
th,td{text-align:start;padding:6px 8px;border-block-end:1px solid #e4e7ec;vertical-align:top;overflow-wrap:anywhere}
summary{cursor:pointer;padding:8px 0;min-height:24px}
@media(max-width:600px){dl{grid-template-columns:1fr}dt{margin-block-start:6px}}
`

/** Put together by hand: a formatter would add white space to the style, whose hash the policy names. */
export const pageOf = ({ lang, title, body }: { lang: string; title: string; body: Html }): string =>
  [
    `<!doctype html><html lang="${escaped(lang)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>`,
    `<style>${style}</style></head><body><main>${body.text}</main></body></html>`,
  ].join('')
