import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/accessibility.ts'
import { openBrowser, watchErrors } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'

/** From an opener to a verified link, and a lost link noticed, in the sandbox, as a visitor does it. */
let product: Product
let browser: Browser
let page: Page
let errors: string[]
beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ args: ['--sandbox'] }), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  errors = watchErrors(page)
  await page.goto(`${product.address}/sandbox`)
  await page.getByRole('button', { name: 'Enter the sandbox' }).click()
  await page.waitForURL(/\/today/)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const open = (path: string) => page.goto(`${product.address}/p/1/${path}`)

/** Looks at a screen again and again while the sandbox's days pass, skipping ahead, until it shows what is awaited. */
async function untilShown(path: string, isShown: () => Promise<boolean>, { days = 12 } = {}): Promise<void> {
  for (let looks = 0; looks < days * 4; looks++) {
    await open(path)
    if (await isShown()) return
    if (looks % 4 === 3) await page.getByRole('button', { name: 'Skip to tomorrow' }).click()
    await page.waitForTimeout(1_500)
  }
  throw new Error(`${path} did not come to show it: ${await page.getByRole('main').innerText()}`)
}

test('the sandbox shows a team in the middle of its work', async () => {
  await page.getByText('openers to write').waitFor()
  await page.getByRole('heading', { name: /^Reply/ }).waitFor()
  await page.getByRole('heading', { name: /^Links that changed/ }).waitFor()
  expect(await page.getByRole('navigation').first().innerText()).toContain('Prospects')
})

test('an opener is written, and what it waited for says when it goes out', async () => {
  await open('prospects?q=tilthnotes.test')
  await page.getByText('Held: opener not written').first().waitFor()
  await open('sequences/2/openers')
  await page.getByRole('link', { name: /tilthnotes\.test/ }).click()
  await page
    .getByLabel('Opener for Pia Solberg')
    .fill('Your note on turning the heap in January settled an argument here.')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByText('2 to write').waitFor()
  await open('prospects?q=tilthnotes.test')
  await page
    .getByText(/Step 1 goes out/)
    .first()
    .waitFor()
  expect(await page.getByRole('table').innerText()).not.toContain('Held')
})

test('it is sent in its window, answered, and the answer stops the sequence', async () => {
  await untilShown(
    'inbox?tab=all&q=from:tilthnotes',
    async () => (await page.getByText('Pia Solberg').count()) > 0,
  )
  await page.getByText('Pia Solberg').first().click()
  await page.waitForURL(/\/inbox\/\d+/)
  const side = page.getByRole('complementary').last()
  await side.getByText('Replied').first().waitFor()
  await page
    .getByText(/quoted lines?/)
    .first()
    .waitFor()
  expect(await page.getByRole('main').innerText()).toContain('pia@tilthnotes.test')
})

test('the promise is recorded from the thread, the link is found, and the prospect is won', async () => {
  const confirm = page.getByRole('button', { name: /Confirm promise/ })
  if (await confirm.count()) await confirm.click()
  else {
    await page.keyboard.press('p')
    await page.getByRole('button', { name: /Record the promise/ }).click()
  }
  // Written down before the page is left: whoever leaves takes the request along.
  await page.getByRole('main').getByRole('link', { name: 'Evidence' }).first().waitFor()
  await untilShown(
    'links?q=tilthnotes',
    async () => (await page.getByRole('table').getByText('Live').count()) > 0,
  )
  await open('prospects?q=tilthnotes.test')
  await page.getByRole('table').getByText('Won').first().waitFor()
  expect(await page.getByRole('table').innerText()).toContain('checked again')
})

test('an answer from the app goes out in the thread', async () => {
  await open('inbox?tab=all&q=from:tilthnotes')
  await page.getByText('Pia Solberg').first().click()
  await page.getByRole('textbox', { name: /Reply to Pia/ }).fill('Thank you, Pia. It looks at home there.')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await page.getByText('It looks at home there.').first().waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a removed link is at risk first, then lost, and Today says so', async () => {
  await untilShown(
    'links?status=lost&q=sillgarden',
    async () => (await page.getByRole('table').getByText('Lost').count()) > 0,
  )
  await page.getByRole('link', { name: 'sillgarden.test' }).click()
  await page
    .getByText(/checks since .* found no link/i)
    .first()
    .waitFor()
  await open('today')
  await page.getByText('sillgarden.test').first().waitFor()
  expect(errors).toEqual([])
})

test.each(['light', 'dark'] as const)('no screen has anything axe finds wrong, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme })
  const screens = [
    'today',
    'prospects/1',
    'inbox/18',
    'sequences/2',
    'sequences/2/people',
    'sequences/2/openers',
  ]
  const found: string[] = []
  for (const screen of [
    ...screens,
    'templates/1',
    'links',
    'links/12',
    'links/12/compare',
    'links/12/edit',
    'links/12/status',
    'links/12/show',
    'links/new',
    'links/summary',
    'discover/broken-links',
    'discover/gap',
    'sites/1',
    'imports/new',
  ]) {
    await open(screen)
    found.push(...(await violations(page)).map((one) => `${screen} ${one}`))
  }
  expect(found).toEqual([])
})
