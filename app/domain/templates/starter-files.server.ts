import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTemplateFile, type TemplateFile } from './front-matter.ts'

/** The starter templates that come with the program, by file name. */
export function readStarterFiles(): (TemplateFile & { fileName: string })[] {
  const folder = starterFolder()
  return readdirSync(folder)
    .filter((fileName) => fileName.endsWith('.hbs'))
    .sort()
    .map((fileName) => ({ fileName, ...readTemplateFile(readFileSync(path.join(folder, fileName), 'utf8')) }))
}

/** `templates/` beside the package.json above this file, which may stand in `app/` or in the built server. */
function starterFolder(): string {
  let at = path.dirname(fileURLToPath(import.meta.url))
  while (!(existsSync(path.join(at, 'package.json')) && existsSync(path.join(at, 'templates')))) {
    const above = path.dirname(at)
    if (above === at) throw new Error('The folder templates/ of this installation is missing.')
    at = above
  }
  return path.join(at, 'templates')
}
