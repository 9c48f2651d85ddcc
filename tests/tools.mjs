// Finds what the tests need beside npm packages, or installs it where the machine lets us, or says what to do.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'

const BROWSERS = [
  process.env.LINKWRIGHT_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const DOVECOT = ['dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'dovecot-sieve', 'openssl']

/** The browser on this machine, or null. */
export function findBrowser() {
  return BROWSERS.find((file) => file && existsSync(file)) ?? null
}

/** @param say told what is installed, and what cannot be */
export async function prepareTools(_run, say) {
  const wanted = [...(findBrowser() ? [] : ['chromium']), ...(hasDovecot() ? [] : DOVECOT)]
  if (wanted.length) await installFromDebian(wanted, say)
  if (!findBrowser() && !(await installPlaywrightBrowser()))
    say(
      'No browser for the end-to-end tests: install Chromium, or name one with LINKWRIGHT_CHROMIUM=/path/to/chrome.\n',
    )
  if (!hasDovecot())
    say('No Dovecot on this machine: the mail journeys use the embedded mail servers instead.\n')
}

function hasDovecot() {
  return existsSync('/usr/sbin/dovecot') || existsSync('/opt/homebrew/sbin/dovecot')
}

async function installFromDebian(packages, say) {
  const isRoot = process.getuid?.() === 0
  if (!existsSync('/usr/bin/apt-get')) return
  const sudo = isRoot ? [] : ['sudo', '-n']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return isDone(spawn(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }))
  }
  say(`Installing for the tests: ${packages.join(', ')}\n`)
  await apt('update', '-qq')
  await apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

async function installPlaywrightBrowser() {
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) return false
  return isDone(spawn('node_modules/.bin/playwright', ['install', 'chromium'], { stdio: 'inherit' }))
}

async function isDone(child) {
  // A command that is not there has no code either.
  const [code] = await once(child, 'close').catch(() => [null])
  return code === 0
}
