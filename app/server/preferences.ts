/** What a browser keeps about how it shows things: plain cookies, readable by the page, no secrets. */
export type Preferences = {
  theme: 'system' | 'light' | 'dark'
  /** IANA name, as the browser told us; UTC until it has. */
  zone: string
  isSidebarFolded: boolean
  /** The project last looked at, for screens that belong to none. */
  projectId: number | null
}

/** Reads the cookies of a request; what is missing or odd is the default. */
export function readPreferences(request: Request): Preferences {
  const cookies = readCookies(request.headers.get('cookie') ?? '')
  const theme = cookies.get('theme')
  const zone = cookies.get('zone') ?? ''
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    zone: /^[A-Za-z0-9_+\-/]{1,64}$/.test(zone) ? zone : 'UTC',
    isSidebarFolded: cookies.get('sidebar') === 'folded',
    projectId: Number(cookies.get('project')) || null,
  }
}

/** A Set-Cookie line that keeps one preference for a year. */
export function keepPreference(
  name: 'theme' | 'zone' | 'sidebar' | 'project' | 'columns',
  value: string,
): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`
}

/** Cookie names and values, decoded; what does not decode is left as it is. */
export function readCookies(header: string): Map<string, string> {
  return new Map(
    header
      .split(';')
      .map((pair) => pair.trim().split(/=(.*)/s))
      .map(([name = '', value = '']) => [name, decode(value)] as const),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
