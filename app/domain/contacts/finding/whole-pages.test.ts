import { expect, test } from 'vitest'
import { found } from '#tests/support/found-contacts.ts'
import { contactFormsIn } from './contact-forms.ts'
import type { PageKind } from './sighting.ts'
/** A page as content systems make them: search, newsletter, cookies, footer. */
const shell = (main: string, foot = '') =>
  `<!doctype html><html><head><title>Soil School</title></head><body><header class="site-header"><a href="/">Soil School</a><nav><ul><li><a href="/blog">Blog</a></li><li><a href="/about">About Us</a></li><li><a href="/contact">Contact</a></li></ul></nav><form role="search"><input type="search"></form></header><main>${main}</main><footer class="site-footer"><div>Newsletter</div><form class="newsletter"><input type="email" placeholder="you@example.com"><button>Subscribe</button></form><ul><li><a href="/privacy">Privacy Policy</a></li></ul>${foot}<p>© 2024 Soil School. All rights reserved.</p></footer><div class="cookie-banner">We use cookies</div></body></html>`
const cases: [string, string, [string, string | null, string | null][], PageKind?][] = [
  [
    'wp contact',
    shell(
      '<h1>Contact Us</h1><p>Have a question? Get in touch.</p><ul><li>Phone: +44 20 1234</li><li>Email: <a href="mailto:hello@soilschool.test">hello@soilschool.test</a></li><li>12 Garden Road, London</li></ul>',
    ),
    [['hello@soilschool.test', null, null]],
  ],
  [
    'masthead',
    shell(
      '<h1>Masthead</h1><h3>Editor-in-Chief</h3><p>Ines Calder<br>ines.calder@soilschool.test</p><h3>Senior Editors</h3><p>Tom Reed<br>tom.reed@soilschool.test</p><p>Aisha Khan<br>aisha.khan@soilschool.test</p><h3>General inquiries</h3><p>info@soilschool.test</p>',
    ),
    [
      ['ines.calder@soilschool.test', 'Ines Calder', 'Editor-in-Chief'],
      ['tom.reed@soilschool.test', 'Tom Reed', 'Senior Editors'],
      ['aisha.khan@soilschool.test', 'Aisha Khan', 'Senior Editors'],
      ['info@soilschool.test', null, null],
    ],
    'imprint',
  ],
  [
    'name link to profile + mail icon',
    shell(
      '<div class="staff"><div class="member"><a href="/people/ines"><img src="i.jpg" alt="Photo of Ines Calder"></a><h4><a href="/people/ines">Ines Calder</a></h4><p class="role">Managing editor</p><p><a href="mailto:ic@soilschool.test"><svg></svg></a> <a href="https://twitter.com/ines">@ines</a></p></div><div class="member"><h4><a href="/people/tom">Tom Reed</a></h4><p class="role">Reporter</p><p><a href="mailto:tr@soilschool.test"><svg></svg></a></p></div></div>',
    ),
    [
      ['ic@soilschool.test', 'Ines Calder', 'Managing editor'],
      ['tr@soilschool.test', 'Tom Reed', 'Reporter'],
    ],
    'team',
  ],
  [
    'author page',
    shell(
      '<h1 class="author-title">Ines Calder</h1><p class="author-description">Ines is the features editor of Soil School. Before that she worked at Garden Weekly.</p><p>Contact: ines@soilschool.test</p><h2>Latest articles</h2><article><h3>How to Grow Beans</h3><p>By Ines Calder</p></article>',
    ),
    [['ines@soilschool.test', 'Ines Calder', null]],
    'author',
  ],
  [
    'kontakt de',
    shell(
      '<h1>Kontakt</h1><p>So erreichen Sie die Redaktion:</p><p>Redaktion Bodenkunde<br>z. Hd. Frau Hanna Vogt<br>Gartenstraße 12<br>80331 München<br>redaktion@soilschool.test</p><p>Anzeigen: Peter Lang, anzeigen@soilschool.test</p>',
    ),
    [
      ['redaktion@soilschool.test', 'Hanna Vogt', 'Redaktion Bodenkunde'],
      ['anzeigen@soilschool.test', 'Peter Lang', 'Anzeigen'],
    ],
  ],
  [
    'nl colofon',
    shell(
      '<h1>Colofon</h1><p>Hoofdredactie: Sanne de Vries (sanne@soilschool.test)</p><p>Eindredactie: Piet Jansen (piet@soilschool.test)</p><p>Ontwerp: Studio Blauw (info@studioblauw.test)</p>',
    ),
    [
      ['sanne@soilschool.test', 'Sanne de Vries', 'Hoofdredactie'],
      ['piet@soilschool.test', 'Piet Jansen', 'Eindredactie'],
    ],
    'imprint',
  ],
  [
    'se',
    shell(
      '<h2>Redaktion</h2><p>Chefredaktör och ansvarig utgivare<br>Åsa Öberg<br>asa.oberg@soilschool.test</p><p>Reporter<br>Karl Lind<br>karl.lind@soilschool.test</p>',
    ),
    [
      ['asa.oberg@soilschool.test', 'Åsa Öberg', 'Chefredaktör och ansvarig utgivare'],
      ['karl.lind@soilschool.test', 'Karl Lind', 'Reporter'],
    ],
    'team',
  ],
  [
    'it',
    shell(
      '<h1>Contatti</h1><p>Per informazioni scrivi a <a href="mailto:info@soilschool.test?subject=Info">info@soilschool.test</a></p><p>Ufficio stampa: Giulia Rossi, tel. 02 123, stampa@soilschool.test</p>',
    ),
    [
      ['info@soilschool.test', null, null],
      ['stampa@soilschool.test', 'Giulia Rossi', 'Ufficio stampa'],
    ],
  ],
  [
    'pl',
    shell(
      '<h1>Kontakt</h1><p>Redaktor naczelna: Anna Kowalska, a.kowalska (at) soilschool (kropka) test</p><p>Reklama: reklama@soilschool.test</p>',
    ),
    [
      ['a.kowalska@soilschool.test', 'Anna Kowalska', 'Redaktor naczelna'],
      ['reklama@soilschool.test', null, 'Reklama'],
    ],
  ],
  [
    'fr equipe',
    shell(
      '<h1>L’équipe</h1><div class="bloc"><h2>Élodie Lefèvre</h2><h3>Rédactrice en chef</h3><p>elodie[at]soilschool.test</p></div><div class="bloc"><h2>Jean-Luc Martin</h2><h3>Journaliste</h3><p>jl.martin[at]soilschool.test</p></div>',
    ),
    [
      ['elodie@soilschool.test', 'Élodie Lefèvre', 'Rédactrice en chef'],
      ['jl.martin@soilschool.test', 'Jean-Luc Martin', 'Journaliste'],
    ],
    'team',
  ],
  [
    'es',
    shell(
      '<h1>Contacto</h1><p>Directora: María José García López. Correo: direccion@soilschool.test</p><p>Publicidad: publicidad@soilschool.test</p>',
    ),
    [
      ['direccion@soilschool.test', 'María José García López', 'Directora'],
      ['publicidad@soilschool.test', null, 'Publicidad'],
    ],
  ],
  [
    'guest post guidelines',
    shell(
      '<h1>Write for us</h1><p>Send your pitch to our editor, Ines Calder, at <strong>pitches@soilschool.test</strong> with the subject “Pitch”.</p><p>Do not send to john.smith@gmail.com style addresses.</p>',
    ),
    [['pitches@soilschool.test', 'Ines Calder', 'editor']],
  ],
  [
    'agency footer',
    shell(
      '<h1>Contact</h1><p>mail@soilschool.test</p>',
      '<p>Site by <a href="https://pixel.test">Pixel</a> — <a href="mailto:studio@pixel.test">studio@pixel.test</a></p>',
    ),
    [['mail@soilschool.test', null, null]],
  ],
  [
    'only gmail',
    shell(
      '<h1>About me</h1><p>Hi, I’m Ines! I bake bread in Leeds.</p><p>Say hello: inesbakes [at] gmail [dot] com</p>',
    ),
    [['inesbakes@gmail.com', 'Ines', null]],
    'about',
  ],
  [
    'list w/ phone',
    shell(
      '<table><tr><td><b>Ines Calder</b><br>Head of Partnerships</td><td>+44 1</td><td><a href="mailto:ines@soilschool.test">E-mail</a></td></tr><tr><td><b>Tom Reed</b><br>Events Manager</td><td>+44 2</td><td><a href="mailto:tom@soilschool.test">E-mail</a></td></tr></table>',
    ),
    [
      ['ines@soilschool.test', 'Ines Calder', 'Head of Partnerships'],
      ['tom@soilschool.test', 'Tom Reed', 'Events Manager'],
    ],
    'team',
  ],
]
test.each(cases)('%s', (_, html, people, kind) => {
  expect(
    found(html, kind)
      .map(({ email, name, role }) => [email, name, role])
      .toSorted(),
  ).toEqual(people.toSorted())
  expect(contactFormsIn(html, { url: 'https://soilschool.test/x', kind: kind ?? 'contact' })).toEqual([])
})
