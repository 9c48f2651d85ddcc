import { lookOf } from './looks.ts'
import { body, escape, head, links, longDay, type Frame } from './parts.ts'

/** One person's journal, made by a generator of static pages: a title, a date, and the text. */
export function journal({ view, menu, latest }: Frame): string {
  const look = lookOf(view.site.host)
  return `<!doctype html>
<html lang="en">
<head>
${head(view, `\n<link rel="alternate" type="application/atom+xml" href="/feed.xml">\n<style>body{max-width:38rem;margin:3rem auto;padding:0 1rem;font:1.1rem/1.7 ${look.type};color:${look.ink}}a{color:${look.link}}time{color:#888}</style>`)}
</head>
<body>
<nav>${links([{ path: '/', title: view.site.name }, ...menu], ' / ')}</nav>
<article>
<h1>${escape(view.title)}</h1>
${view.dated ? `<time datetime="${view.dated}">${longDay(view.dated)}</time>` : ''}
${body(view)}
</article>
${latest.length ? `<footer><p>Earlier: ${links(latest, ', ')}.</p><p>${escape(view.site.tagline)}</p></footer>` : ''}
</body>
</html>`
}
