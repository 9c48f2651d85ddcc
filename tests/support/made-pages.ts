import { pick, seeded } from '#tests/bench/seeded.ts'

/** Pieces of markup that pages are made of, plain ones and awkward ones; `#` stands for what is put inside. */
const AROUND =
  `<div>#</div>|<div class="sidebar" id=x>#</div>|<p>#</p>|<p>#|<ul><li>#</li></ul>|<ul><li>#<li>#</ul>|<dl><dt>#<dd>#</dl>
<table><tr><td>#</td></tr></table>|<table><tr><td>#<td>#<tr><th>#</table>|<table><thead><tr><th>#</th></tr></thead><tbody><tr><td>#</td></tr></tbody></table>
<table><caption>#</caption><colgroup><col><col></colgroup><tr><td>#</td></tr></table>|<table>#<tr><td>#</td></tr></table>|<table><td>#</table>
<b>#</b>|<i><b>#</b></i>|<b><i>#</b></i>|<a href="http://client.test/guide">#</a>|<a href=/x rel="NoFollow ugc">#</a>|<a href='?a=1&b=2&amp;c=3'>#</a>|<a>#</a>
<h1>#</h1>|<h2>#</h3>|<span>#</span>|<span>#</div>|<form action="/">#</form>|<button>#</button>|<nav>#</nav>|<aside>#</aside>|<article>#</article>|<footer>#</footer>
<header>#</header>|<main>#</main>|<section hidden>#</section>|<select><option>#<option>#</select>|<select><optgroup label=x><option>#</optgroup></select>
<svg viewBox="0 0 1 1"><g><path d="M0"/><title>#</title></g></svg>|<svg><a xlink:href="/x">#</a></svg>|<svg><style>.a{}</style><text>#</text></svg>|<math><mi>#</mi></math>|<object>#</object>
<template>#</template>|<noscript>#</noscript>|<pre>\n#</pre>|<x-card>#</x-card>|<font color=red>#</font>|<center>#</center>|<nobr>#</nobr>|<ruby>#<rt>#</ruby>|<label>#</label>|<details><summary>#</summary>#</details>
<iframe src="/f">#</iframe>|<textarea>\n#</textarea>|<title>#</title>|<!-- # -->|<DIV CLASS=A>#</DIV>|<div style="display:none">#</div>|<p style="visibility:hidden">#</p>`.split(
    /[|\n]/,
  )

const INSIDE =
  `some words here|a &amp; b|a & b|AT&T|&nbsp;|&eacute;|&copy 2020|&#8217;|&#150;|&#x1F600;|1 < 2|x|<br>|<br/>|<hr>|<img src=a.png alt="A &quot;b&quot;">|<input type=text>|<input type="password" value='x'>
<a href="http://client.test/guide">the guide</a>|<a href="/go/1" class=btn>go</a>|<script>var a = '<p>'</script>|<script src=x></script>|<script>document.write("<!--<script>")</script>|<style>p{}</style>
<link rel=canonical href=/c>|<meta name=robots content="noindex, nofollow">|<base href="/b/">|</p>|</div>|</b>|</br>|<p|<li>|<td>|<p/>|<a/href=x/>|<b a=1 a=2 = "x">|<!---->|<!-->|<!-- a -- b --!>|<?php x ?>|<![CDATA[x]]>|</ x>|<>|< p>
<img alt='a>b' src=x>|<area href=/m alt=map>|<option>|<body class=b>|<html lang=de>|\n|\r\n|\t|<h1>|<form>|<button>|<select>|<table>|</table>|</a>|<a href=/open>|<wbr>|é ü 漢字|\u00a0|\f`.split(
    /[|\n]/,
  )

const HEADS = [
  '<!doctype html><html lang="en"><head><meta charset=utf-8><title>T &amp; t</title></head><body class="has-sidebar">#</body></html>\n',
  '<!DOCTYPE html>\n<html>\n<head>\n<title>x</title>\n<meta name="robots" content="noindex">\n</head>\n<body>\n#\n</body>\n</html>\n',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html><head><link rel="canonical" href="/c"/><base href="/dir/" /></head><body>#</body></html>',
  '<html><body>#</body></html>',
  '<title>x</title>#',
  '<head><script>x</script></head>#',
  '#',
  '<!-- c --><!doctype html><html>#</html>',
  '<html><head></head>\n<script>x</script>\n<body>#',
  '<html><head><noscript><img src=x></noscript></head><frameset>#</frameset></html>',
]

/**
 * A page as the web has them, well or badly made; the same seed makes the same page.
 * @param care from 0 (anything goes) to 1 (nothing is broken on purpose)
 */
export function madePage(seed: number, care: number): string {
  const chance = seeded(seed)
  const well = (list: readonly string[], bad: RegExp) =>
    care === 1 ? list.filter((one) => !bad.test(one)) : list
  const around = well(
    AROUND,
    /<template|<math|<nobr|<ruby|<h2>|<\/b><\/i>|<span>#<\/div>|<table>#|xlink|<svg><a/,
  )
  const inside = well(
    INSIDE,
    /^<\/|^<p|^<[a?!]\/?[^>]*$|^<!|^<\?|^<(?:li|td|option|body|html|h1|form|button|select|table)\b|<!--/,
  )
  const heads = well(HEADS, /frameset|\n<script>/)
  const grow = (depth: number): string => {
    const parts = 1 + Math.floor(chance() * 3)
    let text = ''
    for (let part = 0; part < parts; part++)
      text +=
        depth > 0 && chance() < 0.7
          ? pick(chance, around).replaceAll('#', () => grow(depth - 1))
          : pick(chance, inside)
    return text
  }
  let page = pick(chance, heads).replace('#', () => grow(2 + Math.floor(chance() * 4)))
  while (chance() > 0.5 + care / 2) page = broken(page, chance)
  return page
}

/** One small accident: something is lost, doubled, moved or cut off. */
function broken(page: string, chance: () => number): string {
  const at = Math.floor(chance() * page.length)
  const length = 1 + Math.floor(chance() * 12)
  const piece = page.slice(at, at + length)
  switch (Math.floor(chance() * 4)) {
    case 0:
      return page.slice(0, at) + page.slice(at + length)
    case 1:
      return page.slice(0, at) + piece + page.slice(at)
    case 2: {
      const to = Math.floor(chance() * page.length)
      return page.slice(0, to) + piece + page.slice(to)
    }
    default:
      return chance() < 0.2
        ? page.slice(0, at)
        : page.slice(0, at) + pick(chance, ['<', '>', '"', '&', '/']) + page.slice(at)
  }
}
