import { isRoleAddress } from '../contact.ts'
import { nameFits, namesCompany, personName } from './person-name.ts'
import { roleIn } from './role-words.ts'
import { readable, type Spot } from './spots.ts'
import { SEAM, type Box, type Line } from './outline.ts'

type Person = { name: string | null; role: string | null }
type Candidate = { name: string; line: number; at: number; isSure: boolean }

const LARGEST_CARD = 40
const SMALL_CARD = 9

/** Who is named beside an address: in the smallest box that holds this address and no other. */
export function personBeside(spot: Spot, spots: Spot[], lines: Line[]): Person {
  const cards = cardsOf(spot, spots, lines)
  const card = cards.at(-1)!
  for (const smaller of cards) {
    const candidates = namesIn(lines, smaller.first, smaller.end, spot)
    const chosen = choose(candidates, spot, smaller, lines)
    if (chosen) return { name: chosen.name, role: roleBeside(spot, chosen, card, lines) }
  }
  return { name: oneWordName(spot, lines, card), role: roleBeside(spot, null, card, lines) }
}

type Card = { first: number; end: number; isOwn: boolean }

/** The boxes around an address that hold no second one, the smallest first; the last may be shared in part. */
function cardsOf(spot: Spot, spots: Spot[], lines: Line[]): Card[] {
  const own = lines[spot.line]!
  const others = spots.filter((one) => one.email !== spot.email).map((one) => one.line)
  const isShared = (first: number, end: number) => others.some((line) => line >= first && line < end)
  let best: Card = { first: spot.line, end: spot.line + 1, isOwn: true }
  if (others.includes(spot.line)) return [{ ...best, isOwn: false }]
  const cards = [best]
  for (let box: Box | null = own.box; box && box.tag !== ''; box = box.parent) {
    const [first, end] = [box.first, Math.min(box.end, lines.length)]
    if (end - first > LARGEST_CARD) break
    if (isShared(first, end)) {
      // Addresses in one box, each under its own name: what stands between the last one and this is this one's.
      const before = Math.max(first - 1, ...others.filter((line) => line >= first && line < spot.line))
      const after = Math.min(end, ...others.filter((line) => line > spot.line))
      const hasNameBefore = namesIn(lines, before + 1, spot.line + 1, spot).length > 0
      cards.push(
        hasNameBefore || best.end - best.first > 1
          ? { first: Math.min(best.first, before + 1), end: best.end, isOwn: false }
          : { first: best.first, end: Math.min(after, best.end), isOwn: false },
      )
      return cards
    }
    best = { first: Math.min(first, best.first), end: Math.max(end, best.end), isOwn: true }
    if (best.end - best.first > cards.at(-1)!.end - cards.at(-1)!.first) cards.push(best)
  }
  return cards
}

/** Everything in these lines that looks like the name of a person. */
function namesIn(lines: Line[], first: number, end: number, spot: Spot): Candidate[] {
  const found: Candidate[] = []
  for (let at = first; at < end; at++) {
    const line = lines[at]
    if (!line) continue
    for (const mark of line.marks) {
      const name =
        mark.kind === 'name'
          ? personName(mark.text, { mayBeOneWord: mark.isSure && nameFits(mark.text, spot.email) > 0 })
          : null
      if (name)
        found.push({
          name,
          line: at,
          at: Math.max(0, line.raw.indexOf(mark.text.slice(0, 8))),
          isSure: mark.isSure,
        })
    }
    for (const piece of pieces(line.raw)) {
      const name = personName(piece.text) ?? nameInSentence(piece.text, spot.email)
      if (name && !found.some((one) => one.name === name))
        found.push({ name, line: at, at: piece.at, isSure: false })
    }
  }
  return found
}

const DELIMITER = /[\0|•·–—,;:()[\]<>/\n\t]|\s-\s|\s{3,}|(?<!\b\p{Lu})\. (?=\p{Lu})/gu

function pieces(raw: string): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = []
  let from = 0
  const add = (to: number) => {
    const text = raw.slice(from, to)
    if (text.trim() && text.length < 300) found.push({ text: text.trim(), at: from })
  }
  for (const cut of raw.matchAll(DELIMITER)) {
    add(cut.index)
    from = cut.index + cut[0].length
  }
  add(raw.length)
  // A name in parts: "<span>Jane</span> <span>Doe</span>".
  if (raw.includes(SEAM) && raw.length < 80) found.push({ text: raw.replaceAll(SEAM, ' ').trim(), at: 0 })
  return found
}

