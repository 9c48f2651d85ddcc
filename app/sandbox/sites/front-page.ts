import { SITES } from './catalogue.ts'
import { escapeHtml } from './inline.ts'

type Ports = { port: number; smtp: number; imap: Record<string, number> }

/** What a browser sees at the sandbox's own address: the sites there are, and how to connect a mailbox by hand. */
export function frontPage({ port, smtp, imap }: Ports): string {
  const sites = SITES.map(
    (site) =>
      `<li><a href="http://${site.host}.localhost:${port}/">${site.host}</a> ${escapeHtml(site.name)}: ${escapeHtml(site.tagline)}</li>`,
  )
  const boxes = Object.entries(imap).map(
    ([address, imapPort]) =>
      `<tr><td>${address}</td><td>127.0.0.1:${smtp}</td><td>127.0.0.1:${imapPort}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The sandbox’s internet</title>
<style>body{font:15px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222}td,th{padding:2px 16px 2px 0;text-align:left}</style></head>
<body>
<h1>The sandbox’s internet</h1>
<p>${SITES.length} sites and a mail server, all in one process on this machine. No request and no mail leaves it.
The sites answer to their own names for Linkwright; a browser finds them by the addresses below.</p>
<h2>Mailboxes</h2>
<p>Password of all three: <code>sandbox</code>. No encryption. mei@ is not connected yet, so that you can try.</p>
<table><tr><th>Address</th><th>SMTP</th><th>IMAP</th></tr>${boxes.join('')}</table>
<h2>Sites</h2>
<ul>${sites.join('\n')}</ul>
</body></html>`
}
