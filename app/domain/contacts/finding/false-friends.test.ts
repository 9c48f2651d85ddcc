import { describe, expect, test } from 'vitest'
import { found } from '#tests/support/found-contacts.ts'
import type { PageKind } from './sighting.ts'

describe('what only looks like an address, or belongs to somebody else, is not told', () => {
  test.each<[what: string, html: string, kind?: PageKind]>([
    ['a picture', '<p>logo@2x.png and hero@3x.webp</p><img src="a@2x.png" alt="">'],
    ['a version', '<p>react@18.2.0, vue@next, lodash@4.17.21</p>'],
    ['a pattern to fill in', '<p>you@example.com, name@yourdomain.com, john.doe@company.com</p>'],
    ['a placeholder of a field', '<input type="email" placeholder="anna@soilschool.test">'],
    ['a pattern of the own domain', '<p>firstname.lastname@soilschool.test</p>'],
    ['noreply', '<p>noreply@soilschool.test, no-reply@soilschool.test, donotreply@soilschool.test</p>'],
    [
      'Sentry',
      '<script>Sentry.init({dsn:"https://2e5f4b6a7c8d9e0f1a2b3c4d5e6f7a8b@o123.ingest.sentry.io/1"})</script>',
    ],
    ['Wix', '<p>605a7baede844d278b89dc95ae0a9123@sentry-next.wixpress.com</p>'],
    ['git over ssh', '<p>git clone git@github.com:soil/school.git</p>'],
    ['code', '<pre><code>mail("ops@soilschool.test")</code></pre>'],
    ['a profile', '<a href="https://mastodon.example/@ines">@ines@mastodon.example</a>'],
    ['a map', '<a href="https://maps.test/@52.52,13.40,15z">Map</a>'],
    ['a link to share', '<a href="mailto:?subject=Read%20this&body=https://soilschool.test/">Share</a>'],
    [
      'a web designer in the footer',
      '<footer>Website by Pixel Works: <a href="mailto:hello@pixelworks.test">hello@pixelworks.test</a></footer>',
      'home',
    ],
    [
      'a German web designer',
      '<h3>Umsetzung und Gestaltung</h3><p>Pixelwerk GmbH<br>hallo@pixelwerk.test</p>',
      'imprint',
    ],
    ['a French host', '<h2>Hébergement</h2><p>OVH SAS<br>support@ovh.test</p>', 'imprint'],
    ['a Spanish host', '<p>Alojamiento: Hosting SL, info@hostingsl.test</p>', 'imprint'],
    ['an Italian web agency', '<footer>Realizzazione: Studio Bit (studio@bit.test)</footer>', 'home'],
    ['a data protection authority', '<h3>Aufsichtsbehörde</h3><p>poststelle@datenschutz.test</p>', 'imprint'],
    ['dispute resolution', '<p>Plattform der EU zur Streitbeilegung: odr@europa.test</p>', 'imprint'],
    ['a theme demo', '<p>info@yourcompany.com, contact@domain.com, demo@themedemo.com</p>'],
    [
      'somebody in an article',
      '<article><p>Write to the council at parks@city.test for a permit.</p></article>',
      'given',
    ],
    [
      'a reader in the comments',
      '<section id="comments"><p>mail me: ines@soilschool.test</p></section>',
      'given',
    ],
    ['a trap', `<p style="display:none">trap-me@soilschool.test</p><p hidden>two@soilschool.test</p>`],
    ['at in a sentence', '<p>Meet us at soilschool.test or look at example.test today.</p>'],
    ['at with dot in a name', '<p>We met at the fair. Dot Miller was there.</p>'],
    ['stay-at-home', '<p>stay-at-home.soilschool.test</p>'],
    ['a key in an address', '<p>https://user:key@soilschool.test/feed</p>'],
    [
      'reviews in JSON-LD',
      '<script type="application/ld+json">{"@type":"Product","review":{"author":{"@type":"Person","name":"A B","email":"ab@gmail.com"}}}</script>',
    ],
    ['a markup error', '<p>foo@bar, @soilschool.test, info@.test, info@@soilschool.test</p>'],
    ['an example in words', '<p>Use a real address, for example maria@bakery.test.</p>'],
    ['Max Mustermann', '<p>max.mustermann@muster.de</p>'],
    ['partners', '<h2>Our partners</h2><p>Green Fund<br>office@greenfund.test</p>', 'about'],
  ])('%s', (_, html, kind) => {
    expect(found(html, kind)).toEqual([])
  })
})
