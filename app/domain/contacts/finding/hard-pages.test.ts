import { expect, test } from 'vitest'
import type { PageKind } from './sighting.ts'
import { found } from '#tests/support/found-contacts.ts'
const I = 'info@soilschool.test'
const cases: [string, string, [string, string | null, string | null][], PageKind?][] = [
  [
    'wp antispam',
    '<p>Contact: <span class="a">info</span><span>&nbsp;(at)&nbsp;</span><span>soilschool.test</span></p>',
    [[I, null, null]],
  ],
  ['at sign image', '<p>info<img src="at.png" alt="@">soilschool.test</p>', [[I, null, null]]],
  ['fr a', '<p>Courriel : redaction (à) soilschool.test</p>', [['redaction@soilschool.test', null, null]]],
  [
    'joomla5',
    `<joomla-hidden-mail is-link="1" is-email="1" first="aW5mbw==" last="c29pbHNjaG9vbC50ZXN0" text="x" base="">x</joomla-hidden-mail>`,
    [[I, null, null]],
  ],
  ['data-contact-b64', `<a data-enc="aW5mb0Bzb2lsc2Nob29sLnRlc3Q=" href="#">x</a>`, [[I, null, null]]],
  [
    'hex href',
    '<a href="&#x6d;&#x61;&#x69;&#x6c;&#x74;&#x6f;:%69%6e%66%6f%40soilschool.test">e</a>',
    [[I, null, null]],
  ],
  [
    'two addrs',
    '<p>ines@soilschool.test / tom@soilschool.test</p>',
    [
      ['ines@soilschool.test', null, null],
      ['tom@soilschool.test', null, null],
    ],
  ],
  [
    'comma list roles',
    '<ul><li>Editorial: editor@soilschool.test</li><li>Pitches: pitches@soilschool.test</li><li>Ads: ads@soilschool.test</li></ul>',
    [
      ['editor@soilschool.test', null, 'Editorial'],
      ['pitches@soilschool.test', null, 'Pitches'],
      ['ads@soilschool.test', null, 'Ads'],
    ],
  ],
  [
    'team figure',
    '<ul class="team"><li><figure><img src=a.jpg alt="Ines Calder"><figcaption><strong>Ines Calder</strong> <em>Deputy editor</em></figcaption></figure><p>Ines has grown soil for years.</p><a href="mailto:ines@soilschool.test" aria-label="Email Ines Calder"><i></i></a></li><li><figure><img src=b.jpg><figcaption><strong>Omar Haddad</strong> <em>Staff writer</em></figcaption></figure><p>Omar writes.</p><a href="mailto:omar@soilschool.test"></a></li></ul>',
    [
      ['ines@soilschool.test', 'Ines Calder', 'Deputy editor'],
      ['omar@soilschool.test', 'Omar Haddad', 'Staff writer'],
    ],
    'team',
  ],
  [
    'spanish imprint',
    '<h1>Aviso legal</h1><p>Titular: Lucía Gómez Ruiz</p><p>NIF: 12345678Z</p><p>Domicilio: Calle Mayor 1, Madrid</p><p>Correo electrónico: lucia@soilschool.test</p>',
    [['lucia@soilschool.test', 'Lucía Gómez Ruiz', 'Titular']],
    'imprint',
  ],
  [
    'french imprint',
    '<h2>Éditeur du site</h2><p>Directrice de la publication : Claire Dubois<br>Contact : claire.dubois@soilschool.test</p><h2>Hébergeur</h2><p>OVH – 2 rue Kellermann – support@ovh.test</p>',
    [['claire.dubois@soilschool.test', 'Claire Dubois', 'Directrice de la publication']],
    'imprint',
  ],
  [
    'german imprint full',
    '<h1>Impressum</h1><p>Angaben gemäß § 5 DDG</p><p>Bodenkunde Verlag GmbH<br>Hauptstr. 1<br>10115 Berlin</p><p>Vertreten durch: Dr. Hanna Vogt</p><p>Kontakt:<br>Telefon: 030 123<br>E-Mail: kontakt@soilschool.test</p><p>Verantwortlich i.S.d. § 18 Abs. 2 MStV: Peter Lang, p.lang@soilschool.test</p><h2>EU-Streitschlichtung</h2><p>Unsere E-Mail-Adresse finden Sie oben. ec.europa.eu/consumers/odr</p>',
    [
      ['kontakt@soilschool.test', null, null],
      ['p.lang@soilschool.test', 'Peter Lang', 'Verantwortlich i.S.d. § 18 Abs. 2 MStV'],
    ],
    'imprint',
  ],
  [
    'italian',
    '<p>Direttore responsabile: Marco Bianchi – direttore@soilschool.test</p>',
    [['direttore@soilschool.test', 'Marco Bianchi', 'Direttore responsabile']],
  ],
  [
    'dutch',
    '<p>Hoofdredacteur: Sanne de Vries<br>sanne@soilschool.test</p>',
    [['sanne@soilschool.test', 'Sanne de Vries', 'Hoofdredacteur']],
    'team',
  ],
  [
    'polish',
    '<p>Redakcja: redakcja@soilschool.test, tel. 22 123</p>',
    [['redakcja@soilschool.test', null, 'Redakcja']],
  ],
  ['mastodon', '<a rel="me" href="https://m.test/@x">@soil@mastodon.social</a>', []],
  ['retina srcset', '<img srcset="a@1x.jpg 1x, a@2x.jpg 2x"><a href="/img/team@2x.png">pic</a>', []],
  ['npm scoped', '<p>Install @soil/school@1.2.0 or soil@latest, user@localhost, root@server</p>', []],
  ['twitter handle', '<p>Follow @soilschool. Or email us at our form.</p>', []],
  [
    'designer inline link',
    '<footer><p>© Soil School. Design: <a href="mailto:anna@studioanna.test">Studio Anna</a></p></footer>',
    [],
    'home',
  ],
  [
    'made with love',
    '<footer><p>Made with ♥ by <a href="mailto:hi@lovedesign.test">Love Design</a></p></footer>',
    [],
    'home',
  ],
  [
    'footer no words',
    '<footer><p>Soil School · <a href="mailto:info@soilschool.test">Mail</a> · <a href="mailto:web@agentur.test">agentur.test</a></p></footer>',
    [[I, null, null]],
    'home',
  ],
  [
    'guest expert in article',
    '<article><p class="byline">By Ines Calder</p><p>Dr. Ann Lee of State University (ann.lee@stateuni.test) told us.</p></article>',
    [],
    'given',
  ],
  [
    'json-ld designer',
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite","name":"x","creator":{"@type":"Organization","name":"Pixel","email":"hi@pixel.test"},"publisher":{"@type":"Organization","email":"info@soilschool.test"}}</script>',
    [[I, null, null]],
    'home',
  ],
  [
    'json-ld employee',
    '<script type="application/ld+json">{"@type":"NewsMediaOrganization","name":"Soil","email":"info@soilschool.test","employee":[{"@type":"Person","name":"Ines Calder","jobTitle":"Editor","email":"ines@soilschool.test"}]}</script>',
    [
      [I, null, null],
      ['ines@soilschool.test', 'Ines Calder', 'Editor'],
    ],
    'about',
  ],
  ['trailing dot & paren', '<p>(write to info@soilschool.test.)</p>', [[I, null, null]]],
  ['quotes', '<p>"info@soilschool.test", \'x\'</p>', [[I, null, null]]],
  [
    'email pipe',
    '<p>Ines Calder | Managing Editor | ines@soilschool.test | +44 20</p>',
    [['ines@soilschool.test', 'Ines Calder', 'Managing Editor']],
  ],
  ['slash at', '<p>info /at/ soilschool /dot/ test</p>', [[I, null, null]]],
  ['spaced letters', '<p>info (a) soilschool.test</p>', [[I, null, null]]],
  ['at-sign word', '<p>info(at-sign)soilschool.test</p>', [[I, null, null]]],
  ['remove parens', '<p>info@soilschool.test (remove nothing)</p>', [[I, null, null]]],
  ['at bracket mismatch', '<p>ines[at)soilschool.test</p>', [['ines@soilschool.test', null, null]]],
  [
    'js template',
    '<script>const u="info",d="soilschool.test";document.querySelector("#e").href=`mailto:${u}@${d}`</script>',
    [[I, null, null]],
  ],
  [
    'js setAttribute',
    `<script>a.setAttribute('href','mailto:'+'info'+String.fromCharCode(64)+'soilschool.test')</script>`,
    [[I, null, null]],
  ],
  ['js concat method', `<script>var e='info'.concat('@','soilschool.test');</script>`, [[I, null, null]]],
  [
    'js rot13 replace',
    `<script>document.write("<n uers=\\"znvygb:vasb@fbvyfpubby.grfg\\">x</n>".replace(/[a-zA-Z]/g,function(c){return String.fromCharCode((c<="Z"?90:122)>=(c=c.charCodeAt(0)+13)?c:c-26);}));</script>`,
    [[I, null, null]],
  ],
  [
    'js object',
    `<script>window.contact={user:"info",host:"soilschool.test"}</script><a class="c" data-user="info" data-host="soilschool.test">mail</a>`,
    [[I, null, null]],
  ],
  [
    'next data',
    `<script id="__NEXT_DATA__" type="application/json">{"props":{"email":"info@soilschool.test","dev":"x@vendor.test"}}</script>`,
    [[I, null, null]],
  ],
  [
    'address element',
    `<address>Written by <a href="mailto:ines@soilschool.test">Ines Calder</a>.<br>Visit us</address>`,
    [['ines@soilschool.test', 'Ines Calder', null]],
    'given',
  ],
  [
    'author box bio',
    `<article><p>text</p></article><div class="author-box"><h4>About Ines Calder</h4><p>Ines is a soil writer. Reach her at ines@soilschool.test</p></div>`,
    [['ines@soilschool.test', 'Ines Calder', null]],
    'given',
  ],
  [
    'h2 department and people',
    `<h2>Editorial</h2><p>Ines Calder, Editor in Chief<br><a href="mailto:ines@soilschool.test">ines@soilschool.test</a></p><p>Tom Reed, Features Editor<br><a href="mailto:tom@soilschool.test">tom@soilschool.test</a></p><h2>Advertising</h2><p>Sales team<br><a href="mailto:ads@soilschool.test">ads@soilschool.test</a></p>`,
    [
      ['ines@soilschool.test', 'Ines Calder', 'Editor in Chief'],
      ['tom@soilschool.test', 'Tom Reed', 'Features Editor'],
      ['ads@soilschool.test', null, 'Sales team'],
    ],
    'team',
  ],
  [
    'name in next col header',
    `<table><thead><tr><th>E-Mail</th><th>Name</th></tr></thead><tbody><tr><td>jk@soilschool.test</td><td>Jonas Kern</td></tr><tr><td>ab@soilschool.test</td><td>Anna Bach</td></tr></tbody></table>`,
    [
      ['jk@soilschool.test', 'Jonas Kern', null],
      ['ab@soilschool.test', 'Anna Bach', null],
    ],
    'team',
  ],
  [
    'div role class',
    `<div class="person"><div class="person__name">Jonas Kern</div><div class="person__title">Community gardener</div><div>jk@soilschool.test</div></div><div class="person"><div class="person__name">Anna Bach</div><div class="person__title">Bee keeper</div><div>ab@soilschool.test</div></div>`,
    [
      ['jk@soilschool.test', 'Jonas Kern', 'Community gardener'],
      ['ab@soilschool.test', 'Anna Bach', 'Bee keeper'],
    ],
    'team',
  ],
  [
    'owner gmail footer',
    `<footer>Contact: soilschoolblog@gmail.com</footer>`,
    [['soilschoolblog@gmail.com', null, null]],
    'home',
  ],
  ['own brand other tld', `<p>hello@soilschool.org</p>`, [['hello@soilschool.org', null, null]]],
  ['subdomain', `<p>desk@news.soilschool.test</p>`, [['desk@news.soilschool.test', null, null]]],
]
test.each(cases)('%s', (_, html, people, kind) => {
  expect(
    found(html, kind)
      .map(({ email, name, role }) => [email, name, role])
      .toSorted(),
  ).toEqual(people.toSorted())
})
