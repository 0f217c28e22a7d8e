/** On a phone, without a mouse, on paper: what every page owes beside its content. */
import type { Browser, FileChooser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, phone, photograph, settled, startBrowser, visit, type RunningHouse } from './harness.ts'
import { campaign, startScoredHouse } from './scored-house.ts'

let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startScoredHouse('manners'), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
const long = `campaigns/diff?from=${campaign}@1&to=${campaign}@1`

describe('on a phone', () => {
  it.each(['', 'campaigns/check', 'registers', 'registers/cases', 'imports', long])(
    'everything of a row is seen without scrolling sideways, inside a table neither: /%s',
    async (path) => {
      const seen = await visit(browser, house, { role: 'office-clerk', size: phone })
      await open(seen.page, path)
      await photograph(seen.page, `phone-${path.replace(/\W+/g, '-') || 'home'}`)
      const cut = await seen.page.evaluate<number>(
        `[...document.querySelectorAll('main td, main li')].filter((one) => one.getBoundingClientRect().right > innerWidth).length`,
      )
      expect([cut, await faultsOf(seen)]).toEqual([0, []])
      await seen.page.context().close()
    },
  )

  it('order and filter are above the rows and work', async () => {
    const { page } = await visit(browser, house, { role: 'office-clerk', size: phone })
    await open(page, 'registers/cases')
    await page.getByRole('columnheader', { name: '罚款金额' }).click()
    await page.getByRole('columnheader', { name: '罚款金额' }).click()
    await settled(page)
    await expect
      .poll(() => page.getByRole('columnheader', { name: '罚款金额' }).getAttribute('aria-sort'))
      .toBe('descending')
    await page.context().close()
  })
})

describe('without a mouse', () => {
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>(`document.activeElement.className + ' ' + document.activeElement.textContent`)
  const tabTo = async (page: Page, what: string): Promise<void> => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab')
      if ((await focused(page)).includes(what)) return
    }
    throw new Error(`Tab never reached ${what}`)
  }

  it('a filter of a register is opened, chosen and closed, and a row reached by the arrows', async () => {
    const { page, complaints } = await visit(browser, house, { role: 'office-clerk' })
    await open(page, 'registers/cases')
    await tabTo(page, 'ant-table-filter-trigger')
    await page.keyboard.press('Enter')
    await page.locator('.ant-dropdown-menu:focus').waitFor()
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key)
    await settled(page)
    await expect.poll(() => focused(page)).toContain('ant-table-filter-trigger')
    await tabTo(page, 'opens')
    const first = await focused(page)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).not.toBe(first)
    await expect.poll(() => focused(page)).toContain('opens')
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).not.toContain('opens')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  /** A slow machine may draw the page once more between the step to the field and the key: then the step is made again. */
  async function chosenByKey(page: Page): Promise<FileChooser> {
    for (let tries = 0; tries < 8; tries += 1) {
      await tabTo(page, 'ant-upload')
      const asked = page.waitForEvent('filechooser', { timeout: 6000 }).catch(() => undefined)
      await page.keyboard.press('Enter')
      const chooser = await asked
      if (chooser !== undefined) return chooser
    }
    throw new Error('the key never opened the choice of a file')
  }

  it('a file is imported from the choice to the receipt', async () => {
    const { page, complaints } = await visit(browser, house, { role: 'office-clerk' })
    await open(page, 'import?register=cases')
    const chooser = await chosenByKey(page)
    const text =
      '案号,单位代码,案件类型,决定日期,罚款金额（元）\n合成环罚〔2017〕99001号,650100,一般行政处罚,2017-05-03,3\n'
    await chooser.setFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.locator('.found-focus:focus').waitFor()
    await tabTo(page, 'ant-btn-primary')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.locator('.ant-modal :focus').waitFor()
    await tabTo(page, 'ant-btn-primary')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '已入库' }).waitFor()
    await page.locator('.found-focus:focus').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('on paper', () => {
  it.each(['campaigns/check', 'registers/cases'])('the page stands alone, its table whole on A4: /%s', async (path) => {
    const { page } = await visit(browser, house, { role: 'office-clerk' })
    await open(page, path)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    // A4 less its margins, at 96 dots an inch: still a table, though a phone is hardly narrower.
    await page.setViewportSize({ width: 703, height: 1017 })
    await photograph(page, `paper-${path.replace(/\W+/g, '-')}`)
    for (const hidden of ['.header', '.side', '.table-tools', '.ant-pagination'])
      expect(await page.locator(hidden).filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('.stacked').count()).toBe(0)
    const cut = await page.evaluate<number>(
      `[...document.querySelectorAll('main td, main th')].filter((one) => one.getBoundingClientRect().right > 704).length`,
    )
    expect(cut).toBe(0)
    await page.context().close()
  })
})

it('a style that comes as text is refused, those of the console are not', async () => {
  const { page, complaints } = await visit(browser, house, { role: 'office-clerk', size: phone })
  await open(page, 'registers/cases')
  // The drawer locks the scrolling of the page by a style element of its own.
  await page.getByRole('button', { name: '打开导航' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await page.evaluate('getComputedStyle(document.body).overflowY')).toBe('hidden')
  expect(complaints.filter((one) => one.includes('policy') || one.includes('Content Security'))).toEqual([])
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<style>main { display: none }</style>')`)
  await expect.poll(() => page.locator('main').isVisible()).toBe(true)
  await expect.poll(() => complaints.some((one) => one.includes('policy: style-src'))).toBe(true)
  await page.context().close()
})
