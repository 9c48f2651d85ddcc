import { escape, links, longDay, rich, type Frame } from './parts.ts'

/** A page somebody made by hand in 2003 and has kept up ever since. */
export function hand({ view, menu }: Frame): string {
  const sections = view.sections
    .map((section) => {
      const heading = section.heading
        ? `<h3><font color="#3b5d2a">${escape(section.heading)}</font></h3>\n`
        : ''
      const paragraphs = section.paragraphs.map((text) => `<p>${rich(view, text)}\n`).join('')
      const items = section.items.map((text) => `<li>${rich(view, text)}\n`).join('')
      return heading + paragraphs + (items ? `<ul type="square">\n${items}</ul>` : '')
    })
    .join('\n<hr size="1" noshade>\n')
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${escape(view.site.name)}: ${escape(view.title)}</title>
${view.noindex ? '<meta name="robots" content="noindex">\n' : ''}</head>
<body bgcolor="#fbf8ec" text="#222222" link="#2e6b2e" vlink="#5a5a3c">
<table width="760" align="center" cellpadding="12"><tr><td>
<h1><a href="/">${escape(view.site.name)}</a></h1>
<p><i>${escape(view.site.tagline)}</i></p>
<p>[ ${links(menu, ' | ')} ]</p>
<hr>
<h2>${escape(view.title)}</h2>
${sections}
<hr>
<p><small>${view.dated ? `Last changed ${longDay(view.dated)}. ` : ''}${view.by ? `Kept by ${escape(view.by)}. ` : ''}Best viewed with your own eyes.</small></p>
</td></tr></table>
</body>
</html>`
}
