import type { Seen } from './format.ts'

/** A host as file names hold it; what follows its last label is a hyphen, an underscore or a slash. */
export const HOST = String.raw`((?:[a-z0-9-]+\.)+(?:xn--[a-z0-9]+|[a-z][a-z0-9]*))`

/** The site that a file's name begins with: "www.shop.example-backlinks-subdomains_2026-05-01.csv". */
export function siteOfName(reports: RegExp) {
  return ({ fileName }: Seen): string | null => {
    const name = fileName.toLowerCase().replace(/^https?(___|[-_:]+\/*)/, '')
    const found = new RegExp(`^${HOST}(?=[-_/])`).exec(name)
    return found && reports.test(name.slice(found[0].length)) ? found[1]! : null
  }
}
