/** Pages and dialogs of people and of the organisation, in both languages, on a desk and on a phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, faultsOf, phone, photograph, settled, startBrowser, startHouse, visit } from './harness.ts'
import type { RunningHouse, Visit } from './harness.ts'

let house: RunningHouse
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), startBrowser()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const base = '/c/xinjiang-2017'
type Language = 'zh-CN' | 'en'
interface Shown {
  name: string
  path: string
  /** Label of what opens a dialog there. */
  opens?: Readonly<Record<Language, string>>
}

const shown: Readonly<Record<string, readonly Shown[]>> = {
  administrator: [
    {
      ...{ name: 'suspend', path: `${base}/people/accounts/demo-liaison` },
      opens: { 'zh-CN': '停用', en: 'Suspend' },
    },
  ],
  liaison: [{ name: 'stand-ins', path: '/stand-ins' }],
  'office-clerk': [
    { name: 'rosters', path: `${base}/organisation/rosters` },
    {
      ...{ name: 'freeze-roster', path: `${base}/organisation/rosters` },
      opens: { 'zh-CN': '固定一份名单', en: 'Freeze a roster' },
    },
    { name: 'liaisons', path: `${base}/organisation/liaisons` },
    { name: 'units', path: `${base}/organisation/units` },
  ],
}

/** Two characters on a button stand apart. */
const spaced = (label: string): RegExp => new RegExp([...label].join('\\s?'))

/** As the switch in the header does, where the browser keeps it. */
const speak = (language: Language): string => `localStorage.setItem('lianbing.language', '${language}')`

async function open({ page }: Visit, { path, opens }: Shown, language: Language): Promise<void> {
  await page.setViewportSize(desktop)
  await page.goto(`${house.origin}${path}`)
  await settled(page)
  expect(await page.getByRole('heading', { level: 1 }).textContent(), path).not.toMatch(/没有这个页面|no such page/)
  if (opens === undefined) return
  const button = page.getByRole('button', { name: spaced(opens[language]) })
  await button.first().click()
  await page.getByRole('dialog').first().waitFor()
  await settled(page)
}

describe.each(['zh-CN', 'en'] as const)('people and organisation in %s', (language) => {
  it.each(Object.keys(shown))('as %s', async (role) => {
    const seen = await visit(browser, house, { role, language })
    await seen.page.evaluate(speak(language))
    for (const one of shown[role] ?? []) {
      await open(seen, one, language)
      expect(await seen.page.evaluate('document.documentElement.lang'), one.name).toBe(language)
      for (const [size, window] of Object.entries({ desktop, phone })) {
        await seen.page.setViewportSize(window)
        await settled(seen.page)
        await photograph(seen.page, `people-${one.name}-${language}-${size}`)
        expect.soft(await faultsOf(seen), `${one.name}, ${size}`).toEqual([])
      }
    }
    await seen.page.context().close()
  })
})
