import { expect, test } from 'vitest'
import { contactFormsIn } from './contact-forms.ts'
import type { PageKind } from './sighting.ts'

const PAGE = 'https://soilschool.test/page'
const MESSAGE =
  '<input name="your-name"><input type="email" name="your-email"><textarea name="your-message"></textarea><input type="submit" value="Send">'

test.each<[what: string, html: string, forms: string[], kind?: PageKind]>([
  ['a plain form', `<form action="/send">${MESSAGE}</form>`, [PAGE]],
  ['Contact Form 7', `<div class="wpcf7"><form class="wpcf7-form">${MESSAGE}</form></div>`, [PAGE], 'home'],
  ['WPForms', `<form class="wpforms-validate wpforms-form">${MESSAGE}</form>`, [PAGE], 'home'],
  [
    'Gravity Forms',
    `<div class="gform_wrapper"><form><input name="input_1" aria-label="Name"><input type="email" name="input_2"><textarea name="input_3"></textarea></form></div>`,
    [PAGE],
  ],
  [
    'Formspree',
    `<form action="https://formspree.io/f/abc" method="post"><input type="email" name="_replyto"><textarea name="message"></textarea></form>`,
    [PAGE],
  ],
  [
    'Netlify',
    `<form name="contact" data-netlify="true"><input name="name"><textarea name="m"></textarea></form>`,
    [PAGE],
  ],
  ['HubSpot by its script', `<script>hbspt.forms.create({portalId:"1",formId:"2"})</script>`, [PAGE]],
  ['HubSpot on another page', `<script>hbspt.forms.create({portalId:"1",formId:"2"})</script>`, [], 'home'],
  ['Typeform in a frame', `<h1>Contact</h1><iframe src="https://soil.typeform.com/to/abc"></iframe>`, [PAGE]],
  [
    'Typeform by its script',
    `<div data-tf-live="01H"></div><script src="//embed.typeform.com/next/embed.js"></script>`,
    [PAGE],
  ],
  [
    'Google Forms in a frame',
    `<iframe src="https://docs.google.com/forms/d/e/1/viewform?embedded=true"></iframe>`,
    [PAGE],
  ],
  [
    'Google Forms by a link',
    `<p>Contact us <a href="https://forms.gle/abc">with this form</a></p>`,
    ['https://forms.gle/abc'],
    'home',
  ],
  [
    'Jotform',
    `<p>Write to us: <a href="https://form.jotform.com/12345">form</a></p>`,
    ['https://form.jotform.com/12345'],
    'about',
  ],
  ['Ninja Forms, drawn by a script', `<div class="nf-form-cont" id="nf-form-1-cont"></div>`, [PAGE]],
  [
    'a survey by Google Forms',
    `<p>Take our reader survey <a href="https://forms.gle/abc">here</a></p>`,
    [],
    'home',
  ],
  [
    'a newsletter',
    `<form class="mc4wp-form"><input type="email" name="EMAIL"><input type="submit" value="Subscribe"></form>`,
    [],
  ],
  [
    'a newsletter with a name',
    `<form id="newsletter-form"><input name="fname"><input type="email"></form>`,
    [],
  ],
  ['a search', `<form role="search" action="/search"><input type="search" name="q"></form>`, []],
  ['a sign-in', `<form><input type="email"><input type="password"></form>`, []],
  [
    'comments of WordPress',
    `<form action="/wp-comments-post.php" id="commentform">${MESSAGE.replace('your-message', 'comment')}</form>`,
    [],
    'given',
  ],
  ['comments in their box', `<div id="comments"><form>${MESSAGE}</form></div>`, [], 'given'],
  [
    'the hidden answer of a captcha',
    `<form><input type="email" name="e"><textarea name="g-recaptcha-response" hidden></textarea></form>`,
    [],
    'home',
  ],
  [
    'a checkout',
    `<form class="checkout"><input name="name"><textarea name="notes"></textarea></form>`,
    [],
    'given',
  ],
  [
    'a review of a product',
    `<form id="review-form"><input name="name"><textarea name="review"></textarea></form>`,
    [],
    'given',
  ],
  ['no form', `<p>Write to us.</p>`, []],
])('%s', (_, html, forms, kind = 'contact') => {
  expect(contactFormsIn(html, { url: PAGE, kind })).toEqual(forms)
})
