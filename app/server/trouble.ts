/** Where the installation stands, for words about what is in its way. */
export type Place = { dataFolder: string; host?: string; port?: number }

type Told = { code?: string; syscall?: string; path?: string; message: string }

/**
 * One line about an error that is nobody's mistake in the program: what, where, and what to do.
 * @returns null for anything else, which deserves its stack in the log
 */
export function wordsOfTrouble(error: unknown, { dataFolder, host, port }: Place): string | null {
  if (!(error instanceof Error)) return null
  const { code, syscall, path, message } = error as Told
  const where = path ?? dataFolder
  if (message.startsWith('Could not locate the bindings file'))
    return `SQLite was not built for this Node ${process.version}: run npm ci again. Install scripts must be allowed, and where no ready-made binary is found a C++ compiler is needed.`
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program (or by a Linkwright that runs already): stop that one, or set PORT to another number.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine: set it to one, or leave it out.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return syscall === 'listen'
        ? `Port ${port} may not be opened by this user: set PORT to a number above 1023.`
        : `${where} cannot be written: give this user the right to, or set LINKWRIGHT_DATA to another folder.`
    case 'EEXIST':
    case 'ENOTDIR':
      return `${where} is not a folder: move it away, or set LINKWRIGHT_DATA to another place.`
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return `There is no room left on the disk of ${dataFolder}: free some and try again. Nothing was half-written.`
    case 'ERR_DLOPEN_FAILED':
      return `The packages were installed for another Node than this ${process.version}: run npm ci again.`
  }
  return code?.startsWith('SQLITE_') ? wordsOfSqlite(code, message, dataFolder) : null
}

function wordsOfSqlite(code: string, message: string, dataFolder: string): string | null {
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return `The database in ${dataFolder} is held by another process that did not let go in time: try again in a moment. Nothing was half-written.`
  if (/^SQLITE_(READONLY|CANTOPEN)/.test(code))
    return `The database in ${dataFolder} cannot be opened for writing: give this user the right to, or set LINKWRIGHT_DATA to another folder.`
  if (code.startsWith('SQLITE_IOERR'))
    return `The disk of ${dataFolder} is full or failing (${code}): free some room, look whether it is well, and try again.`
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return `The database in ${dataFolder} is damaged (${message}): put the last backup in its place with npm run --silent cli -- restore FILE.`
  return null
}
