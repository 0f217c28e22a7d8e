/**
 * Builds the verifier page of the draw into one file, `dist/verifier/draw-verifier.html`: script and style inside, taken by
 * their hashes only, nothing loaded from anywhere. It goes into downloaded folders and is opened from them.
 */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '../..')

const style = `body{margin:0 auto;padding:24px 16px 48px;max-width:860px;color:#1b2430;background:#fff;font:16px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
h1{font-size:22px}h2{font-size:18px;padding:12px 16px;border-radius:8px}h2.verified{background:#e6f2ee;color:#0b6e4f}h2.partly{background:#eef4ff;color:#175cd3}h2.cannot{background:#fff4e5;color:#93370d}h2.differs{background:#fef0ee;color:#b42318}h3{font-size:16px;margin:24px 0 0}
ul{padding:0;list-style:none}li{padding:8px 0;border-block-end:1px solid #e4e7ec;overflow-wrap:anywhere}li.holds strong{color:#0b6e4f}li.differs strong{color:#b42318}li.unsaid strong{color:#b54708}
code{display:block;font-size:13px;overflow-wrap:anywhere}.drop{display:grid;gap:8px;padding:20px;border:2px dashed #667085;border-radius:8px}input,textarea,button{font:inherit;min-height:44px}
main>button.lang{float:right;padding:0 16px;border:1px solid #667085;border-radius:8px;background:#fff;color:#175cd3}summary{cursor:pointer;padding:12px 0}form{display:grid;gap:12px}form label{display:grid;gap:4px}form input,form textarea{box-sizing:border-box;inline-size:100%;padding:4px 8px}form textarea{min-block-size:88px}form button{justify-self:start;padding:0 24px;border:0;border-radius:8px;background:#0b6e4f;color:#fff}.name{color:#475467;font-size:14px}button:focus-visible,input:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid #175cd3;outline-offset:2px}`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page around a script; `</script` inside of it would end it early. */
function pageAround(code: string): string {
  const script = code.replaceAll('</script', '<\\/script')
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width"><title>抽取核验</title><style>${style}</style></head><body><noscript>本页要在浏览器里运行脚本（不联网）。This page needs scripts (no network).</noscript><script type="module">${script}</script></body></html>\n`
}

export const verifierPage: Plugin = {
  name: 'draw-verifier',
  apply: 'build',
  closeBundle: async () => {
    const result = await build({
      ...{ configFile: false, root, logLevel: 'warn' },
      build: {
        ...{ write: false, target: ['chrome109', 'firefox115', 'safari16'] },
        rollupOptions: { input: join(root, 'slices/draw/ui/verifier/verify-page.ts') },
      },
    })
    const outputs = Array.isArray(result) ? result : [result]
    const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []))
    const code = chunks.flatMap((one) => (one.type === 'chunk' ? [one.code] : [])).join('\n')
    const folder = join(root, 'dist/verifier')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'draw-verifier.html'), pageAround(code))
  },
}
