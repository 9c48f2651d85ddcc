import { lookOf } from './looks.ts'
import { body, escape, head, links, longDay, type Frame } from './parts.ts'

/** A library, club or council: breadcrumbs, plain boxes, a page that was reviewed on a date. */
export function shelfPage({ view, menu }: Frame): string {
  const look = lookOf(view.site.host)
  return `<!doctype html>
<html lang="en">
<head>
${head(view, `\n<style>body{font:16px/1.55 Arial,sans-serif;margin:0;color:${look.ink}}a{color:${look.link}}.bar{background:${look.link};color:#fff;padding:14px 24px}.bar a{color:#fff;margin-right:16px}.container{max-width:860px;margin:0 auto;padding:24px}.crumbs{font-size:13px;color:#555}.box{border:1px solid #d6ddd8;padding:16px;margin-top:32px;font-size:14px}</style>`)}
</head>
<body>
<header class="bar"><strong>${escape(view.site.name)}</strong><nav>${links(menu)}</nav></header>
<div class="container">
<p class="crumbs"><a href="/">Home</a> › ${escape(view.title)}</p>
<main role="main">
<h1>${escape(view.title)}</h1>
${body(view)}
</main>
<div class="box">${view.dated ? `This page was last reviewed on ${longDay(view.dated)}. ` : ''}${view.by ? `Contact for this page: ${escape(view.by)}. ` : ''}Is something missing? <a href="/contact">Let us know.</a></div>
</div>
<footer class="bar">${escape(view.site.tagline)}</footer>
</body>
</html>`
}
