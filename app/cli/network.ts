import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'

/**
 * Opens the web with the network rules of the environment.
 * @throws Error with one line that names a malformed variable
 */
export function webFromEnvironment(
  environment: Record<string, string | undefined>,
  { gapMs }: { gapMs?: number } = {},
): Web {
  const settings = readNetworkSettings({
    connectTo: environment.LINKWRIGHT_CONNECT_TO,
    allowNetworks: environment.LINKWRIGHT_ALLOW_NETWORKS,
    dnsControl: environment.LINKWRIGHT_DNS_CONTROL,
    chromium: environment.LINKWRIGHT_CHROMIUM,
  })
  return openWeb({
    settings,
    contact: environment.LINKWRIGHT_CONTACT,
    userAgent: environment.LINKWRIGHT_USER_AGENT,
    gapMs,
  })
}
