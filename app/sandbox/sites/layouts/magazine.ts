import { lookOf } from './looks.ts'
import { body, escape, head, jsonLd, links, longDay, type Frame } from './parts.ts'

/** A magazine: sections on top, a byline, stories to read next, a newsletter nobody asked for. */
export function magazine({ view, menu, latest }: Frame): string {
  const { site } = view
  const look = lookOf(site.host)
  const byline = [view.by && `Words: ${escape(view.by)}`, view.dated && longDay(view.dated)].filter(Boolean)
  return `<!doctype html>
<html lang="en">
<head>
${head(view, `\n<meta property="og:title" content="${escape(view.title)}">\n<meta property="og:site_name" content="${escape(site.name)}">\n<style>body{font:18px/1.65 ${look.type};margin:0;color:${look.ink}}a{color:${look.link}}.masthead{font-size:34px}.masthead a{color:inherit;text-decoration:none}.top{border-bottom:3px double #111;text-align:center;padding:18px}.story{max-width:680px;margin:40px auto;padding:0 20px}.next{background:${look.head};padding:28px}.next li{margin:8px 0}</style>`)}
${jsonLd(site, view)}
</head>
<body>
<header class="top"><div class="masthead"><a href="/">${escape(site.name)}</a></div><p>${escape(site.tagline)}</p><nav>${links(menu, ' · ')}</nav></header>
<main>
<article class="story">
<h1>${escape(view.title)}</h1>
${byline.length ? `<p class="byline">${byline.join(' · ')}</p>` : ''}
<div class="story-body">
${body(view)}
</div>
</article>
</main>
<aside class="next related"><h2>Read next</h2><ul>${latest.map((one) => `<li>${links([one])}</li>`).join('')}</ul></aside>
<footer><p>${escape(site.name)} is printed four times a year on paper that was a newspaper. <a href="/about">Who we are</a>, <a href="/contact">letters to the editor</a>.</p></footer>
</body>
</html>`
}
