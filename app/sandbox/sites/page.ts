import { isInForce, type Edit } from '../state.ts'
import { changeLink, mark } from './inline.ts'
import { shelfParagraphs } from './shelf.ts'
import type { PageSpec, SiteSpec } from './spec.ts'

export type Section = { heading?: string; paragraphs: string[]; items: string[] }

/** A page as a layout needs it: text with [words](address) marks, and what the head says. */
export type PageView = {
  site: SiteSpec
  path: string
  title: string
  kind: 'page' | 'post' | 'thread'
  dated?: string
  by?: string
  sections: Section[]
  noindex: boolean
  /** Links that leave the site carry rel=nofollow. */
  allNofollow: boolean
}

type Build = {
  site: SiteSpec
  page: PageSpec
  edits: Edit[]
  now: number
  seed: number
  isDead: (url: string) => boolean
}

/** The page as it reads at `now`: what its author wrote, and what people changed since. */
export function buildPage({ site, page, edits, now, seed, isDead }: Build): PageView {
  const here = edits.filter(
    (edit) => edit.host === site.host && edit.path === page.path && isInForce(edit, now),
  )
  const sections = here
    .filter((edit) => edit.kind === 'link')
    .reduce((before, edit) => placeLink(before, edit, isDead), sectionsOf(site, page, seed))
  return {
    site,
    path: page.path,
    title: page.title,
    kind: page.kind ?? 'page',
    dated: page.dated,
    by: page.by,
    sections,
    noindex: page.noindex ?? false,
    allNofollow: here.some((edit) => edit.kind === 'all_nofollow'),
  }
}

function sectionsOf(site: SiteSpec, page: PageSpec, seed: number): Section[] {
  const opening: Section = { paragraphs: page.text ?? [], items: [] }
  const lists = (page.lists ?? []).map((list) => ({
    heading: list.heading,
    paragraphs: [],
    items: list.items,
  }))
  const fill: Section = {
    paragraphs: (page.more ?? []).flatMap((topic) => shelfParagraphs(topic, 2, seed, site.host, page.path)),
    items: [],
  }
  const closing: Section = { paragraphs: page.after ?? [], items: [] }
  return [opening, fill, ...lists, closing].filter((one) => one.paragraphs.length + one.items.length > 0)
}

/**
 * Puts a link where an editor would: in place of a dead one, else on a mention of the name, else at the end of the
 * first list, else as a sentence in the middle of the text.
 */
export function placeLink(sections: Section[], edit: Edit, isDead: (url: string) => boolean): Section[] {
  const link = { words: edit.words ?? 'this guide', address: edit.target ?? '/', rel: edit.rel }
  return (
    inPlaceOfOlder(sections, link) ??
    inPlaceOfDead(sections, link, edit.keepsWords ?? false, isDead) ??
    onMention(sections, link) ??
    atEndOfList(sections, link) ??
    asSentence(sections, link)
  )
}

type Link = { words: string; address: string; rel?: string }

/** The same link is there already, with another rel: it is changed, not doubled. */
function inPlaceOfOlder(sections: Section[], link: Link): Section[] | null {
  const isIt = (address: string) => address === link.address
  return changeFirst(sections, (text) => changeLink(text, isIt, (old) => ({ ...link, words: old.words })))
}

function inPlaceOfDead(
  sections: Section[],
  link: Link,
  keepsWords: boolean,
  isDead: (url: string) => boolean,
): Section[] | null {
  const change = (old: Link) => (keepsWords ? { ...link, words: old.words } : link)
  return changeFirst(sections, (text) => changeLink(text, isDead, change))
}

function onMention(sections: Section[], link: Link): Section[] | null {
  const name = /(?<![[\w])Fernhill(?:’s| Garden)?(?! Garden\])/
  const host = URL.parse(link.address)?.hostname ?? ''
  if (!host.startsWith('fernhill')) return null
  return changeFirst(sections, (text) => {
    const found = name.exec(text)
    return found && !text.includes(`[${found[0]}`)
      ? text.slice(0, found.index) +
          mark({ ...link, words: found[0] }) +
          text.slice(found.index + found[0].length)
      : null
  })
}

function atEndOfList(sections: Section[], link: Link): Section[] | null {
  const at = sections.findIndex((section) => section.items.length > 0)
  if (at < 0) return null
  const list = sections[at]!
  return sections.with(at, { ...list, items: [...list.items, `${mark(link)}, added this spring`] })
}

function asSentence(sections: Section[], link: Link): Section[] {
  const at = sections.findIndex((section) => section.paragraphs.length > 0)
  const section = sections[at] ?? { paragraphs: [''], items: [] }
  const middle = Math.floor((section.paragraphs.length - 1) / 2)
  const longer = `${section.paragraphs[middle]} There is more on this in ${mark(link)}, which we have used ourselves.`
  return sections.with(Math.max(at, 0), {
    ...section,
    paragraphs: section.paragraphs.with(middle, longer.trim()),
  })
}

/** Changes the first text for which `change` has an answer; null when there is none. */
function changeFirst(sections: Section[], change: (text: string) => string | null): Section[] | null {
  for (const [at, section] of sections.entries()) {
    for (const part of ['paragraphs', 'items'] as const) {
      for (const [line, text] of section[part].entries()) {
        const changed = change(text)
        if (changed !== null)
          return sections.with(at, { ...section, [part]: section[part].with(line, changed) })
      }
    }
  }
  return null
}
