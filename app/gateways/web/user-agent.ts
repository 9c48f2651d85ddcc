/**
 * What we send when we say who we are. No language: a page should answer as it does to a search engine.
 * @throws Error with one line when the name cannot be sent
 */
export function ownHeaders({
  contact,
  userAgent,
}: {
  contact?: string | null
  userAgent?: string | null
}): Record<string, string> {
  const agent =
    userAgent || `Mozilla/5.0 (compatible; Linkwright/0.1; link check${contact ? `; +${contact}` : ''})`
  if (/[^\x20-\x7e]/.test(agent))
    throw new Error(
      'LINKWRIGHT_CONTACT and LINKWRIGHT_USER_AGENT may hold plain ASCII letters and signs only',
    )
  return {
    'user-agent': agent,
    accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
  }
}

/** What a browser sends: the second try before a page is called blocked. */
export const BROWSER_HEADERS: Record<string, string> = {
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en-US,en;q=0.9',
  'sec-ch-ua': '"Chromium";v="142", "Not_A Brand";v="99"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Windows"',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
  'upgrade-insecure-requests': '1',
}
