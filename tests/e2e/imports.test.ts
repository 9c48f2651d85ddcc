import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/accessibility.ts'
import { openBrowser, watchErrors } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'
import { preparedData } from '../support/signed-in.ts'

let product: Product
let browser: Browser
let cookie: { name: string; value: string }
beforeAll(async () => {
  const prepared = await preparedData()
  cookie = prepared.cookie
  ;[product, browser] = await Promise.all([startProduct({ dataFolder: prepared.dataFolder }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function signedIn(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ acceptDownloads: true, ...options })
  await context.addCookies([{ ...cookie, url: product.address }])
  return context
}

const SHEET = [
  'Website;Page title;E-mail;Contact name;DR',
  'https://gardenpress.example/resources;Resources;ines@gardenpress.example;Ines Calder;58',
  'https://soilschool.example/links;Links;mark@soilschool.example;;41',
  'https://www.soilschool.example/links/;Links;;;41',
  'https://client.test/blog;;;;12',
  '=HYPERLINK("x");;;;',
].join('\r\n')

test('a sheet is dropped, corrected, tried, imported, its rejects taken along, and undone', async () => {
  const page = await (await signedIn()).newPage()
  const errors = watchErrors(page)
  const file = path.join(product.dataFolder, 'may.csv')
  writeFileSync(file, SHEET)
  await page.goto(`${product.address}/p/1/imports`)
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Import a file' }).click()
  await page.getByLabel('List of pages, sites or people').setInputFiles(file)
  await page.getByText('may.csv').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Read the file' }).click()

  await page.getByText('What the columns hold').waitFor()
  expect(await page.getByLabel('Website holds').inputValue()).toBe('source_url')
  expect(await page.getByLabel('DR holds').inputValue()).toBe('authority.ahrefs_dr')
  expect(await violations(page)).toEqual([])
  await page.getByLabel('DR holds').selectOption('authority.moz_da')
  await page.getByLabel('Why you write to them').selectOption('resource_page')
  await page.getByRole('button', { name: 'Try all rows' }).click()

  await page.getByText('This file makes 2 prospects (resource page)').waitFor()
  await page.getByText('Your own site').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Import 3 rows' }).click()

  await page.getByText('2 prospects made').waitFor()
  expect(await violations(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '1 rejected row as CSV' }).click(),
  ])
  const rejected = readFileSync(await download.path(), 'utf8')
  expect(rejected).toContain(`6,no usable URL or e-mail,"'=HYPERLINK(""x"")",,,,\r\n`)
  await page.getByRole('link', { name: 'See 2 prospects' }).click()
  await page.getByText('gardenpress.example').first().waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('2 prospects taken back').waitFor()
  expect(errors).toEqual([])
})

test('pasted rows take the same way without any script; a file that is none is refused by name', async () => {
  const page = await (await signedIn({ javaScriptEnabled: false })).newPage()
  await page.goto(`${product.address}/p/1/imports/new`)
  await page.getByLabel('Rows').fill('Keyword\tVolume\ncompost\t100\n')
  await page.getByRole('button', { name: 'Read these rows' }).click()
  await page.getByText('this is a list of keywords').first().waitFor()
  expect(await page.getByLabel('Rows').inputValue()).toContain('compost')

  await page.getByLabel('Rows').fill('https://a.example/x\nhttps://b.example/y\n')
  await page.getByRole('button', { name: 'Read these rows' }).click()
  await page.getByRole('button', { name: 'Try all rows' }).click()
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByRole('button', { name: 'Import 2 rows' }).count()
    })
    .toBe(1)
})

test('with ticked rows Enter opens and changes nothing; t leads into its box, and u takes the tag off', async () => {
  const page = await (await signedIn()).newPage()
  await page.goto(`${product.address}/p/1/prospects/add`)
  await page.getByLabel('Page or domain').fill('seedbank.example/links')
  await page.getByRole('button', { name: 'Add prospect' }).click()
  await page.waitForURL(/prospects\/\d+/)
  await page.goto(`${product.address}/p/1/prospects?q=seedbank`)
  await page.getByLabel('Select all rows on this page').check()
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('Enter')
  // The script of the keys is loaded after the page: until it is there, t does nothing.
  const box = page.locator('input[name=tag]')
  await expect
    .poll(
      async () => {
        if (!(await box.isVisible())) await page.keyboard.press('t')
        return box.isVisible()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(true)
  await page.keyboard.type('soil')
  await page.keyboard.press('Enter')
  await page.getByText('1 prospect tagged soil').waitFor()
  await page.keyboard.press('u')
  await page.getByText('1 prospect put back').waitFor()
  await page.locator('.row-check').check()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toMatch(/prospects\/\d+/)
})
