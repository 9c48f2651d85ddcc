import { isIP } from 'node:net'
import { readNetwork, type Network } from './networks.ts'

/** Where a host name is sent instead of being looked up, as curl's --connect-to does. */
export type ConnectRule = { host: string; address: string; port: number } | 'nxdomain'

export type NetworkSettings = {
  /** Rules by exact name and by the part after `*`. */
  connectTo: { exact: Map<string, ConnectRule>; under: Map<string, ConnectRule> }
  allowed: Network[]
  /** Names that exist: a resolver that does not know them is not believed when it says "does not exist". */
  dnsControl: string[]
  /** Path of the browser, or empty. */
  chromium: string
}

/** The raw texts of the environment variables; missing and empty are the same. */
export type NetworkTexts = {
  connectTo?: string
  allowNetworks?: string
  dnsControl?: string
  chromium?: string
}

/** Old, large and run by different people: that all of them vanish at once is not believed. */
const DNS_CONTROL = ['example.com', 'iana.org', 'wikipedia.org', 'cloudflare.com']

/**
 * Reads LINKWRIGHT_CONNECT_TO (`*.test=127.0.0.1:8081,shop.example=[::1]:9000,old.test=nxdomain`),
 * LINKWRIGHT_ALLOW_NETWORKS (`10.0.0.0/8,fd00::/8`), LINKWRIGHT_DNS_CONTROL (names) and LINKWRIGHT_CHROMIUM (a path).
 * @throws Error with one line that names the variable and the part that is wrong
 */
export function readNetworkSettings(texts: NetworkTexts): NetworkSettings {
  return {
    connectTo: readRules(texts.connectTo ?? ''),
    allowed: items(texts.allowNetworks ?? '').map(
      (text) => readNetwork(text) ?? wrong('LINKWRIGHT_ALLOW_NETWORKS', text, 'a network such as 10.0.0.0/8'),
    ),
    dnsControl: readControl(texts.dnsControl ?? ''),
    chromium: texts.chromium?.trim() ?? '',
  }
}

/** The rule for a host name: an exact one beats the longest wildcard. */
export function ruleFor(settings: NetworkSettings, hostname: string): ConnectRule | null {
  const name = plainName(hostname)
  const exact = settings.connectTo.exact.get(name)
  if (exact) return exact
  if (settings.connectTo.under.size === 0) return null
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const rule = settings.connectTo.under.get(name.slice(dot))
    if (rule) return rule
  }
  return settings.connectTo.under.get('') ?? null
}

/** A host name as it is compared: lower case, without the dot at its end. */
export function plainName(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '')
}

function readRules(text: string): NetworkSettings['connectTo'] {
  const rules = { exact: new Map<string, ConnectRule>(), under: new Map<string, ConnectRule>() }
  for (const item of items(text)) {
    const cut = item.indexOf('=')
    const pattern = cut < 0 ? '' : item.slice(0, cut).trim()
    const rule = readRule(item.slice(cut + 1).trim())
    const isWild = pattern === '*' || pattern.startsWith('*.')
    const name = readName(isWild ? pattern.slice(2) : pattern)
    if (!rule || (name === null && pattern !== '*'))
      wrong('LINKWRIGHT_CONNECT_TO', item, 'a rule such as *.test=127.0.0.1:8081')
    if (isWild) rules.under.set(name === null ? '' : `.${name}`, rule)
    else rules.exact.set(name!, rule)
  }
  return rules
}

function readRule(text: string): ConnectRule | null {
  if (text.toLowerCase() === 'nxdomain') return 'nxdomain'
  const found = /^(\[[^\]]+\]|[^:[\]]+):(\d{1,5})$/.exec(text)
  const host = found && readName(found[1]!)
  const port = Number(found?.[2])
  if (!found || !host || port < 1 || port > 65535) return null
  const address = host.replace(/^\[|\]$/g, '')
  return { host, address, port }
}

function readControl(text: string): string[] {
  const names = items(text).map((item) => {
    const name = readName(item)
    return name && !isIP(name.replace(/^\[|\]$/g, ''))
      ? name
      : wrong('LINKWRIGHT_DNS_CONTROL', item, 'a host name such as example.com')
  })
  return names.length > 0 ? names : DNS_CONTROL
}

/** A host name or address in its plain form, or null when the text is neither. */
function readName(text: string): string | null {
  if (!text || /[\s/@?#*\\:]/.test(text.replace(/^\[.*\]$/, '')) || !URL.canParse(`http://${text}/`))
    return null
  return plainName(new URL(`http://${text}/`).hostname) || null
}

function items(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}

function wrong(variable: string, part: string, expected: string): never {
  throw new Error(`${variable} is not usable: "${part}" is not ${expected}`)
}
