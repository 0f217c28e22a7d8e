import '../../platform/web/styles.css'
import './console.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { giveStylesTheirNonce } from '../../platform/web/content-policy.ts'
import { startLoadedTexts } from '../../platform/web/i18n.ts'

giveStylesTheirNonce()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

/** The words and the console come side by side. */
async function start(at: HTMLElement): Promise<void> {
  const [{ Console }] = await Promise.all([
    import('./console.tsx'),
    startLoadedTexts({
      'zh-CN': async () => (await import('./words.zh-CN.ts')).words,
      en: async () => (await import('./words.en.ts')).words,
    }),
  ])
  createRoot(at).render(createElement(Console))
}

/** Where a part can't be fetched there are no words either: both languages, by hand. */
start(root).catch((failure: unknown) => {
  root.textContent = '页面没有读全，请刷新再试。 The page did not load whole; reload it.'
  throw failure
})
