import { siteOf } from '../values/web-address.ts'

/** A line that is an address rather than a name: "fernhill-shop.example", not "St. Fernhill". */
const DOMAIN = /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+\/?$/i

/**
 * Who a project is on the pages of others.
 * @param lines as typed in its settings: names, and other domains of the same owner. Without a name, the project's own
 */
export function namesAmong(
  lines: string[],
  project: { name: string; domain: string },
): { names: string[]; sites: string[] } {
  const sites = lines.filter((line) => DOMAIN.test(line)).flatMap((line) => siteOf(line) ?? [])
  const names = lines.filter((line) => !DOMAIN.test(line))
  return {
    names: names.length > 0 ? names : [project.name],
    sites: [...new Set([project.domain, ...sites])],
  }
}
