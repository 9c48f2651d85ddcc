import { fetchPage, type Visit } from '#app/domain/pages/fetch-page.server.ts'
import { fetchRobotsTxt } from '#app/domain/pages/fetch-robots-txt.server.ts'
import { isAllowed } from '#app/domain/pages/robots-txt.ts'
import { pageKey } from '#app/domain/values/web-address.ts'
import { emailSite } from '#app/domain/values/email-address.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { isRoleAddress } from '../contact.ts'
import { addressesIn } from './address-text.ts'
import { isFormService } from './contact-forms.ts'
import { notAnAddress } from './false-friends.ts'
import { readForContacts, siteOfPage, type ContactReading } from './read-page.ts'
import type { FoundContact, PageKind, Sighting } from './sighting.ts'
import { weighContacts } from './weigh.ts'
import { kindOfPath, usualWays } from './which-pages.ts'

/** What a visit to a site found. `looked` says what was read, and why a page was not. */
export type Found = {
  site: string
  contacts: FoundContact[]
  forms: string[]
  looked: { url: string; kind: PageKind; outcome: string }[]
}

type Options = { mostPages?: number; render?: boolean; signal?: AbortSignal }

/** The token by which robots.txt files may name us. */
const BOT = 'linkwright'
const MOST_PAGES = 12
/** The outcome of a page that robots.txt keeps robots away from. */
export const KEPT_OUT = 'robots.txt asks not to'
const LARGEST_PAGE = 3 * 1024 * 1024

/**
 * Visits a page, the home page of its site and the pages that sites keep for contact, and reads who can be written to.
 * Polite: robots.txt is honoured, few pages are asked for, one after the other.
 */
export async function findContacts(
  web: Web,
  url: string,
  { mostPages = MOST_PAGES, render = true, signal }: Options = {},
): Promise<Found> {
  const walk = new SiteWalk(web, url, { mostPages, render, signal })
  return walk.run()
}

type Answered = Extract<Visit, { kind: 'answered' }>
type Limits = { mostPages: number; render: boolean; signal?: AbortSignal }
type Stop = { url: string; kind: PageKind; isGuess: boolean }

class SiteWalk {
  #web: Web
  #start: string
  #options: Limits
  #ownSites: Set<string>
  #seen = new Set<string>()
  #queue: Stop[] = []
  #sightings: Sighting[] = []
  #forms = new Map<string, PageKind>()
  #looked: Found['looked'] = []
  #language: string | null = null
  #read = 0

  constructor(web: Web, url: string, options: Limits) {
    this.#web = web
    this.#start = url
    this.#options = options
    this.#ownSites = new Set([siteOfPage(url)])
  }

