import { readForContacts } from '#app/domain/contacts/finding/read-page.ts'
import type { PageKind } from '#app/domain/contacts/finding/sighting.ts'
import { weighContacts } from '#app/domain/contacts/finding/weigh.ts'

const OWN = new Set(['soilschool.test'])

/** The contacts that a single page of soilschool.test gives. */
export function found(html: string, kind: PageKind = 'contact') {
  const url = `https://soilschool.test/${kind === 'home' ? '' : kind}`
  const { sightings } = readForContacts({ html, url, kind, ownSites: OWN })
  return weighContacts(sightings, OWN)
}
