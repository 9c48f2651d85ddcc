import { parse } from 'tldts'

/** The graph writes names back to front: `com.example`. */
export function backToFront(name: string): string {
  return name.split('.').reverse().join('.')
}

/**
 * The site that a name of the graph stands for. Null for a name under which many sites live, such as `github.io`:
 * the graph does not say which of them links, so nobody can be asked.
 */
export function siteNamed(name: string): string | null {
  const domain = backToFront(name)
  return parse(domain, { allowPrivateDomains: true, extractHostname: false }).domain === domain
    ? domain
    : null
}
