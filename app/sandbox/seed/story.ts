/** What the team did before the visitor came: campaigns, and who was put into them on which day. Times in UTC. */

/** The moment at which a new sandbox begins: a Tuesday morning. */
export const START = new Date('2026-05-12T08:40:00Z')
/** Whatever came in after this waits for the visitor. */
export const INBOX_READ_UNTIL = new Date('2026-05-08T11:00:00Z')
/** But this promise was written down: its link comes up while the visitor looks on. */
export const PROMISED = { host: 'thewormbin.test', notedAt: new Date('2026-05-12T08:20:00Z') }
/** The day from which the team has used Linkwright. */
export const STORY_BEGINS = new Date('2026-03-30T08:00:00Z')

export type Campaign = {
  name: string
  mailbox: 'anna' | 'jonas'
  /** Starter templates of its steps. */
  templates: string[]
  launched: boolean
  batches: { at: string; hosts: string[]; withoutOpener?: true }[]
}

const STEPS = (first: string) => [first, 'follow-up-short.hbs', 'follow-up-last.hbs']
/** Days between the steps. */
export const WAITS = [0, 3, 5]

export const CAMPAIGNS: Campaign[] = [
  {
    name: 'Resource pages, spring',
    mailbox: 'jonas',
    templates: STEPS('resource-page.hbs'),
    launched: true,
    batches: [
      {
        at: '2026-04-14T07:30:00Z',
        hosts: [
          'gardenpress.test',
          'vermihouse.test',
          'thistlehall.test',
          'copperbeech.test',
          'seedvault.test',
          'sillgarden.test',
        ],
      },
      { at: '2026-04-28T07:30:00Z', hosts: ['kitchenherbs.test', 'orchardway.test'] },
      {
        at: '2026-05-08T07:15:00Z',
        hosts: ['seedlibrary.test', 'kitchenplot.test', 'bramble.test', 'sunnyledge.test'],
      },
      { at: '2026-05-12T08:34:00Z', hosts: ['rootandrow.test'] },
    ],
  },
  {
    name: 'Compost, broken links',
    mailbox: 'anna',
    templates: STEPS('broken-link.hbs'),
    launched: true,
    batches: [
      { at: '2026-04-15T08:00:00Z', hosts: ['harvestlog.test', 'quietacre.test', 'northplot.test'] },
      { at: '2026-04-28T08:10:00Z', hosts: ['wildborder.test', 'dampcorner.test'] },
      {
        at: '2026-05-08T08:05:00Z',
        hosts: ['soilschool.test', 'gardenforum.test', 'balconyplot.test', 'latefrost.test'],
      },
      { at: '2026-05-11T08:05:00Z', hosts: ['thewormbin.test'] },
      { at: '2026-05-12T07:20:00Z', hosts: ['potandplot.test', 'chalkdown.test'] },
      { at: '2026-05-12T08:35:00Z', hosts: ['jardinpartage.test', 'citysoil.test'] },
      {
        at: '2026-05-12T08:36:00Z',
        hosts: ['tilthnotes.test', 'terracegrow.test', 'gartenfreunde.test'],
        withoutOpener: true,
      },
    ],
  },
  {
    name: 'They cite our rivals',
    mailbox: 'anna',
    templates: STEPS('link-gap.hbs'),
    launched: true,
    batches: [
      { at: '2026-04-15T08:20:00Z', hosts: ['winterbed.test'] },
      { at: '2026-04-28T08:30:00Z', hosts: ['plotholder.test', 'marrowfield.test'] },
      { at: '2026-05-09T08:00:00Z', hosts: ['allotments.test'] },
      { at: '2026-05-11T15:00:00Z', hosts: ['greenroof.test'] },
    ],
  },
  {
    name: 'Mentions without a link',
    mailbox: 'jonas',
    templates: STEPS('unlinked-mention.hbs'),
    launched: false,
    batches: [{ at: '2026-05-11T16:00:00Z', hosts: ['rainbarrel.test'] }],
  },
]

/** Links that the client had already; the team pasted them in its first week. */
export const OLD_LINKS: OldLink[] = [
  {
    host: 'peatfree.test',
    path: '/basics',
    target: '/guides/compost',
    words: 'composting',
    since: '2026-02-07',
  },
  {
    host: 'hedgerow.test',
    path: '/requests/1097',
    target: '/tools/soil-calculator',
    words: 'Fernhill Garden',
    since: '2026-02-19',
  },
  {
    host: 'marlfield.test',
    path: '/soil-health',
    target: '/guides/compost',
    words: 'compost basics',
    since: '2026-02-24',
  },
  {
    host: 'hillcroft.test',
    path: '/smallholder-links',
    target: '/guides/pruning',
    words: 'when to prune what',
    since: '2026-03-03',
  },
  {
    host: 'rooftopsoil.test',
    path: '/soil',
    movedTo: '/notes/layers',
    target: '/guides/compost',
    words: 'layering table',
    since: '2026-03-15',
  },
  {
    host: 'hazelway.test',
    path: '/bookmarks',
    target: '/guides/compost',
    words: 'fernhill.test',
    since: '2026-03-22',
  },
  {
    host: 'meadowmake.test',
    path: '/blog/favourite-tools',
    target: '/tools/soil-calculator',
    words: 'Fernhill',
    since: '2026-04-21',
  },
  {
    host: 'plotters.test',
    path: '/compost-calculators',
    target: '/tools/soil-calculator',
    words: '',
    anchor: 'soil calculator',
    since: '2026-04-17',
  },
  {
    host: 'soilatlas.test',
    path: '/map/resources',
    target: '/guides/leaf-mould',
    words: '',
    since: '2026-05-03',
  },
  {
    host: 'toolshed.test',
    path: '/tools',
    target: '/tools/soil-calculator',
    words: 'soil calculator',
    since: '2026-03-02',
    goneOn: '2026-04-12',
  },
]

/** A link that was there before the team used Linkwright: pasted on the day, and checked since. */
export type OldLink = {
  host: string
  path: string
  target: string
  /** Words of the link as it was put in; empty: it stands on the page by itself, or cannot be seen. */
  words: string
  /** The anchor that was promised. */
  anchor?: string
  since: string
  /** Where the page is now; the old address redirects there. */
  movedTo?: string
  /** The page was taken down on that day. */
  goneOn?: string
}

/** What will happen whatever the visitor does, in hours after the start. */
export const AHEAD = {
  /** Fay's new theme drops the list with our link. */
  removed: { host: 'sillgarden.test', person: 'fay@sillgarden.test', afterHours: 12 },
  /** A setting at Garden Press puts nofollow on every outside link. */
  nofollow: { host: 'gardenpress.test', path: '/best-composting-guides', afterHours: 26 },
}
