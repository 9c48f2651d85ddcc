import { describe, expect, test } from 'vitest'
import { found } from '#tests/support/found-contacts.ts'
import type { PageKind } from './sighting.ts'

const INFO = 'info@soilschool.test'
const INES = 'ines.calder@soilschool.test'

describe('who is named beside an address, and what they do', () => {
  test.each<
    [
      what: string,
      html: string,
      people: [email: string, name: string | null, role: string | null][],
      kind?: PageKind,
    ]
  >([
    [
      'a card',
      `<div class="card"><h3>Ines Calder</h3><p>Editor-in-chief</p><a href="mailto:${INES}">Mail</a></div>`,
      [[INES, 'Ines Calder', 'Editor-in-chief']],
    ],
    ['a line', `<p>Ines Calder, managing editor: ${INES}</p>`, [[INES, 'Ines Calder', 'managing editor']]],
    ['a line with dashes', `<p>Ines Calder – Editor – ${INES}</p>`, [[INES, 'Ines Calder', 'Editor']]],
    ['label before the name', `<p>Editor: Ines Calder (${INES})</p>`, [[INES, 'Ines Calder', 'Editor']]],
    [
      'a table',
      `<table><tr><th>Name</th><th>Role</th><th>Email</th></tr><tr><td>Ines Calder</td><td>Editor</td><td>${INES}</td></tr><tr><td>Tom Baker</td><td>Head of marketing</td><td>tom@soilschool.test</td></tr></table>`,
      [
        [INES, 'Ines Calder', 'Editor'],
        ['tom@soilschool.test', 'Tom Baker', 'Head of marketing'],
      ],
      'team',
    ],
    [
      'cards in a grid',
      `<div class="grid"><div><h3>Ines Calder</h3><span>Editor</span><a href="mailto:${INES}">E-mail</a></div><div><h3>Dr. José Núñez</h3><span>Soil scientist</span><a href="mailto:jn@soilschool.test">E-mail</a></div></div>`,
      [
        [INES, 'Ines Calder', 'Editor'],
        ['jn@soilschool.test', 'José Núñez', null],
      ],
      'team',
    ],
    [
      'a flat list',
      `<div><p>Ines Calder</p><p>Editor</p><p>${INES}</p><p>Tom Baker</p><p>Photographer</p><p>tom@soilschool.test</p></div>`,
      [
        [INES, 'Ines Calder', 'Editor'],
        ['tom@soilschool.test', 'Tom Baker', 'Photographer'],
      ],
      'team',
    ],
    [
      'a definition list',
      `<dl><dt>Ines Calder</dt><dd>Editor</dd><dd>${INES}</dd><dt>Tom Baker</dt><dd>Writer</dd><dd>tom@soilschool.test</dd></dl>`,
      [
        [INES, 'Ines Calder', 'Editor'],
        ['tom@soilschool.test', 'Tom Baker', 'Writer'],
      ],
      'team',
    ],
    [
      'lines with breaks',
      `<p><strong>Ines Calder</strong><br>Chefredakteurin<br>${INES}<br><br><strong>Jürgen Groß</strong><br>Redakteur<br>j.gross@soilschool.test</p>`,
      [
        [INES, 'Ines Calder', 'Chefredakteurin'],
        ['j.gross@soilschool.test', 'Jürgen Groß', 'Redakteur'],
      ],
      'team',
    ],
    [
      'the link is the name',
      `<p>Editor: <a href="mailto:${INES}">Ines Calder</a></p>`,
      [[INES, 'Ines Calder', 'Editor']],
    ],
    [
      'microdata',
      `<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ines Calder</span><span itemprop="jobTitle">Soil lead</span><a itemprop="email" href="mailto:ic@soilschool.test">mail</a></div>`,
      [['ic@soilschool.test', 'Ines Calder', 'Soil lead']],
    ],
    [
      'hCard',
      `<div class="vcard"><span class="fn">Ines Calder</span> <span class="title">Gardener</span> <a class="email" href="mailto:garden1@soilschool.test">mail</a></div>`,
      [['garden1@soilschool.test', 'Ines Calder', 'Gardener']],
    ],
    [
      'h-card',
      `<div class="h-card"><span class="p-name">Ines Calder</span> <span class="p-job-title">Gardener</span> <a class="u-email" href="mailto:ic7@soilschool.test">mail</a></div>`,
      [['ic7@soilschool.test', 'Ines Calder', 'Gardener']],
    ],
    [
      'JSON-LD person',
      `<script type="application/ld+json">{"@type":"Person","name":"Ines Calder","jobTitle":"Editor","email":"${INES}"}</script>`,
      [[INES, 'Ines Calder', 'Editor']],
    ],
    [
      'JSON-LD author',
      `<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Ines Calder","email":"${INES}"}}</script>`,
      [[INES, 'Ines Calder', 'author']],
      'given',
    ],
    [
      'a sentence',
      `<p>Our editor Ines Calder reads every letter: ${INES}</p>`,
      [[INES, 'Ines Calder', null]],
    ],
    [
      'first name only',
      '<p>Say hi to Ines: ines@soilschool.test</p>',
      [['ines@soilschool.test', 'Ines', null]],
    ],
    [
      'role before its address',
      `<p>Press: press@soilschool.test</p><p>Advertising: ads@soilschool.test</p>`,
      [
        ['press@soilschool.test', null, 'Press'],
        ['ads@soilschool.test', null, 'Advertising'],
      ],
    ],
    ['a heading above', `<h3>Editorial team</h3><p>${INFO}</p>`, [[INFO, null, null]]],
    [
      'a company and its manager',
      `<p>Soil School GmbH<br>Geschäftsführer: Max Weber<br>E-Mail: ${INFO}</p>`,
      [[INFO, null, null]],
      'imprint',
    ],
    [
      'a blogger in an imprint',
      `<h1>Impressum</h1><p>Angaben gemäß § 5 TMG</p><p>Ines Calder<br>Gartenweg 3<br>10115 Berlin</p><p>E-Mail: ines@soilschool.test</p>`,
      [['ines@soilschool.test', 'Ines Calder', null]],
      'imprint',
    ],
    [
      'a byline far from the address',
      `<article><h1>Clay</h1><div class="byline">By <a rel="author" href="/author/ines">Ines Calder</a></div>${'<p>Text about soil.</p>'.repeat(60)}<p>Questions? ${INES}</p></article>`,
      [[INES, 'Ines Calder', null]],
      'given',
    ],
    [
      'a freelance author with her own domain',
      `<div class="author-bio"><h4>Ines Calder</h4><p>Writer. <a href="mailto:hello@inescalder.test">Mail me</a></p></div>`,
      [['hello@inescalder.test', 'Ines Calder', 'Writer']],
      'given',
    ],
    [
      'a free-mail address of a blogger',
      `<p>I am Ines Calder. Write to inescalder@gmail.com</p>`,
      [['inescalder@gmail.com', 'Ines Calder', null]],
      'about',
    ],
    [
      'particles',
      '<p>Anna van der Berg, redacteur, a.vanderberg@soilschool.test</p>',
      [['a.vanderberg@soilschool.test', 'Anna van der Berg', 'redacteur']],
    ],
    [
      'capitals',
      '<p>INES CALDER<br>EDITOR<br>ines.calder@soilschool.test</p>',
      [[INES, 'Ines Calder', 'EDITOR']],
    ],
    [
      'French',
      `<p>Rédactrice en chef : Élodie Lefèvre, elodie.lefevre@soilschool.test</p>`,
      [['elodie.lefevre@soilschool.test', 'Élodie Lefèvre', 'Rédactrice en chef']],
    ],
    [
      'Polish',
      '<p>Redaktor naczelny: Łukasz Żak – lukasz.zak@soilschool.test</p>',
      [['lukasz.zak@soilschool.test', 'Łukasz Żak', 'Redaktor naczelny']],
    ],
    [
      'Swedish',
      '<p>Ansvarig utgivare: Åsa Öberg, asa.oberg@soilschool.test</p>',
      [['asa.oberg@soilschool.test', 'Åsa Öberg', 'Ansvarig utgivare']],
    ],
    [
      'address before the name',
      `<ul><li><a href="mailto:${INES}">${INES}</a> Ines Calder (Editor)</li><li><a href="mailto:tom@soilschool.test">tom@soilschool.test</a> Tom Baker (Writer)</li></ul>`,
      [
        [INES, 'Ines Calder', 'Editor'],
        ['tom@soilschool.test', 'Tom Baker', 'Writer'],
      ],
    ],
    [
      'nobody is named',
      `<h1>Contact us</h1><p>Soil School Ltd<br>12 Garden Road, London</p><p>${INFO}</p>`,
      [[INFO, null, null]],
    ],
  ])('%s', (_, html, people, kind) => {
    const told = found(html, kind).map(({ email, name, role }) => [email, name, role])
    expect(told.toSorted()).toEqual(people.toSorted())
  })
})
