import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { releasesIn, type GraphFile, type Release } from './release-files.ts'

/**
 * The releases whose files lie in the folder, or in a folder within it. Only what is listed here can be read: a
 * browser names a release, never a path.
 */
export function listReleases(graphFolder: string): Release[] {
  const files: GraphFile[] = []
  const look = (inside: string, depth: number) => {
    for (const entry of readdirSync(path.join(graphFolder, inside), { withFileTypes: true })) {
      const at = path.join(inside, entry.name)
      if (entry.isDirectory() && depth > 0) look(at, depth - 1)
      else if (entry.name.endsWith('.txt.gz'))
        files.push({
          path: at,
          bytes: statSync(path.join(graphFolder, at), { throwIfNoEntry: false })?.size ?? 0,
        })
    }
  }
  if (statSync(graphFolder, { throwIfNoEntry: false })?.isDirectory()) look('', 2)
  return releasesIn(files.sort((one, other) => one.path.localeCompare(other.path)))
}
