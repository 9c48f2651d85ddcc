import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, watchErrors } from '../support/browser.ts'
import { startProduct, type Product } from '../support/product.ts'

let product: Product
let browser: Browser
beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const OWNER = { email: 'mei@fernhill.example', password: 'a long enough one' }

async function setUp(page: Page) {
  const token = /one-time token: (\S+)/.exec(product.greeting)?.[1] ?? ''
  await page.goto(product.address)
  await page.getByLabel('Set-up token').fill('not the token')
  await page.getByLabel('Your name').fill('Mei Larsen')
  await page.getByLabel('E-mail address').fill(OWNER.email)
  await page.getByLabel('Password').fill(OWNER.password)
  await page.getByLabel('Workspace').fill('Fernhill')
  await page.getByRole('button', { name: /account/i }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Mei Larsen')

  await page.getByLabel('Set-up token').fill(token)
  await page.getByLabel('Password').fill(OWNER.password)
  await page.getByRole('button', { name: /account/i }).click()
  await page.waitForURL(/\/setup\/project/)
  await page.locator('#name').fill('Fernhill Garden')
  await page.locator('#siteUrl').fill('fernhill garden')
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByRole('alert').waitFor()
  await page.locator('#siteUrl').fill('fernhill.example')
  await page.locator('#targetUrls').fill('/guides/compost\n/guides/pruning')
  await page.locator('#competitors').fill('rootandbloom.example')
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.waitForURL(/\/setup\/next/)
}

async function signIn(page: Page, password: string) {
  await page.goto(`${product.address}/sign-in`)
  await page.getByLabel('E-mail address').fill(OWNER.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a second start on the same port says so in one line and ends; the token of the first stays good', async () => {
  const port = new URL(product.address).port
  const second = startProduct({ dataFolder: product.dataFolder, env: { PORT: port } })
  await expect(second).rejects.toThrow(
    new RegExp(
      `^The product ended before it listened:\\nPort ${port} is in use by another program[^\\n]*\\n$`,
    ),
  )
})

test('a new user sets up with the token, and every screen says where to begin', async () => {
  const page = await browser.newPage()
  const errors = watchErrors(page)
  await setUp(page)
  for (const [screen, words] of [
    ['today', 'What needs you stands here'],
    ['prospects', /prospect/i],
    ['inbox', 'Replies land here once a mailbox is connected'],
    ['sequences', /sequence/i],
    ['links', 'Links that were promised or won stand here'],
    ['imports', /import/i],
  ] as const) {
    await page.goto(`${product.address}/p/1/${screen}`)
    await page.getByText(words).first().waitFor()
  }
  await page.goto(`${product.address}/p/1/templates`)
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(7)
  // 422 is the honest answer to a form with mistakes; a browser logs it.
  expect(errors.filter((error) => !error.includes('422'))).toEqual([])
})

test('signing in asks for the right password, and a stranger sees nothing', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${product.address}/p/1/prospects`)
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await signIn(page, 'the wrong one')
  await page.getByRole('alert').waitFor()
  await signIn(page, OWNER.password)
  await page.waitForURL(/\/p\/1\/today/)
  const cookie = (await page.context().cookies()).find(({ httpOnly }) => httpOnly)
  expect(cookie).toMatchObject({ sameSite: 'Lax' })
})

test('pasted links are watched, and what cannot be reached is never called lost', async () => {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, OWNER.password)
  await page.waitForURL(/today/)
  await page.goto(`${product.address}/p/1/links/new`)
  await page.getByLabel('Links').fill('http://127.0.0.1:9/page\t/guides/compost\nhello world')
  await page.getByRole('button', { name: 'Check these links' }).click()
  await page.getByText('Line 2: no web address of a page').waitFor()
  await page.goto(`${product.address}/p/1/links`)
  await page.getByRole('table').getByText('Pending').waitFor()
  await page.getByRole('link', { name: '127.0.0.1' }).click()
  await page.getByText('Unreachable').first().waitFor({ timeout: 30_000 })
  expect(await page.getByText('Lost', { exact: true }).count()).toBe(0)
})

test('health is told to whoever asks, and a foreign page changes nothing', async () => {
  const health = await fetch(`${product.address}/healthz`)
  expect(health.status).toBe(200)
  expect(await health.json()).toMatchObject({ ok: true, database: 'ok', jobs: 'ok' })
  const foreign = await fetch(`${product.address}/sign-out`, {
    method: 'POST',
    headers: { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
  })
  expect(foreign.status).toBe(403)
})
