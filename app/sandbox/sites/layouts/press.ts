import { lookOf } from './looks.ts'
import { body, escape, head, jsonLd, links, longDay, type Frame } from './parts.ts'

/** A blog as the most used publishing system makes it: sidebar, widgets, comment form. */
export function press({ view, menu, latest }: Frame): string {
  const { site } = view
  const look = lookOf(site.host)
  const meta =
    view.kind === 'post'
      ? `<div class="entry-meta">Posted on <time datetime="${view.dated ?? ''}">${view.dated ? longDay(view.dated) : ''}</time>${view.by ? ` by <span class="author vcard">${escape(view.by)}</span>` : ''}</div>`
      : ''
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
${head(view, `\n<meta name="generator" content="WordPress 6.8">\n<style>body{font:17px/1.6 ${look.type};margin:0;color:${look.ink}}a{color:${look.link}}.site-title{font-size:26px;margin:0}.site-title a{text-decoration:none}.site-description{margin:4px 0 12px}.wrap{max-width:1060px;margin:0 auto;display:flex;gap:48px;padding:24px}main{flex:1}aside{width:240px;font-size:15px}header,footer{background:${look.head};padding:20px}nav a{margin-right:18px}</style>`)}
${jsonLd(site, view)}
</head>
<body class="wp-singular ${view.kind} wp-theme-allotment">
<header id="masthead" class="site-header">
<p class="site-title"><a href="/" rel="home">${escape(site.name)}</a></p>
<p class="site-description">${escape(site.tagline)}</p>
<nav id="site-navigation" class="main-navigation">${links(menu, ' ')}</nav>
</header>
<div class="wrap">
<main id="primary" class="site-main">
<article class="${view.kind} hentry">
<h1 class="entry-title">${escape(view.title)}</h1>
${meta}
<div class="entry-content">
${body(view)}
</div>
</article>
${view.kind === 'post' ? '<section id="comments" class="comments-area"><h2>Leave a comment</h2><p>Comments are read before they appear. Be kind.</p></section>' : ''}
</main>
<aside id="secondary" class="widget-area">
<section class="widget"><h3>Recent posts</h3><ul>${latest.map((one) => `<li>${links([one])}</li>`).join('')}</ul></section>
<section class="widget"><h3>Write to us</h3><p>Something wrong or out of date? <a href="/contact">Tell us.</a></p></section>
</aside>
</div>
<footer class="site-footer"><p>© ${escape(site.name)}. Proudly grown, not bought.</p></footer>
</body>
</html>`
}
