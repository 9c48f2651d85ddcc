import type { SiteSpec } from '../spec.ts'

export const libraries: SiteSpec[] = [
  {
    host: 'seedlibrary.test',
    name: 'Seed Library',
    tagline: 'Borrow in spring, bring back in autumn',
    layout: 'shelf',
    about:
      'The Seed Library lends three thousand envelopes a year. About half of them come back, and some bring friends.',
    people: [
      {
        first: 'Noor',
        last: 'Hadi',
        role: 'librarian',
        local: 'noor',
        behaviour: 'asks_guest_post',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/shelf/soil',
        title: 'The soil and compost shelf',
        dated: '2026-03-24',
        by: 'Noor Hadi',
        text: ['Books that can be borrowed, and pages that need not be.'],
        lists: [
          {
            heading: 'Pages',
            items: [
              '[Soil by hand](http://soilatlas.test/by-hand)',
              '[Hot composting](http://allotments.test/how-to/hot-compost)',
              '[Peat-free, the basics](http://peatfree.test/basics)',
            ],
          },
          { heading: 'Books', items: ['Three on compost, always out', 'One on clay, always in'] },
        ],
        more: ['seeds'],
      },
    ],
    posts: ['seeds', 'soil'],
  },
  {
    host: 'seedvault.test',
    name: 'Seed Vault',
    tagline: 'A cupboard with ambitions',
    layout: 'shelf',
    about: 'We keep two hundred kinds of bean and are looking for the owners of eleven.',
    people: [
      { first: 'Milo', last: 'Strand', role: 'keeper', local: 'milo', behaviour: 'agrees', client: 'bare' },
    ],
    pages: [
      {
        path: '/shelf/soil',
        title: 'Reading: soil',
        dated: '2026-05-02',
        by: 'Milo Strand',
        text: ['What to put the beans into.'],
        lists: [
          {
            heading: 'On the web',
            items: [
              '[Peat-free, the basics](http://peatfree.test/basics)',
              '[Soil health on clay](http://marlfield.test/soil-health)',
            ],
          },
        ],
        more: ['soil'],
      },
    ],
    posts: ['seeds'],
  },
  {
    host: 'rookery.test',
    name: 'The Rookery',
    tagline: 'A reading room with a garden behind it',
    layout: 'shelf',
    about: 'The Rookery is a village library that the village runs.',
    people: [
      {
        first: 'Constance',
        last: 'Bird',
        role: 'volunteer',
        local: 'constance',
        behaviour: 'promises_and_forgets',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/soil-shelf',
        title: 'The soil shelf',
        dated: '2026-02-27',
        by: 'Constance Bird',
        text: ['For the garden group, which meets on the first Monday, or the second if it rains.'],
        lists: [
          {
            heading: 'Before the next meeting',
            items: [
              '[What soil health means on clay](http://marlfield.test/soil-health)',
              '[Compost basics, with pictures](http://loamlight.test/basics)',
            ],
          },
        ],
        more: ['compost'],
      },
    ],
    posts: ['soil', 'wildlife'],
  },
  {
    host: 'bramble.test',
    name: 'Bramble',
    tagline: 'Garden bookmarks since 2004',
    layout: 'hand',
    about: 'Bramble is a directory kept by hand. No robots were asked.',
    people: [
      {
        first: 'Eli',
        last: 'Marsh',
        role: 'keeper',
        local: 'eli',
        behaviour: 'agrees',
        client: 'below',
        answersMail: 2,
      },
    ],
    pages: [
      {
        path: '/bookmarks',
        title: 'Garden bookmarks',
        dated: '2026-04-27',
        by: 'Eli Marsh',
        text: ['Newest at the bottom. I look at everything, and I do not take money.'],
        lists: [
          {
            heading: 'Compost and soil',
            items: [
              '[The Worm Bin](http://thewormbin.test/reading)',
              '[Peat-Free](http://peatfree.test/)',
              '[City Soil](http://citysoil.test/map/resources)',
            ],
          },
          { heading: 'Trees', items: ['[Orchard Log](http://orchardlog.test/pruning-old-trees)'] },
        ],
      },
    ],
    posts: ['tools'],
    contact: 'spelt-out',
  },
  {
    host: 'hazelway.test',
    name: 'Hazelway',
    tagline: 'A directory for gardeners',
    layout: 'shelf',
    about: 'Hazelway lists what its members recommend.',
    people: [
      {
        first: 'Ursula',
        last: 'Frey',
        role: 'office',
        local: 'office',
        behaviour: 'never_answers',
        client: 'outlook_de',
      },
    ],
    pages: [
      {
        path: '/bookmarks',
        title: 'Members’ bookmarks',
        dated: '2026-03-22',
        noindex: true,
        text: ['Recommended by at least two members.'],
        lists: [{ heading: 'Guides', items: ['[Compost 101](http://rootedhome.test/compost-101)'] }],
      },
    ],
    posts: ['allotment'],
    imprint: true,
  },
  {
    host: 'thistlehall.test',
    name: 'Thistle Hall',
    tagline: 'Evening classes, some of them outdoors',
    layout: 'shelf',
    about: 'Thistle Hall teaches pottery, welding and pruning, not at the same time.',
    people: [
      {
        first: 'Judith',
        last: 'Amaro',
        role: 'tutor',
        local: 'judith',
        behaviour: 'agrees',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/resources',
        title: 'Resources for the pruning class',
        dated: '2026-04-02',
        by: 'Judith Amaro',
        text: ['Bring gloves and the tree you are worried about, or a picture of it.'],
        lists: [
          {
            heading: 'Before the first evening',
            items: [
              '[Pruning the old trees](http://orchardlog.test/pruning-old-trees)',
              '[Pruning basics](http://rootedhome.test/pruning-basics)',
            ],
          },
        ],
        more: ['pruning'],
      },
    ],
    posts: ['pruning', 'tools'],
  },
  {
    host: 'soilatlas.test',
    name: 'Soil Atlas',
    tagline: 'What lies under what',
    layout: 'shelf',
    about: 'An atlas of the soils of eight counties, drawn by volunteers with augers.',
    people: [
      {
        first: 'Petra',
        last: 'Quist',
        role: 'cartographer',
        local: 'petra',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/by-hand',
        title: 'Soil texture by hand',
        dated: '2025-07-07',
        by: 'Petra Quist',
        text: ['A short course with pictures. You need water, patience and a sleeve you do not mind about.'],
        more: ['soil'],
      },
      { path: '/map/resources', title: 'Map resources', behind: 'challenge' },
    ],
    posts: ['soil'],
  },
]
