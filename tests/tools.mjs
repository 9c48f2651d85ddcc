// Finds what the tests need beside npm packages, or installs it where the machine lets us, or says what to do.
import { spawnSync } from 'node:child_process'
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

export function prepareTools() {
  const wanted = [...(findBrowser() ? [] : ['chromium']), ...(hasDovecot() ? [] : DOVECOT)]
  if (wanted.length) installFromDebian(wanted)
  if (!findBrowser() && !installPlaywrightBrowser())
    console.error(
      'No browser for the end-to-end tests: install Chromium, or name one with LINKWRIGHT_CHROMIUM=/path/to/chrome.',
    )
  if (!hasDovecot())
    console.error('No Dovecot on this machine: the mail journeys use the embedded mail servers instead.')
}

function hasDovecot() {
  return existsSync('/usr/sbin/dovecot') || existsSync('/opt/homebrew/sbin/dovecot')
}

function installFromDebian(packages) {
  const isRoot = process.getuid?.() === 0
  if (!existsSync('/usr/bin/apt-get')) return
  const sudo = isRoot ? [] : ['sudo', '-n']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  }
  console.log(`Installing for the tests: ${packages.join(', ')}`)
  run('update', '-qq')
  run('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

function installPlaywrightBrowser() {
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) return false
  return spawnSync('node_modules/.bin/playwright', ['install', 'chromium'], { stdio: 'inherit' }).status === 0
}
