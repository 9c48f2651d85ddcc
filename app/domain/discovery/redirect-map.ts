import { csvLine } from '../values/csv.ts'
import { withoutTracking } from '../values/web-address.ts'

/** One redirect to be made: an address of ours that others link to, and the page of ours that it should lead to. */
export type RedirectRule = { from: string; to: string; why: string; domains: number; links: number }

export const MAP_FORMATS = ['csv', 'nginx', 'apache'] as const
export type MapFormat = (typeof MAP_FORMATS)[number]

export const MAP_FILES: Record<MapFormat, { name: string; type: string }> = {
  csv: { name: 'redirects.csv', type: 'text/csv; charset=utf-8' },
  nginx: { name: 'redirects.conf', type: 'text/plain; charset=utf-8' },
  apache: { name: 'redirects.htaccess', type: 'text/plain; charset=utf-8' },
}

/**
 * The map as a file for the developer. Only the very addresses that are linked to are matched, with or without www and
 * whatever merely tracks: a page that is there is never redirected by chance. A rule that would lead to itself, or to
 * an address that another rule takes away, is left out.
 */
export function redirectMap(rules: RedirectRule[], format: MapFormat, site: string): string {
  const kept = usable(rules)
  switch (format) {
    case 'csv':
      return `\uFEFF${csvLine(['from', 'to', 'status', 'why', 'referring_domains', 'backlinks'])}${kept
        .map((rule) => csvLine([rule.from, rule.to, 301, rule.why, rule.domains, rule.links]))
        .join('')}`
    case 'nginx':
      return nginx(kept, site)
    case 'apache':
      return apache(kept, site)
  }
}

/** The rules that a server can follow, each address once, the first named wins. */
export function usable(rules: RedirectRule[]): RedirectRule[] {
  const byKey = new Map<string, RedirectRule>()
  for (const rule of rules) if (!byKey.has(keyOf(rule.from))) byKey.set(keyOf(rule.from), rule)
  return [...byKey.values()].filter((rule) => !byKey.has(keyOf(rule.to)))
}

/** Host without www, path and query: what a rule looks at. Scheme and fragment are not seen by it. */
function keyOf(url: string): string {
  const { hostname, pathname, search } = new URL(withoutTracking(url))
  return bareHost(hostname) + pathname + search
}

function bareHost(hostname: string): string {
  return hostname.replace(/\.$/, '').replace(/^www\.(?=.)/, '')
}

function nginx(rules: RedirectRule[], site: string): string {
  const lines = rules.map(({ from, to }) => {
    const { hostname, pathname, search } = new URL(withoutTracking(from))
    const pattern = `^(www\\.)?${exact(bareHost(hostname))}${exact(pathname)}${query(search)}$`
    return `    "~${pattern}" "${nginxValue(to)}";`
  })
  return `# Redirects of ${site}: ${rules.length} addresses that other sites link to.
# 1. Put this file inside http { }, for example as /etc/nginx/conf.d/redirects.conf.
# 2. In each server { } of the site, before its locations:
#        if ($linkwright_redirect) { return 301 $linkwright_redirect; }
# 3. nginx -t, then reload.
map $host$request_uri $linkwright_redirect {
    default "";
${lines.join('\n')}
}
`
}

function apache(rules: RedirectRule[], site: string): string {
  const lines = rules.map(({ from, to }) => {
    const { hostname, pathname, search } = new URL(withoutTracking(from))
    // THE_REQUEST is what the browser sent, not decoded and the same in every context.
    return `RewriteCond %{HTTP_HOST} "^(www\\.)?${exact(bareHost(hostname))}(:[0-9]+)?$" [NC]
RewriteCond %{THE_REQUEST} "^[A-Z]+ ${exact(pathname)}${query(search)} HTTP/"
RewriteRule "^" "${apacheValue(to)}" [R=301,L,NE,QSD]`
  })
  return `# Redirects of ${site}: ${rules.length} addresses that other sites link to.
# For the .htaccess file in the site's root, above other rules, or its <VirtualHost>. Needs mod_rewrite, Apache 2.4.
RewriteEngine On
${lines.join('\n')}
`
}

/** A text as a pattern that matches only it. What quotes of a server's settings might take for their own is a code. */
function exact(text: string): string {
  return text.replace(/%[0-9a-f]{2}|[^A-Za-z0-9/\-_~=&,:@!]/gi, (part) => {
    if (part.length === 3) return `%${eitherCase(part[1]!)}${eitherCase(part[2]!)}`
    return '.?+'.includes(part) ? `\\${part}` : `\\x${part.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

/** Escapes are the same in either case, and links have both. */
function eitherCase(digit: string): string {
  return /[a-f]/i.test(digit) ? `[${digit.toUpperCase()}${digit.toLowerCase()}]` : digit
}

const TRACKING = '(\\?((utm_[a-z]+|gclid|fbclid|msclkid|mc_[ce]id|ref|ref_src)=[^& ]*&?)+)?'

function query(search: string): string {
  return search === '' ? TRACKING : exact(search)
}

/** nginx reads `$` as a variable and the backslash as an escape; in an address both may be written as their codes. */
function nginxValue(url: string): string {
  return new URL(url).href.replaceAll('$', '%24').replaceAll('\\', '%5C').replaceAll('"', '%22')
}

/** In a substitution `$1` and `%1` are what a pattern has caught, so both signs are escaped. */
function apacheValue(url: string): string {
  return new URL(url).href
    .replaceAll('\\', '%5C')
    .replaceAll('"', '%22')
    .replace(/[$%]/g, (sign) => `\\${sign}`)
}
