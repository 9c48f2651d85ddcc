import { chromium, type Browser, type Page } from 'playwright'
// @ts-expect-error plain JavaScript, because the test command runs it before anything is compiled
import { findBrowser } from '../tools.mjs'

/** A headless browser: the one of this machine, else Playwright's own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = (findBrowser() as string | null) ?? undefined
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
  const noCalls = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
  return chromium.launch({ executablePath, args: [...quiet, ...noCalls] })
}

/** What went wrong in a page while a test looked at it: script errors and refused resources. Must stay empty. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`)
  })
  return errors
}
