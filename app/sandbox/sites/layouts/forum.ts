import { escape, head, links, longDay, sectionHtml, type Frame } from './parts.ts'

const MEMBERS = ['mossfoot', 'spade_and_spoon', 'Nettie', 'plot27', 'old_rake', 'beanpole', 'Marigold S.']

/** A forum: each section of the page is a post by a member. */
export function forum({ view, menu, latest }: Frame): string {
  const posts = view.sections
    .map((section, at) => {
      const who = at === 0 && view.by ? view.by : MEMBERS[(at + view.path.length) % MEMBERS.length]!
      return `<div class="post" id="p${at + 1}">
<div class="post-author"><strong>${escape(who)}</strong><br>${at === 0 ? 'Moderator' : 'Member'}</div>
<div class="post-body">
${sectionHtml(view, section, 3)}
</div>
</div>`
    })
    .join('\n')
  return `<!doctype html>
<html lang="en">
<head>
${head(view, '\n<style>body{font:15px/1.5 Verdana,sans-serif;background:#e9eee4;margin:0}.forum{max-width:920px;margin:0 auto;background:#fff;padding:16px}.post{display:flex;border-top:1px solid #ccd5c2}.post-author{width:150px;padding:12px;background:#f4f7f0}.post-body{padding:12px;flex:1}</style>')}
</head>
<body>
<div class="forum">
<div class="board-header"><a href="/">${escape(view.site.name)}</a> <span>${escape(view.site.tagline)}</span></div>
<nav class="board-nav">${links(menu, ' » ')}</nav>
<h1>${escape(view.title)}</h1>
<main class="thread">
${posts}
</main>
<p class="moderated">${view.dated ? `Last post ${longDay(view.dated)}. ` : ''}Please read the house rules before you answer.</p>
<div class="board-footer">Other threads: ${links(latest, ', ')}</div>
</div>
</body>
</html>`
}
