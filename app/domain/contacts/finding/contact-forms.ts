import { attribute, isHtml, parseDocument, walk, type Element } from '#app/domain/pages/dom.ts'
import { placementIn, TOP, type Placement } from '#app/domain/pages/placement.ts'
import { httpUrl } from '#app/domain/values/web-address.ts'
import type { PageKind } from './sighting.ts'

type Fields = {
  textareas: number
  emails: number
  names: number
  inputs: number
  password: boolean
  search: boolean
  words: string
  placement: Placement
  submits: string
}

/** Form services, shown in a frame or by a script. */
const SERVICE_HOSTS =
  /^https?:\/\/(?:docs\.google\.com\/forms\/|forms\.gle\/|(?:[\w-]+\.)?typeform\.com\/(?:to\/)?|(?:form\.)?jotform\.com\/|(?:[\w-]+\.)?jotform(?:eu)?\.(?:com|net)\/|tally\.so\/|(?:[\w-]+\.)?wufoo\.com\/|forms\.office\.com\/|forms\.microsoft\.com\/|(?:[\w-]+\.)?formstack\.com\/|airtable\.com\/(?:embed\/|shr|app)|(?:[\w-]+\.)?paperform\.co\/|(?:[\w-]+\.)?cognitoforms\.com\/|forms\.zoho(?:public)?\.(?:com|eu)\/|(?:share|forms)\.hsforms\.com\/|share\.hsforms\.com\/|[\w-]+\.hsforms\.com\/|form\.123formbuilder\.com\/|(?:[\w-]+\.)?formsite\.com\/|fillout\.com\/|forms\.fillout\.com\/|getform\.io\/|(?:form|forms)\.[\w-]+\.[a-z]+\/)/i
const SERVICE_SCRIPT =
  /hbspt\.forms\.create|hs-form-frame|js\.hsforms\.net|embed\.typeform\.com|data-tf-(?:widget|live|popup)|form\.jotform\.com\/jsform|data-paperform-id|tally\.so\/widgets|cognitoforms\.com\/f\/seamless|wufoo\.com\/scripts\/embed|static\.ctctcdn|data-fillout-id|data-formkit-toggle/i
const PLUGIN =
  /\b(?:wpcf7(?:-form)?|wpforms-form|gform_wrapper|gform_fields|nf-form-cont|nf-form-layout|frm_forms|frm-show-form|fluentform|frm-fluent-form|elementor-form|et_pb_contact_form|forminator-custom-form|contact-form|kontaktformular|contactform|caldera_forms_form|ninja-forms-form|everest-form|hs-form|hs-form-frame|metform-form|jetpack-contact-form|wp-block-jetpack-contact-form|powermail_fieldset|tx_powermail|webform-submission-contact|com-contact__form|fusion-form|sqs-block-form|w-form|weforms|happyforms-form)\b/i
const NEWSLETTER =
  /newsletter|subscribe|subscription|mc4wp|mailchimp|mailing|signup|sign-up|abonnieren|anmelden|inscri|suscri|iscriv|aanmeld|zapisz|prenumer/i
const NOT_CONTACT =
  /search|such(?:e|form)|recherche|buscar|cerca|zoek|comment-?form|commentform|wp-comments-post|respond\b|login|log-in|signin|register|password|checkout|cart|coupon|add-to-cart|review-form|quiz|poll\b|donat|spende|calculator|booking-form|reservation|ship|login/i
const CONTACT_WORDS =
  /contact|kontakt|contat|contac|message|nachricht|mensaje|messaggio|bericht|wiadomo|meddelande|besked|get in touch|write to|write us|schreib|écri|escrib|scriv|enquir|inquir|anfrage|feedback|pitch|submit/i
const MESSAGE_FIELD =
  /message|nachricht|mensaje|messaggio|bericht|wiadomosc|meddelande|besked|viesti|anliegen|comments?|enquiry|inquiry|question|text|body|content|your-?message|textarea/i

