import { describe, expect, it } from 'vitest'
import { troubleOf } from './page-state.ts'
import { readPage } from './reading.ts'

const some = 'the quick river bends around an old stone bridge while people walk home with bread'.split(' ')
const words = (count: number) => Array.from({ length: count }, (_, at) => some[at % some.length]).join(' ')

type Shape = {
  title?: string
  h1?: string
  body?: string
  count?: number
  url?: string
  askedFor?: string
  head?: string
}

/** What is said of a page with these parts and so many plain words. */
function said(
  { title = '', h1 = '', body = '', count = 0, url = 'http://a.test/post', askedFor = url, head = '' }: Shape,
  headers: [string, string][] = [],
) {
  const html = `<html><head><title>${title}</title>${head}</head><body>${h1 && `<h1>${h1}</h1>`}${body}<p>${words(count)}</p></body></html>`
  const trouble = troubleOf(readPage({ html, url }), { askedFor, headers })
  return trouble?.kind === 'wall' ? trouble.wall : (trouble?.kind ?? 'readable')
}

describe('tests for robots', () => {
  it.each<Shape>([
    { title: 'Just a moment...', body: '<script>window._cf_chl_opt={}</script>', count: 40 },
    { title: 'Einen Moment, bitte…', body: '<p>Ihr Browser wird überprüft</p>', count: 20 },
    { title: 'Attention Required! | Cloudflare', count: 60 },
    { title: 'Access to this page has been denied', body: '<div id="px-captcha"></div>', count: 60 },
    { title: 'Pardon Our Interruption', count: 100 },
    { title: 'Robot or human?', count: 10 },
    {
      title: 'Human Verification',
      body: '<script src="https://x.awswaf.com/1/2/challenge.js"></script>',
      count: 10,
    },
    { title: 'a.test', body: '<p>Please verify you are a human</p>', count: 10 },
    { title: 'Making sure you&#39;re not a bot!', count: 60 },
    {
      title: 'Request Rejected',
      body: 'The requested URL was rejected. Please consult with your administrator. Your support ID is: 1',
      count: 0,
    },
    { title: 'One moment, please...', body: 'Please wait while your request is being verified...', count: 0 },
    { title: 'DDoS-Guard', body: 'Checking your browser before accessing a.test', count: 0 },
    { title: 'Проверка браузера', count: 20 },
    { body: '<script>document.cookie=toHex(slowAES.decrypt(c,2,a,b))</script>', count: 5 },
    { title: 'Security check', body: 'Please complete the CAPTCHA', count: 20 },
    {
      title: 'x',
      url: 'http://a.test/.well-known/sgcaptcha/?r=%2Fpost',
      askedFor: 'http://a.test/post',
      count: 10,
    },
    {
      title: 'x',
      url: 'https://geo.captcha-delivery.com/captcha/?x=1',
      askedFor: 'http://a.test/post',
      count: 10,
    },
  ])('%j', (shape) => expect(said(shape)).toBe('challenge'))
  it.each<Shape>([
    { title: 'Just a moment: what Cloudflare checks', count: 120 },
    { title: 'Just a moment', count: 120 },
    { title: 'Security check', count: 300 },
    {
      title: 'How captchas work',
      h1: 'How captchas work',
      body: 'Please verify you are a human',
      count: 190,
    },
    {
      title: 'Contact',
      body: '<div class="g-recaptcha"></div><form><input><button>Send</button></form>',
      count: 60,
    },
    {
      title: 'A post',
      body: '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
      count: 60,
    },
  ])('not %j', (shape) => expect(said(shape)).toBe('readable'))
  it('by header', () => {
    expect(said({ count: 300 }, [['cf-mitigated', 'challenge']])).toBe('challenge')
    expect(said({ count: 300 }, [['x-amzn-waf-action', 'captcha']])).toBe('challenge')
    expect(said({ count: 300 }, [['server', 'cloudflare']])).toBe('readable')
  })
})

