import { describe, expect, it } from 'vitest'
import { readPage } from './reading.ts'

/** The position of a link inside of this markup, written around `@`. */
const position = (markup: string) =>
  readPage({ html: markup.replace('@', '<a href="/x">t</a>'), url: 'http://a.test/' }).links[0]!.position

describe('class and id words', () => {
  it.each([
    ['sidebar', 'sidebar'],
    ['Sidebar', 'sidebar'],
    ['box sidebar-left', 'sidebar'],
    ['right-sidebar', 'sidebar'],
    ['primary_sidebar', 'sidebar'],
    ['sidebar-2', 'sidebar'],
    ['sidebar__inner', 'sidebar'],
    ['l-sidebar', 'sidebar'],
    ['widget-area', 'sidebar'],
    ['has-sidebar', 'content'],
    ['no-sidebar', 'content'],
    ['with-right-sidebar', 'content'],
    ['content-sidebar', 'content'],
    ['content-sidebar-wrap', 'content'],
    ['sidebar-content', 'content'],
    ['sidebars', 'content'],
    ['right-column', 'content'],
    ['insidebar', 'content'],
    ['comments', 'comment'],
    ['comment', 'comment'],
    ['comment-list', 'comment'],
    ['commentlist', 'comment'],
    ['comment__body', 'comment'],
    ['user-comment', 'comment'],
    ['comment-body even', 'comment'],
    ['comments-area', 'comment'],
    ['disqus_thread', 'comment'],
    ['comments-link', 'content'],
    ['comment-count', 'content'],
    ['no-comments', 'content'],
    ['commentary', 'content'],
    ['comments-open', 'content'],
    ['site-footer', 'footer'],
    ['footer', 'footer'],
    ['footer-note', 'content'],
    ['site-header', 'header'],
    ['masthead', 'header'],
    ['header', 'content'],
    ['nav', 'content'],
    ['menu', 'content'],
  ])('class="%s" is %s', (words, expected) => {
    expect(position(`<div class="${words}"><p>@</p></div>`)).toBe(expected)
    expect(position(`<body class="${words}"><p>@</p>`)).toBe('content')
    expect(position(`<html class="${words}" id="${words.split(' ')[0]}"><p>@</p>`)).toBe('content')
  })
  it.each([
    ['header', 'header'],
    ['footer', 'footer'],
    ['comment-42', 'comment'],
    ['div-comment-42', 'comment'],
    ['sidebar', 'sidebar'],
    ['top', 'content'],
  ])('id="%s" is %s', (id, expected) => expect(position(`<div id="${id}">@</div>`)).toBe(expected))
})

describe('elements and roles', () => {
  it.each([
    ['<nav>@</nav>', 'navigation'],
    ['<div role="navigation">@</div>', 'navigation'],
    ['<div role="NAVIGATION ">@</div>', 'navigation'],
    ['<aside>@</aside>', 'sidebar'],
    ['<div role=complementary>@</div>', 'sidebar'],
    ['<header>@</header>', 'header'],
    ['<div role=banner>@</div>', 'header'],
    ['<footer>@</footer>', 'footer'],
    ['<div role=contentinfo>@</div>', 'footer'],
    ['<main>@</main>', 'content'],
    ['<main><footer>@</footer></main>', 'content'],
    ['<article><header>@</header></article>', 'content'],
    ['<div role=main><footer>@</footer></div>', 'content'],
    ['<footer><article>@</article></footer>', 'footer'],
    ['<header><div><footer>@</footer></div></header>', 'footer'],
    ['<footer><nav>@</nav></footer>', 'navigation'],
    ['<nav><div><aside>@</aside></div></nav>', 'sidebar'],
    ['<aside><nav>@</nav></aside>', 'navigation'],
    ['<article><aside>@</aside></article>', 'sidebar'],
    ['<aside><article>@</article></aside>', 'sidebar'],
    ['<div class="right-sidebar"><main>@</main></div>', 'content'],
    ['<div class="sidebar"><article>@</article></div>', 'sidebar'],
    ['<footer><div class="comments">@</div></footer>', 'comment'],
    ['<div class="comments"><nav>@</nav></div>', 'comment'],
    ['<div itemtype="http://schema.org/Comment" itemscope>@</div>', 'comment'],
    ['<div itemtype="https://schema.org/UserComments" itemscope>@</div>', 'comment'],
    ['<div itemtype="https://schema.org/CommentAction" itemscope>@</div>', 'content'],
    ['<table><tr><td>@</table>', 'content'],
    ['<section><h2>Links</h2>@</section>', 'content'],
  ])('%s: %s', (markup, expected) => expect(position(markup)).toBe(expected))
  it('the words of the link itself are not asked', () => {
    const { links } = readPage({
      html: '<a class="comment sidebar" id="footer" href="/x">t</a>',
      url: 'http://a.test/',
    })
    expect(links[0]!.position).toBe('content')
  })
})