/** Where on or from a page one can write to the site without an address: the page itself, or a form elsewhere. */
export function contactFormsIn(
  html: string,
  { url, kind, isXml = false }: { url: string; kind: PageKind; isXml?: boolean },
): string[] {
  const forms: Fields[] = []
  const loose: { text: string; hasPlugin: boolean } = { text: '', hasPlugin: false }
  const elsewhere: string[] = []
  const isContactPage = kind === 'contact'
  let current: Fields | null = null
  let isEmbedded = false
  walk(parseDocument(html, { isXml }), TOP, {
    enter(element, outer) {
      if (!isHtml(element)) return outer
      if (element.tagName === 'template') return null
      const words = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
      if (element.tagName === 'form') {
        current = {
          textareas: 0,
          emails: 0,
          names: 0,
          inputs: 0,
          password: false,
          search: attribute(element, 'role') === 'search',
          words: `${words} ${attribute(element, 'action') ?? ''} ${attribute(element, 'name') ?? ''} ${attribute(element, 'aria-label') ?? ''}`,
          placement: outer,
          submits: '',
        }
        forms.push(current)
      } else if (current) noteField(element, current)
      if (PLUGIN.test(words)) loose.hasPlugin = true
      if (current && PLUGIN.test(words)) current.words += ` ${words}`
      if (element.tagName === 'iframe')
        isEmbedded ||= isService(attribute(element, 'src') ?? attribute(element, 'data-src') ?? '', url)
      if (element.tagName === 'a') elsewhere.push(attribute(element, 'href') ?? '')
      return placementIn(element, outer)
    },
    leave(element) {
      if (element.tagName === 'form') current = null
    },
    text(value) {
      if (current && current.submits.length < 2_000) current.submits += ` ${value}`
    },
  })
  const isHere =
    forms.some((form) => isContactForm(form, isContactPage)) ||
    (isContactPage && (isEmbedded || SERVICE_SCRIPT.test(html) || (loose.hasPlugin && forms.length === 0))) ||
    (isEmbedded && CONTACT_WORDS.test(textAround(html)))
  const away = elsewhere.flatMap((href) => {
    const at = httpUrl(href.trim(), url)
    return at && SERVICE_HOSTS.test(at.href) && isAboutContact(html, href, isContactPage) ? [at.href] : []
  })
  return [...new Set([...(isHere ? [url] : []), ...away])]
}

function noteField(element: Element, form: Fields): void {
  const tag = element.tagName
  const type = (attribute(element, 'type') ?? '').trim().toLowerCase()
  const names = `${attribute(element, 'name') ?? ''} ${attribute(element, 'id') ?? ''} ${attribute(element, 'placeholder') ?? ''} ${attribute(element, 'autocomplete') ?? ''} ${attribute(element, 'aria-label') ?? ''}`
  if (type === 'hidden' || attribute(element, 'hidden') !== null) return
  if (tag === 'textarea') {
    // The hidden answer of a captcha is a textarea too.
    if (!/g-recaptcha|h-captcha|cf-turnstile|honeypot|ak_hp/i.test(names)) form.textareas++
    form.words += MESSAGE_FIELD.test(names) && /\bcomment\b/i.test(names) ? ' field-comment' : ''
  } else if (tag === 'input') {
    if (type === 'password') form.password = true
    else if (type === 'search') form.search = true
    else if (type === 'submit' || type === 'button' || type === 'image')
      form.submits += ` ${attribute(element, 'value') ?? ''}`
    else {
      form.inputs++
      if (type === 'email' || /e-?mail|courriel|correo|posta/i.test(names)) form.emails++
      else if (/name|nom\b|nombre|naam|imi[eę]|namn|navn|nome/i.test(names)) form.names++
    }
  }
}

function isContactForm(form: Fields, isContactPage: boolean): boolean {
  if (form.password || form.search || form.placement.isComment || NOT_CONTACT.test(form.words)) return false
  if (/field-comment/.test(form.words) && !isContactPage && !PLUGIN.test(form.words)) return false
  const isNewsletter = NEWSLETTER.test(form.words) && form.textareas === 0
  if (isNewsletter) return false
  if (form.textareas > 0)
    return form.emails + form.names > 0 || isContactPage || CONTACT_WORDS.test(form.words)
  // Some forms keep their long field in a script; name and address on a page for contact are sign enough.
  return isContactPage && form.emails > 0 && form.names > 0 && !NEWSLETTER.test(form.submits)
}

/** True for the address of a form at one of the services that offer them. */
export function isFormService(url: string): boolean {
  return SERVICE_HOSTS.test(url)
}

function isService(src: string, page: string): boolean {
  const at = httpUrl(src.trim(), page)
  return at !== null && SERVICE_HOSTS.test(at.href) && new URL(page).host !== at.host
}

/** The words before a frame or a link that say what it is for. */
function isAboutContact(html: string, href: string, isContactPage: boolean): boolean {
  const at =
    html.indexOf(href.replace(/&/g, '&amp;')) >= 0
      ? html.indexOf(href.replace(/&/g, '&amp;'))
      : html.indexOf(href)
  const around = html
    .slice(Math.max(0, at - 250), at + href.length + 200)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/https?:\S+/g, ' ')
  if (
    /newsletter|survey|umfrage|sondage|encuesta|quiz|poll\b|waitlist|giveaway|register for|sign up/i.test(
      around,
    )
  )
    return false
  return isContactPage || CONTACT_WORDS.test(around)
}

function textAround(html: string): string {
  const at = html.search(/<iframe[^>]+(?:forms|typeform|jotform|tally|wufoo|airtable|hsforms)/i)
  return html.slice(Math.max(0, at - 600), at).replace(/<[^>]*>?/g, ' ')
}