describe('parked domains', () => {
  it.each<Shape>([
    {
      title: 'a.test',
      body: '<script src="https://www.google.com/adsense/domains/caf.js"></script>',
      count: 5,
    },
    { body: '<script>window.onload=function(){window.location.href="/lander"}</script>' },
    { title: 'a.test', body: '<script>window.park = "eyJ1dWlkIjoi";</script>' },
    {
      title: 'a.test',
      body: '<script src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script>',
    },
    { title: 'a.test is for sale | HugeDomains', h1: 'a.test', count: 120 },
    { title: 'a.test - Domain For Sale', count: 80 },
    { title: 'Buy a.test', h1: 'This domain is for sale!', count: 60 },
    { title: 'a.test', h1: 'The domain name a.test is for sale.', count: 60 },
    { title: 'a.test', h1: 'a.test may be for sale', count: 40 },
    {
      title: 'Parked at Loopia',
      body: 'This domain has been purchased and parked by a customer of ours. Domain parking.',
      count: 40,
    },
    {
      title: 'Welcome to a.test',
      body: 'This domain is parked. Related searches: Insurance. Privacy Policy',
      count: 20,
    },
    { title: 'a.test', h1: 'a.test steht zum Verkauf', count: 40 },
    { title: 'a.test', h1: 'Diese Domain ist zu verkaufen', count: 40 },
    { title: 'a.test', h1: 'Ce nom de domaine est à vendre', count: 40 },
    { title: 'a.test', h1: 'Este dominio está en venta', count: 40 },
    { title: 'a.test', h1: 'Questo dominio è in vendita', count: 40 },
    { title: 'a.test', h1: 'Este domínio está à venda', count: 40 },
    { title: 'a.test', h1: 'Deze domeinnaam is te koop', count: 40 },
    { title: 'a.test', h1: 'Домен продаётся', count: 40 },
    { title: 'a.test', h1: 'Domena na sprzedaż', count: 40 },
    { title: '该域名出售', count: 10 },
    { title: 'このドメインは販売中です', count: 10 },
    {
      title: 'Expired',
      h1: 'a.test has expired',
      body: 'This domain name has expired. Renew your domain',
      count: 30,
    },
    {
      title: 'Find names',
      url: 'https://www.hugedomains.com/domain_profile.cfm?d=a',
      askedFor: 'http://a.test/post',
      count: 900,
    },
  ])('%j', (shape) => expect(said(shape)).toBe('parked'))
  it.each<Shape>([
    { title: 'How to tell that a domain is for sale', count: 260 },
    { title: 'Domain parking explained', body: 'A parked domain shows advertisements.', count: 300 },
    { title: 'Boats for sale in Kiel', h1: 'Boats for sale', count: 80 },
    { title: 'My old bike is for sale', count: 80 },
    { title: 'a.test', h1: 'Our shop', body: 'Everything is for sale.', count: 80 },
    { title: 'Names', url: 'https://www.hugedomains.com/blog', count: 300 },
    { title: 'Domaine à vendre en Provence', h1: 'Ce domaine est à vendre en Provence', count: 80 },
    { title: 'Informationen zum Thema Diabetes', count: 80 },
    { title: 'What to do when your domain has expired', count: 80 },
    { title: 'Expired domain auctions', count: 80 },
    { title: 'The site of the old mill is for sale', count: 80 },
    { title: 'The future home of our choir', count: 80 },
    { title: 'Boats for sale | a.test', h1: 'Boats for sale', count: 80 },
    { title: 'a.test: for sale', h1: 'Ads', count: 80 },
    { title: 'Как купить домен', count: 80 },
    { title: 'Domain kaufen: so geht es', count: 80 },
    { title: 'The house is parked', h1: 'Cars parked by the river', count: 80 },
  ])('not %j', (shape) => expect(said(shape)).toBe('readable'))
})

