import { expect, test } from 'vitest'
import { found } from '#tests/support/found-contacts.ts'
import type { PageKind } from './sighting.ts'
/** Written after the rules, and read once before they were mended: a check against learning the cases by heart. */
const cases: [string, string, [string, string | null, string | null][], PageKind?][] = [
  [
    'lorem demo',
    '<p>Lorem ipsum dolor. contact@example.com, support@mytheme.com</p><p>Real: desk@soilschool.test</p>',
    [['desk@soilschool.test', null, null]],
  ],
  ['hosting note', '<footer><p>Hosted by GreenHost (support@greenhost.test)</p></footer>', [], 'home'],
  ['photo credit', '<p>Photo: Lena Berg / lena@bergphoto.test</p>', [], 'given'],
  [
    'advert',
    '<aside class="sidebar"><div class="ad">Buy compost: sales@compost.test</div></aside>',
    [],
    'home',
  ],
  [
    'press release contact in article',
    '<article><h1>News</h1><p>Media contact: Bob Ray, Acme Corp, bob.ray@acmecorp.test</p></article>',
    [],
    'given',
  ],
  [
    'guest author bio ext',
    '<article><p>x</p><footer class="author-bio"><p><strong>Lena Berg</strong> is a photographer. lena@lenaberg.test</p></footer></article>',
    [['lena@lenaberg.test', 'Lena Berg', null]],
    'given',
  ],
  [
    'team w/ initials mail',
    '<div class="team-grid"><div class="team-card"><h3>Lena Berg</h3><p>Art Director</p><a href="mailto:lb@soilschool.test">lb@soilschool.test</a></div><div class="team-card"><h3>Max Horn</h3><p>CTO</p><a href="mailto:mh@soilschool.test">mh@soilschool.test</a></div></div>',
    [
      ['lb@soilschool.test', 'Lena Berg', 'Art Director'],
      ['mh@soilschool.test', 'Max Horn', 'CTO'],
    ],
    'team',
  ],
  [
    'email: name (role)',
    '<p>mh@soilschool.test – Max Horn (Publisher)</p>',
    [['mh@soilschool.test', 'Max Horn', 'Publisher']],
  ],
  [
    'dl roles',
    '<dl><dt>Editor</dt><dd>Lena Berg, <a href="mailto:lena@soilschool.test">lena@soilschool.test</a></dd><dt>Advertising</dt><dd><a href="mailto:ads@soilschool.test">ads@soilschool.test</a></dd></dl>',
    [
      ['lena@soilschool.test', 'Lena Berg', 'Editor'],
      ['ads@soilschool.test', null, 'Advertising'],
    ],
  ],
  [
    'name with middle initial and phd',
    '<p>Robert J. Oak, PhD, Science Editor: roak@soilschool.test</p>',
    [['roak@soilschool.test', 'Robert J. Oak', 'Science Editor']],
  ],
  [
    'hyphen surname',
    '<p>Anna Müller-Lüdenscheid, Redakteurin, a.mueller-luedenscheid@soilschool.test</p>',
    [['a.mueller-luedenscheid@soilschool.test', 'Anna Müller-Lüdenscheid', 'Redakteurin']],
  ],
  [
    'apostrophe',
    "<p>Siobhán O'Connor, Deputy Editor, siobhan@soilschool.test</p>",
    [['siobhan@soilschool.test', "Siobhán O'Connor", 'Deputy Editor']],
  ],
  [
    'name after comma last first',
    '<p>Berg, Lena (editor) lena.berg@soilschool.test</p>',
    [['lena.berg@soilschool.test', null, 'editor']],
  ],
  ['dot in words', '<p>lena.berg AT soilschool DOT test</p>', [['lena.berg@soilschool.test', null, null]]],
  ['underscored', '<p>lena_AT_soilschool_DOT_test</p>', [['lena@soilschool.test', null, null]]],
  [
    'curly entity',
    '<p>lena&#123;at&#125;soilschool&#123;dot&#125;test</p>',
    [['lena@soilschool.test', null, null]],
  ],
  ['zwsp', '<p>lena&#8203;@&#8203;soilschool.test</p>', [['lena@soilschool.test', null, null]]],
  ['img only', '<p>Email: <img src="email.png" alt="email"></p>', []],
  [
    'title in schema author list',
    '<script type="application/ld+json">[{"@type":"BlogPosting","author":[{"@type":"Person","name":"Lena Berg","email":"lena@soilschool.test","jobTitle":"Editor"}]}]</script>',
    [['lena@soilschool.test', 'Lena Berg', 'Editor']],
    'given',
  ],
  [
    'rel author mailto',
    '<p>By <a rel="author" href="mailto:lena@soilschool.test">Lena Berg</a></p>',
    [['lena@soilschool.test', 'Lena Berg', null]],
    'given',
  ],
  [
    'privacy dpo',
    '<h2>Datenschutzbeauftragter</h2><p>Dr. Jens Kurz, dsb@kanzlei-kurz.test</p><p>info@soilschool.test</p>',
    [['info@soilschool.test', null, null]],
    'imprint',
  ],
  ['quote in blockquote ext', '<blockquote>Love it! – Pat, pat@customer.test</blockquote>', [], 'home'],
  [
    'support widget',
    '<script>window.intercomSettings={app_id:"abc",email:"user@soilschool.test"}</script><script>gtag("config","x@y")</script>',
    [],
  ],
  ['svg sprite', '<a href="#icon@2x">x</a><link rel="preload" href="font@500.woff2">', []],
  ['uppercase mail', '<p>INFO@SOILSCHOOL.TEST</p>', [['info@soilschool.test', null, null]]],
  [
    'mailto encoded name cc',
    '<a href="mailto:lena@soilschool.test?cc=boss@other.test&subject=Hi">Lena Berg</a>',
    [['lena@soilschool.test', 'Lena Berg', null]],
  ],
]
test.each(cases)('%s', (_, html, people, kind) => {
  expect(
    found(html, kind)
      .map(({ email, name, role }) => [email, name, role])
      .toSorted(),
  ).toEqual(people.toSorted())
})
