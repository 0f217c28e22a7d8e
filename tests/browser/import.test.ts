import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktop,
  faultsOf,
  phone,
  photograph,
  settled,
  startBrowser,
  startHouse,
  visit,
  type RunningHouse,
} from './harness.ts'

const campaign = 'xinjiang-2017'
const title = '昌吉州环境违法案件登记表\n填报单位：昌吉州环保局\n'
const header = '行政处罚决定书文号,处罚机关,案件类别,处罚决定日期,罚款金额（万元）,备注栏\n'
const row = (number: string, unit = '昌吉市环保局', more = '一般处罚,2017年5月3日,3') => `${number},${unit},${more},\n`
const good = `${title}${header}${row('昌环罚字〔2017〕901号')}${row('昌环罚字〔2017〕902号', '阜康市', '查封、扣押,2017.6.1,无')}${row('昌环罚字〔2017〕903号', '阜康市', '一般处罚,2017/7/1,200')}合计,,,,203,\n`
const dirty = `${title}${header}${row('昌环罚字〔2017〕901号')}${row('昌环罚字〔2017〕902号', '某某县环保局')}${row('昌环罚字〔2017〕903号', '昌吉市', '口头批评,2017-13-05,三万余元')}${row('昌环罚字〔2017〕901号')}合计,,,,203,\n`