  async run(): Promise<Found> {
    const start = new URL(this.#start)
    const home = new URL('/', start).href
    const isHome = pageKey(start) === pageKey(home)
    await this.#visit({
      url: start.href,
      kind: isHome ? 'home' : (kindOfPath(start) ?? 'given'),
      isGuess: false,
    })
    if (!isHome) await this.#visit({ url: home, kind: 'home', isGuess: false })
    await this.#drain()
    const hasContactPage = this.#looked.some(({ kind }) => kind === 'contact' || kind === 'imprint')
    if (!hasContactPage && this.#contacts().length === 0) {
      this.#queue.push(
        ...usualWays(home, this.#language).map((one) => ({ url: one.url, kind: one.kind, isGuess: true })),
      )
      await this.#drain()
    }
    if (this.#read > 0) await this.#readTextFiles(home)
    return {
      site: siteOfPage(this.#start),
      contacts: this.#contacts(),
      forms: this.#formsInOrder(),
      looked: this.#looked,
    }
  }

  #contacts(): FoundContact[] {
    return weighContacts(this.#sightings, this.#ownSites)
  }

  async #drain(): Promise<void> {
    for (let stop = this.#queue.shift(); stop; stop = this.#queue.shift()) {
      if (this.#read >= this.#options.mostPages || this.#options.signal?.aborted) return
      await this.#visit(stop)
    }
  }

  async #visit({ url, kind, isGuess }: Stop): Promise<void> {
    const key = pageKey(url)
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    if (!(await this.#mayVisit(url))) {
      this.#looked.push({ url, kind, outcome: KEPT_OUT })
      return
    }
    const visit = await fetchPage(this.#web, url, { maxBytes: LARGEST_PAGE })
    this.#seen.add(pageKey(visit.url))
    const { page } = visit.kind === 'answered' ? visit : { page: null }
    const isThere =
      visit.kind === 'answered' &&
      visit.status >= 200 &&
      visit.status < 300 &&
      page &&
      visit.trouble?.kind !== 'challenge'
    if (!isThere || !page) {
      const outcome =
        visit.kind === 'no_answer'
          ? `no answer: ${visit.detail}`
          : visit.trouble?.kind === 'challenge'
            ? 'a test for robots'
            : `HTTP ${visit.status}${page ? '' : ', not a page'}`
      if (!isGuess) this.#looked.push({ url, kind, outcome })
      return
    }
    this.#read++
    if (this.#isElsewhere(visit.url, kind)) {
      // The link for contact leads to a form of another house, or to another site, which has contacts of its own.
      if (isFormService(visit.url)) this.#forms.set(visit.url, kind)
      this.#looked.push({ url: visit.url, kind, outcome: 'leads to another site' })
      return
    }
    if (kind === 'home' || url === this.#start) this.#ownSites.add(siteOfPage(visit.url))
    this.#language ??= page.language
    const reading = this.#take(page.html, visit.url, kind)
    this.#looked.push({ url: visit.url, kind, outcome: 'read' })
    const isBare = reading.sightings.length === 0 && page.hasScripts
    const mayBeScripted = kind === 'contact' && reading.forms.length === 0
    if (isBare && this.#options.render && (mayBeScripted || isShell(page.wordCount) || writesMail(page.html)))
      await this.#readShown(visit, page.html, kind)
  }

  #isElsewhere(url: string, kind: PageKind): boolean {
    return kind !== 'home' && !this.#ownSites.has(siteOfPage(url)) && this.#looked.length > 0
  }

  #take(html: string, url: string, kind: PageKind): ContactReading {
    const reading = readForContacts({ html, url, kind, ownSites: this.#ownSites })
    this.#sightings.push(...reading.sightings)
    for (const form of reading.forms) if (!this.#forms.has(form)) this.#forms.set(form, kind)
    const mayLead =
      kind === 'home' || url === this.#start || kind === 'given' || kind === 'other' || kind === 'author'
    const next = reading.next.filter((one) => mayLead || one.kind === 'contact' || one.kind === 'imprint')
    const authors = next.filter((one) => one.kind === 'author').slice(0, 3)
    for (const one of [...next.filter(({ kind }) => kind !== 'author'), ...authors])
      if (
        !this.#seen.has(pageKey(one.url)) &&
        !this.#queue.some((other) => pageKey(other.url) === pageKey(one.url))
      )
        this.#queue.push({ url: one.url, kind: one.kind, isGuess: false })
    this.#queue.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    return reading
  }

  /** A page that writes its address with a script is shown in a browser, where there is one. */
  async #readShown({ url, headers }: Answered, html: string, kind: PageKind): Promise<void> {
    const frameMark = 'data-linkwright-frame'
    const shown = await this.#web.renderer.render({ url, html, headers, frameMark })
    if (shown.kind !== 'rendered') return
    const { sightings } = this.#take(shown.html, url, kind)
    for (const one of sightings) if (one.how !== 'json-ld') one.how = 'script'
  }

  /** security.txt and humans.txt name people for other matters; of them only the mailboxes of a task are taken. */
  async #readTextFiles(home: string): Promise<void> {
    for (const [path, how] of [
      ['/.well-known/security.txt', 'security.txt'],
      ['/humans.txt', 'humans.txt'],
    ] as const) {
      const url = new URL(path, home).href
      if (this.#options.signal?.aborted || !(await this.#mayVisit(url))) continue
      const fetched = await this.#web.get(url, {
        maxBytes: 64 * 1024,
        wantsBody: ({ status }) => status === 200,
      })
      const text = fetched.ok && fetched.status === 200 ? (fetched.body?.bytes.toString('utf8') ?? '') : ''
      if (/<html|<body/i.test(text)) continue
      for (const { email } of addressesIn(text)) {
        if (!isRoleAddress(email) || !this.#ownSites.has(emailSite(email)) || notAnAddress(email, true))
          continue
        this.#sightings.push({
          email,
          name: null,
          role: null,
          how,
          page: url,
          kind: 'other',
          place: 'content',
          context: '',
          isOfOthers: false,
          isByline: false,
        })
      }
    }
  }

  async #mayVisit(url: string): Promise<boolean> {
    const robots = await fetchRobotsTxt(this.#web, url)
    return robots === null || isAllowed(robots, BOT, url)
  }

  /** The form on the page for contact stands for the copies of it on every other page. */
  #formsInOrder(): string[] {
    const all = [...this.#forms]
    const onContact = all.filter(([, kind]) => kind === 'contact')
    return (onContact.length > 0 ? onContact : all).map(([url]) => url)
  }
}

const ORDER: PageKind[] = ['contact', 'author', 'imprint', 'team', 'about', 'home', 'given', 'other']

/** A script of the page puts something together that speaks of mail. */
function writesMail(html: string): boolean {
  const scripts = [...html.matchAll(/<script\b[^>]*>([^]{10,20000}?)<\/script/gi)].map((one) => one[1]!)
  return scripts.some((text) => /mail\s*to|['"]@['"]|&#64;|\\x40|\\u0040/i.test(text))
}

/** Little more than scripts. */
function isShell(words: number): boolean {
  return words < 40
}