const RUN =
  /\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|da|del|della|van|von|der|den|di|la|le|af|zu)\s+)*\p{Lu}[\p{L}'’.-]*){1,3}/gu

/** "Jane Doe is our gardener. Write to jane@…": within a sentence only a name that the address bears out. */
function nameInSentence(text: string, email: string): string | null {
  for (const [run] of text.matchAll(RUN)) {
    const words = run.split(/\s+/)
    for (let from = 0; from < words.length - 1; from++) {
      const name =
        personName(words.slice(from).join(' ')) ?? personName(words.slice(from, from + 2).join(' '))
      if (name && nameFits(name, email) >= 2) return name
    }
  }
  return null
}

function choose(candidates: Candidate[], spot: Spot, card: Card, lines: Line[]): Candidate | null {
  if (candidates.length === 0) return null
  const fits = candidates.map((one) => ({ one, fit: nameFits(one.name, spot.email) }))
  const best = Math.max(...fits.map(({ fit }) => fit))
  if (best > 0) {
    const [winner] = fits
      .filter(({ fit }) => fit === best)
      .sort(
        (a, b) =>
          Number(b.one.isSure) - Number(a.one.isSure) || distance(a.one, spot) - distance(b.one, spot),
      )
    return winner!.one
  }
  const size = card.end - card.first
  const text = lines.slice(card.first, card.end).map(readable)
  const distinct = new Set(candidates.map((one) => one.name.toLowerCase()))
  if (isRoleAddress(spot.email) || looksShared(spot.email)) {
    // info@ below one person's name is that person's; below a company's it is the company's.
    const isAlone = distinct.size === 1 && size <= SMALL_CARD && !text.some(namesCompany)
    return isAlone ? candidates[0]! : null
  }
  const before = candidates.filter(
    (one) => one.line < spot.line || (one.line === spot.line && one.at < spot.at),
  )
  const sure = candidates.filter((one) => one.isSure)
  if (sure.length === 1 && card.isOwn && size <= SMALL_CARD) return sure[0]!
  if (distinct.size === 1 && size <= SMALL_CARD) return candidates[0]!
  const nearest = before.sort((a, b) => distance(a, spot) - distance(b, spot))[0]
  return nearest && spot.line - nearest.line <= 3 && size <= SMALL_CARD ? nearest : null
}

/** Mailboxes of a task that no short list holds: a word of work in the address. */
function looksShared(email: string): boolean {
  return roleIn(email.slice(0, email.indexOf('@')).replace(/[._-]+/g, ' ')) !== null
}

function distance(one: { line: number; at: number }, spot: Spot): number {
  const lines = spot.line - one.line
  // What stands after the address is further than what stands before it.
  return lines >= 0 ? lines * 1_000 + Math.abs(spot.at - one.at) / 10 : -lines * 1_000 + 1_500
}

/** "Write to Jane: jane@site": one word is a name when the address says the same. */
function oneWordName(spot: Spot, lines: Line[], card: Card): string | null {
  const local = spot.email.slice(0, spot.email.indexOf('@'))
  if (isRoleAddress(spot.email) || looksShared(spot.email) || !/^[a-z]{3,20}$/.test(local)) return null
  const from = Math.max(card.first, spot.line - 4)
  for (const line of lines.slice(from, Math.min(card.end, spot.line + 2))) {
    const text = readable(line).normalize('NFC')
    for (const [word] of text.matchAll(/(?<![\p{L}@.])\p{Lu}\p{Ll}{2,20}(?![\p{L}@])/gu))
      if (
        (nameFits(word, spot.email) >= 2 || (word.length > 3 && local.startsWith(word.toLowerCase()))) &&
        personName(word, { mayBeOneWord: true })
      )
        return word
  }
  return null
}

/** What stands between the name and the address, or beside either, and says what somebody does. */
function roleBeside(spot: Spot, person: Candidate | null, card: Card, lines: Line[]): string | null {
  const [first, end] = person
    ? [Math.min(person.line, spot.line), Math.max(person.line, spot.line) + 1]
    : [spot.line, spot.line + 1]
  const reach = lines.slice(Math.max(card.first, first - 1), Math.min(card.end, end + 2))
  const marked = lines
    .slice(card.first, card.end)
    .flatMap((line) => line.marks)
    .filter((mark) => mark.kind === 'role')
    .flatMap((mark) => (personName(mark.text) ? [] : (roleIn(mark.text, { isMarked: true }) ?? [])))
  if (marked.length === 1 || (marked.length > 0 && card.end - card.first <= SMALL_CARD)) return marked[0]!
  const own = lines[person?.line ?? spot.line]!
  const ordered = [own, ...lines.slice(first, end), ...(person ? reach : labelsAbove(spot, card, lines))]
  for (const line of ordered) {
    for (const { text } of roleParts(line.raw)) {
      if (person && text.includes(person.name)) continue
      // "redaction (at) site" is the address, not a label in front of it.
      if (spot.how === 'obfuscated' && spot.email.startsWith(`${text.toLowerCase()}@`)) continue
      const role = roleIn(text)
      if (role && role.toLowerCase() !== person?.name.toLowerCase()) return role
    }
  }
  return person && !isRoleAddress(spot.email) ? groupAbove(person, lines) : null
}

const LARGEST_GROUP = 14

/** The heading of a group of people: "Senior editors", with the names below it. */
function groupAbove(person: Candidate, lines: Line[]): string | null {
  const above = lines.slice(Math.max(0, person.line - LARGEST_GROUP), person.line)
  const heading = above.findLast((line) => line.heading > 1)
  return heading && !personName(readable(heading)) ? roleIn(readable(heading)) : null
}

function roleParts(raw: string): { text: string }[] {
  const parts = raw
    .split(/[\0|•·–—:()[\]\n\t]|\s-\s|\s{3,}|[,;](?=\s)/)
    .map((text) => ({ text: text.trim() }))
  return parts.filter(({ text }) => text !== '' && !text.includes('@'))
}

/** A heading or a short label right above an address that has no name: "Advertising", "Press". */
function labelsAbove(spot: Spot, card: Card, lines: Line[]): Line[] {
  const above = lines.slice(Math.max(0, spot.line - 2), spot.line).reverse()
  const found: Line[] = []
  for (const line of above) {
    const isNear = spot.line - lines.indexOf(line) === 1 || line.heading > 0
    if (
      /@/.test(line.raw) ||
      (!line.heading && lines.indexOf(line) < card.first && line.box.tag !== 'dt' && line.box.tag !== 'th')
    )
      break
    const isOfPerson = pieces(line.raw).some(({ text }) => personName(text) !== null)
    if (isNear && !isOfPerson && readable(line).length < 60) found.push(line)
  }
  return found
}