let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), startBrowser()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.origin}/c/${campaign}/${path}`)
  await settled(page)
}
const choose = async (page: Page, name: string, text: string | Buffer): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: '换文件重查' }).waitFor()
  await settled(page)
}

describe('a dirty file', () => {
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    it(`shows every error with its cure, and nothing can be kept (${size})`, async () => {
      const seen = await visit(browser, house, { role: 'liaison', size: viewport })
      const { page } = seen
      await open(page, 'import')
      await photograph(page, `import-choose-${size}`)
      expect(await faultsOf(seen)).toEqual([])
      await choose(page, '案件_10月（各县市汇总）.csv', dirty)
      await page.getByText('某某县环保局').first().waitFor()
      await photograph(page, `import-errors-${size}`)
      await page.screenshot({ path: join('.cache/pictures', `import-errors-${size}-whole.png`), fullPage: true })
      const words = await page.locator('main').innerText()
      for (const part of ['口头批评', '2017-13-05', '三万余元', '与第 4 行重复', '不认识的单位', '按万元读'])
        expect(words).toContain(part)
      await expect.poll(() => page.getByRole('button', { name: /^入\s?库$/ }).isDisabled()).toBe(true)
      expect(await faultsOf(seen)).toEqual([])
      const [marked] = await Promise.all([page.waitForEvent('download'), page.getByText('下载标了错的表').click()])
      expect((await readFile(await marked.path())).subarray(0, 2).toString()).toBe('PK')
      await page.context().close()
    })
  }
})

it('an unknown unit is chosen once; the mended file is kept, and the register shows it', async () => {
  const seen = await visit(browser, house, { role: 'liaison' })
  const { page } = seen
  await open(page, 'import')
  await choose(page, 'dirty.csv', dirty)
  await page.getByRole('button', { name: '选择单位' }).first().click()
  await page.getByRole('dialog').getByRole('combobox').fill('阜康')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '按此对照重查' }).click()
  await page.getByText('不认识的单位').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '换文件重查' }).click()
  await choose(page, 'mended.csv', good)
  await photograph(page, 'import-clean')
  expect(await faultsOf(seen)).toEqual([])
  await page.getByRole('button', { name: /^入\s?库$/ }).click()
  await page.getByRole('dialog').getByText('新增 3 行').waitFor()
  await photograph(page, 'import-keep')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^入\s?库$/ })
    .click()
  await page.getByRole('heading', { name: '已入库' }).waitFor()
  await settled(page)
  await photograph(page, 'import-receipt')
  expect(await faultsOf(seen)).toEqual([])
  await page.getByRole('link', { name: '打开登记表' }).click()
  await page.getByRole('searchbox').fill('2017〕903')
  await page.keyboard.press('Enter')
  await page.getByText('昌环罚字〔2017〕903号').waitFor()
  await settled(page)
  await photograph(page, 'register-cases')
  expect(await faultsOf(seen)).toEqual([])
  await page.getByText('昌环罚字〔2017〕903号').click()
  await page.getByRole('dialog').getByText('mended.csv').first().waitFor()
  await photograph(page, 'register-row')
  await page.context().close()
})

describe('a file that cannot be read', () => {
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    it(`says why, how to mend it, and leads back (${size})`, async () => {
      const seen = await visit(browser, house, { role: 'liaison', size: viewport })
      const { page } = seen
      await open(page, 'import?register=cases')
      await choose(page, '案件.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 1]))
      await expect.poll(() => page.locator('main').innerText()).toContain('另存为 .xlsx 再上传')
      await photograph(page, `import-no-table-${size}`)
      expect(await faultsOf(seen)).toEqual([])
      await page.getByRole('button', { name: '换文件重查' }).click()
      await page.getByText('把表格拖到这里').waitFor()
      await page.context().close()
    })

    it(`is not sent where it is too large (${size})`, async () => {
      const seen = await visit(browser, house, { role: 'liaison', size: viewport })
      const { page } = seen
      await open(page, 'import')
      const folder = await mkdtemp(join(tmpdir(), 'lianbing-large-'))
      await writeFile(join(folder, 'large.csv'), '')
      await truncate(join(folder, 'large.csv'), 230_000_000)
      await page.locator('input[type=file]').setInputFiles(join(folder, 'large.csv'))
      await page.getByText('没有上传').waitFor()
      await settled(page)
      await photograph(page, `import-too-large-${size}`)
      await expect.poll(() => page.getByRole('alert').innerText()).toContain('拆成几份')
      expect(await faultsOf(seen)).toEqual([])
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: '选别的文件' }).click(),
      ])
      await chooser.setFiles({ name: 'good.csv', mimeType: 'text/csv', buffer: Buffer.from(good) })
      await page.getByRole('button', { name: '换文件重查' }).waitFor()
      await rm(folder, { recursive: true })
      await page.context().close()
    })
  }
})

it('a draft that another import overtook is checked again, then kept', async () => {
  const one = await visit(browser, house, { role: 'liaison' })
  const other = await visit(browser, house, { role: 'liaison' })
  const keep = async ({ page }: typeof one): Promise<void> => {
    await page.getByRole('button', { name: /^入\s?库$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^入\s?库$/ }).click()
  }
  for (const [{ page }, more] of [[one, row('昌环罚字〔2017〕981号')] as const, [other, ''] as const]) {
    await open(page, 'import?register=cases')
    await choose(page, 'overtaken.csv', `${title}${header}${row('昌环罚字〔2017〕980号')}${more}`)
  }
  await keep(other)
  await other.page.getByRole('heading', { name: '已入库' }).waitFor()
  await keep(one)
  const { page } = one
  await page.getByText('原来说的增减数已不准').waitFor()
  await settled(page)
  await photograph(page, 'import-overtaken')
  await expect.poll(() => page.getByRole('button', { name: /^入\s?库$/ }).isDisabled()).toBe(true)
  expect(await faultsOf(one)).toEqual([])
  await page.getByRole('button', { name: '重新检查' }).click()
  await page.getByText('其中新增 1，更正 0，不变 1').waitFor()
  await keep(one)
  await page.getByRole('heading', { name: '已入库' }).waitFor()
  await Promise.all([one, other].map((seen) => seen.page.context().close()))
})

it('a double click on the act leaves its dialog open; an ended session leads back to the same import', async () => {
  const seen = await visit(browser, house, { role: 'liaison' })
  const { page } = seen
  await open(page, 'import?register=cases')
  await choose(page, 'twice.csv', `${title}${header}${row('昌环罚字〔2017〕990号')}`)
  await page.getByRole('button', { name: /^入\s?库$/ }).dblclick()
  await page.waitForTimeout(500)
  await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(true)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /取\s?消/ })
    .click()
  const address = page.url()
  await page.context().clearCookies()
  await page.getByRole('button', { name: '重新检查' }).click()
  await page.getByText('登录已过期').waitFor()
  await page.getByLabel('登录链接或口令').fill(house.linkOf('liaison'))
  await page.getByRole('button', { name: '用链接登录' }).click()
  await page.getByRole('button', { name: '放弃这次导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃导入' }).click()
  await page.getByText('没有入库').waitFor()
  expect(page.url()).toBe(address)
  await page.context().close()
})

it('a kind that is said for a file not recognised checks the same file; rubbish is not sent', async () => {
  const { page } = await visit(browser, house, { role: 'liaison' })
  await open(page, 'import')
  const given = page.locator('input[type=file]').first()
  await given.setInputFiles({ name: 'x.xlsx', mimeType: '', buffer: Buffer.from([0x9c, 0x13, 0, 0x77]) })
  await page.getByText('这不是表格文件，没有上传').waitFor()
  await given.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
  await page.getByText('看不出').waitFor()
  await page.getByRole('combobox', { name: '哪一种登记表' }).click()
  await page.getByTitle('案件', { exact: true }).click()
  await page.getByText('没有找到表头').first().waitFor()
  await page.context().close()
})

describe('the registers and what was imported', () => {
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    it(`are listed, with who and when (${size})`, async () => {
      const seen = await visit(browser, house, { role: 'office-clerk', size: viewport })
      for (const path of ['registers', 'imports', 'registers/cases']) {
        await open(seen.page, path)
        await photograph(seen.page, `${path.replace('/', '-')}-${size}`)
        expect(await faultsOf(seen), path).toEqual([])
      }
      await seen.page.context().close()
    })
  }

  it('speak English', async () => {
    const seen = await visit(browser, house, { role: 'office-clerk', language: 'en' })
    await open(seen.page, 'imports?lang=en')
    await expect.poll(() => seen.page.locator('main').innerText()).toContain('Import history')
    await seen.page.context().close()
  })
})
