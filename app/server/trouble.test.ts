import { expect, test } from 'vitest'
import { wordsOfTrouble } from './trouble.ts'

const PLACE = { dataFolder: '/srv/lw', host: '10.1.1.1', port: 80 }

test.each([
  [{ code: 'EADDRINUSE', syscall: 'listen' }, /^Port 80 is in use .* PORT/],
  [{ code: 'EACCES', syscall: 'listen' }, /^Port 80 may not .* above 1023/],
  [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, /^HOST 10\.1\.1\.1 is no address/],
  [
    { code: 'EACCES', syscall: 'open', path: '/srv/lw/secret.key' },
    /^\/srv\/lw\/secret\.key cannot be written/,
  ],
  [{ code: 'EROFS', syscall: 'mkdir' }, /^\/srv\/lw cannot be written/],
  [{ code: 'EEXIST', syscall: 'mkdir', path: '/srv/lw' }, /^\/srv\/lw is not a folder/],
  [{ code: 'ENOSPC' }, /no room left on the disk of \/srv\/lw/],
  [{ code: 'SQLITE_FULL' }, /no room left/],
  [{ code: 'SQLITE_BUSY_SNAPSHOT' }, /held by another process/],
  [{ code: 'SQLITE_IOERR_SHMSIZE' }, /full or failing/],
  [{ code: 'SQLITE_CANTOPEN' }, /cannot be opened for writing/],
  [{ code: 'SQLITE_NOTADB' }, /is damaged \(raw\).* restore FILE/],
  [{ code: 'ERR_DLOPEN_FAILED' }, /another Node .* npm ci/],
])('%o is told in one line', (facts, words) => {
  const told = wordsOfTrouble(Object.assign(new Error('raw'), facts), PLACE)
  expect(told).toMatch(words)
  expect(told).not.toContain('\n')
})

test('packages without their binary are told', () => {
  const error = new Error('Could not locate the bindings file. Tried:\n /srv/…')
  expect(wordsOfTrouble(error, PLACE)).toMatch(/^SQLite was not built for this Node .*npm ci again[^\n]*$/)
})

test.each([[new TypeError('x is not a function')], [new Error('no code')], ['a string']])(
  '%s is not explained away',
  (error) => {
    expect(wordsOfTrouble(error, PLACE)).toBeNull()
  },
)
