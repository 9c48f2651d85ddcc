import { escapeHtml } from './inline.ts'

/** Pages that stand in the way: not found, parked, challenge, log-in, outage. Each looks as such pages look. */

export function notFound(name: string, home: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page not found | ${escapeHtml(name)}</title></head>
<body><h1>Page not found</h1><p>The page you asked for has been moved or does not exist any more. Try the <a href="${home}">front page</a>.</p></body></html>`
}

export function parked(host: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(host)} is for sale</title></head>
<body><h1>${escapeHtml(host)}</h1><p>This domain is for sale. Buy this domain today: prices on request.</p>
<p>Related searches: compost bins, garden sheds, lawn mowers, patio furniture.</p>
<p>This domain has been parked free of charge by its registrar.</p></body></html>`
}

export function challenge(host: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Just a moment...</title></head>
<body><h1>${escapeHtml(host)}</h1><p>Checking if the site connection is secure. Verify you are human by completing the action below.</p>
<noscript>Enable JavaScript and cookies to continue</noscript></body></html>`
}

export function loginWall(name: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Members | ${escapeHtml(name)}</title></head>
<body><h1>Members only</h1><form action="/login" method="post"><label>Name <input name="name"></label>
<label>Password <input name="password" type="password"></label><button>Sign in</button></form></body></html>`
}

export function outage(name: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(name)}: back soon</title></head>
<body><h1>Back soon</h1><p>We are moving to a new server. Please come back tomorrow.</p></body></html>`
}