describe('walls', () => {
  it.each<[string, Shape]>([
    ['login', { body: '<form><input type="password"></form>', count: 190 }],
    ['login', { url: 'http://a.test/login?next=/post', askedFor: 'http://a.test/post', count: 400 }],
    ['login', { url: 'http://a.test/wp-login.php', askedFor: 'http://a.test/post', count: 40 }],
    ['login', { url: 'http://a.test/users/sign_in', askedFor: 'http://a.test/post', count: 40 }],
    ['login', { url: 'https://accounts.a.test/x', askedFor: 'http://a.test/post', count: 40 }],
    ['login', { url: 'http://a.test/session/new', askedFor: 'http://a.test/post', count: 40 }],
    ['login', { url: 'http://a.test/de/anmelden', askedFor: 'http://a.test/post', count: 40 }],
    [
      'consent',
      {
        title: 'Before you continue to A',
        body: 'We use cookies and data to deliver services <button>Accept all</button>',
        count: 100,
      },
    ],
    [
      'consent',
      {
        title: 'Privacy',
        h1: 'Wir schätzen Ihre Privatsphäre',
        body: 'Mit Ihrer Zustimmung verwenden wir und unsere Partner Cookies <button>Alle akzeptieren</button>',
        count: 150,
      },
    ],
    [
      'consent',
      {
        body: '<div id="cookie-consent">We use cookies to make this site better and need your consent. <button>I agree</button></div>',
      },
    ],
    ['consent', { url: 'https://consent.a.test/collect', askedFor: 'http://a.test/post', count: 300 }],
    ['consent', { url: 'https://a.test/zustimmung', askedFor: 'http://a.test/post', count: 300 }],
    ['age', { title: 'Age verification', count: 40, body: '<button>I am 18</button>' }],
    ['age', { title: 'A brewery', h1: 'Are you of legal drinking age?', count: 20 }],
    [
      'age',
      { title: 'A brewery', h1: 'Welcome', body: 'You must be 21 to enter this site. <a href="/y">Yes</a>' },
    ],
    ['age', { title: 'Wein', h1: 'Sind Sie über 18?', body: '<button>Ja</button>' }],
    ['pay', { title: 'News', body: '<p>Subscribe to continue reading</p>', count: 150 }],
    ['pay', { title: 'News', body: '<p>This article is for subscribers only.</p>', count: 100 }],
    ['pay', { title: 'Nachrichten', body: '<p>Dieser Artikel ist exklusiv für Abonnenten</p>', count: 100 }],
    ['pay', { title: 'Actualités', body: '<p>Cet article est réservé aux abonnés.</p>', count: 100 }],
    [
      'pay',
      {
        title: 'News',
        head: '<script type="application/ld+json">{"isAccessibleForFree":"False"}</script>',
        count: 120,
      },
    ],
  ])('%s: %j', (wall, shape) => expect(said(shape)).toBe(wall))
  it.each<Shape>([
    { title: 'A post', body: '<form><input type="password"></form>', count: 210 },
    { title: 'Login tips', url: 'http://a.test/login-tips', count: 60 },
    { title: 'How to login', url: 'http://a.test/login', count: 60 },
    {
      title: 'Moved',
      url: 'http://a.test/blog/better-login-forms',
      askedFor: 'http://a.test/post',
      count: 60,
    },
    {
      title: 'Cookies',
      h1: 'Chocolate cookies',
      body: '<p>We love cookies.</p><a href="/x">Continue</a>',
      count: 120,
    },
    {
      title: 'A post',
      body: '<div class="cookie-notice">We use cookies <button>Accept</button></div>',
      count: 60,
    },
    {
      title: 'Privacy policy',
      h1: 'Privacy policy',
      body: '<p>We use cookies to count visits.</p>',
      count: 500,
    },
    { title: 'Voting age', h1: 'Why the voting age should be 16', body: 'Are you over 18?', count: 120 },
    { title: 'News', body: '<p>Subscribe to our newsletter to hear more.</p>', count: 120 },
    {
      title: 'News',
      head: '<script type="application/ld+json">{"isAccessibleForFree":true}</script>',
      count: 120,
    },
    {
      title: 'News',
      head: '<script type="application/ld+json">{"isAccessibleForFree":false}</script>',
      count: 900,
    },
    { title: 'Club', body: '<p>Become a member of our club.</p>', count: 120 },
  ])('none: %j', (shape) => expect(said(shape)).toBe('readable'))
})

describe('pages that say little', () => {
  it.each<[string, Shape]>([
    ['no_text', {}],
    ['no_text', { title: 'Only a title' }],
    ['no_text', { body: '<a href="/x"><img src="y"></a>' }],
    ['app_shell', { body: '<script src=x></script>' }],
    ['app_shell', { body: '<script src=x></script>', count: 29 }],
    ['readable', { body: '<script src=x></script>', count: 30 }],
    ['readable', { body: '<p>Hello there.</p>' }],
    ['out_of_order', { title: '502 Bad Gateway', h1: '502 Bad Gateway', body: 'nginx' }],
    ['out_of_order', { title: 'Error', h1: 'Error establishing a database connection' }],
    ['out_of_order', { title: 'A | Site under maintenance', count: 40 }],
    ['out_of_order', { title: 'Account Suspended', body: 'Contact your hosting provider.' }],
    ['out_of_order', { title: 'Welcome to nginx!', count: 60 }],
    ['readable', { title: 'Car maintenance', h1: 'Maintenance of old cars', count: 60 }],
    ['readable', { title: 'Maintenance', count: 200 }],
  ])('%s: %j', (kind, shape) => expect(said(shape)).toBe(kind))

  it('after rendering few words are all that there are, unless scripts were missing', () => {
    const shell = readPage({ html: '<p>Hello</p><script src=x></script>', url: 'http://a.test/' })
    const loading = readPage({ html: '<p>Loading…</p><script src=x></script>', url: 'http://a.test/' })
    const around = { askedFor: 'http://a.test/', headers: [] }
    expect(troubleOf(shell, { ...around, rendered: { brokenScripts: 0 } })).toBeNull()
    expect(troubleOf(shell, { ...around, rendered: { brokenScripts: 1 } })?.kind).toBe('app_shell')
    expect(troubleOf(loading, { ...around, rendered: { brokenScripts: 0 } })?.kind).toBe('app_shell')
  })
})
