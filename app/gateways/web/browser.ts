import { existsSync } from 'node:fs'
import type { Browser, BrowserServer, BrowserType, LaunchOptions } from 'playwright'

/** Where systems keep a browser that can be driven. */
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Nothing leaves the browser by itself: every request is taken from it and asked by the gateway. What slips past (a
 * redirect, a socket, a peer connection) meets a resolver that knows no name and a proxy that is not there.
 */
const CUT_OFF = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
]
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--mute-audio',
]

/** The browser to use: the one that is named, else Playwright's own, else the system's; null when there is none. */
export async function findBrowser(named: string): Promise<string | null> {
  if (named) return existsSync(named) ? named : null
  const chromium = await driver()
  if (!chromium) return null
  return [chromium.executablePath(), ...SYSTEM].find((file) => file && existsSync(file)) ?? null
}

export type RunningBrowser = {
  browser: Browser
  /** Ends its process at once; used when it does not answer. */
  kill(): Promise<void>
}

/** @throws when the browser does not start */
export async function launchBrowser(executablePath: string): Promise<RunningBrowser> {
  const chromium = await driver()
  if (!chromium) throw new Error('the package playwright is not installed')
  const options: LaunchOptions = {
    executablePath,
    headless: true,
    args: [...CUT_OFF, ...QUIET],
    timeout: 20_000,
    // Signals belong to the process that opened the gateway; the browser ends when its pipe does.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
  const server = await startServer(chromium, options)
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() }
}

/** The sandbox needs rights that root, and many containers, do not give; a page is locked in where it can be. */
async function startServer(chromium: BrowserType, options: LaunchOptions): Promise<BrowserServer> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) return chromium.launchServer({ ...options, chromiumSandbox: false })
  try {
    return await chromium.launchServer({ ...options, chromiumSandbox: true })
  } catch {
    return chromium.launchServer({ ...options, chromiumSandbox: false })
  }
}

/** Playwright is only wanted where pages are rendered; an installation may do without. */
async function driver() {
  try {
    return (await import('playwright')).chromium
  } catch {
    return null
  }
}
