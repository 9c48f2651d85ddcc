/**
 * Is it the disk or the database that failed, not the work itself? A full disk or a locked database is over one day, so whatever
 * was tried is tried again; nothing is blamed for it.
 */
export function isOfTheDisk(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  if (typeof code !== 'string') return false
  if (['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'].includes(code)) return true
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT') && code !== 'SQLITE_ERROR'
}
