import type { SiteSpec } from '../spec.ts'

export const associations: SiteSpec[] = [
  {
    host: 'allotments.test',
    name: 'Allotments Together',
    tagline: 'Nine sites, four hundred plots, one kettle',
    layout: 'press',
    about:
      'Allotments Together is the union of nine sites along the river. We share a mower, an insurance and a website.',
    people: [
      {
        first: 'Ruta',
        last: 'Vale',
        role: 'secretary',
        local: 'ruta',
        behaviour: 'asks_question',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/how-to/hot-compost',
        title: 'Hot composting on an allotment',
        dated: '2026-01-25',
        by: 'Ruta Vale',
        text: [
          'We build one heap together every April, from everything the nine sites have saved up, and it is turned by whoever is late with the rent. Here is how we do it.',
          'The method is the eighteen-day one. [Green Spade](http://greenspade.test/compost-guide) has the theory and [Rooted Home](http://rootedhome.test/compost-101) has nicer pictures; what follows is what happens on a wet Saturday with six people.',
        ],
        more: ['hotCompost', 'compost'],
      },
      {
        path: '/new-plot',
        title: 'You have a plot. Now what?',
        dated: '2026-03-01',
        text: ['Congratulations. Put the spade down and read this first.'],
        more: ['allotment', 'soil'],
        lists: [
          {
            heading: 'Read on',
            items: [
              '[Compost leaflet of the county](http://countygarden.test/leaflets/compost.pdf), two pages',
              '[When to prune what](http://rootedhome.test/pruning-basics)',
            ],
          },
        ],
      },
    ],
    posts: ['allotment', 'hotCompost', 'water'],
  },
  {
    host: 'citysoil.test',
    name: 'City Soil',
    tagline: 'Ground under the pavement',
    layout: 'shelf',
    about: 'City Soil maps places where townspeople may bring their peelings, and the people who turn them.',
    people: [
      {
        first: 'Ana',
        last: 'Petrov',
        role: 'maps',
        local: 'ana',
        behaviour: 'publishes_silently',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/map/resources',
        title: 'Composting map: resources for hosts',
        dated: '2026-04-19',
        by: 'Ana Petrov',
        text: [
          'If you open your heap to the street you will be asked the same nine questions. These pages answer them.',
        ],
        lists: [
          {
            heading: 'To hand out',
            items: [
              '[What may go in, on one sheet](http://greenspade.test/compost-guide)',
              '[Worms for schools](http://thewormbin.test/reading)',
              '[The compost club’s rota](http://compostclub.test/how-to)',
            ],
          },
          {
            heading: 'To read yourself',
            items: [
              '[Building soil on a roof](http://greenroof.test/soil)',
              '[Soil by hand](http://soilatlas.test/by-hand)',
            ],
          },
        ],
        more: ['compost'],
      },
    ],
    posts: ['compost', 'worms'],
    contact: 'spelt-out',
  },
  {
    host: 'plotholder.test',
    name: 'The Plotholder',
    tagline: 'Sums for people with earth on their hands',
    layout: 'press',
    about: 'The Plotholder began as a newsletter about what a plot costs. It still is one.',
    people: [
      {
        first: 'Maja',
        last: 'Ost',
        role: 'founder',
        local: 'maja',
        behaviour: 'wrong_person',
        client: 'gmail_de',
      },
      {
        first: 'Greta',
        last: 'Lind',
        role: 'editor',
        local: 'greta',
        behaviour: 'agrees',
        client: 'apple_en',
      },
    ],
    pages: [
      {
        path: '/compost-calculators',
        title: 'Compost calculators compared',
        dated: '2026-02-22',
        by: 'Greta Lind',
        text: [
          'How much compost does a bed take? We gave four calculators the same bed, two metres by one and thirty deep.',
          'The one at [Green Spade](http://greenspade.test/soil-tester) said three bags and put them in a basket. A spreadsheet by a reader was closer, and the kitchen scale was right.',
        ],
        more: ['compost', 'soil'],
      },
    ],
    posts: ['tools', 'allotment'],
  },
  {
    host: 'brightrow.test',
    name: 'Bright Row',
    tagline: 'Garden clubs and who to ask',
    layout: 'shelf',
    about:
      'Bright Row lists garden clubs, seed swaps and open gardens, county by county. Listings are free and always were.',
    people: [
      {
        first: 'Alma',
        last: 'Tinker',
        role: 'listings',
        local: 'listings',
        behaviour: 'agrees',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/garden-clubs',
        title: 'Garden clubs and useful people',
        dated: '2026-05-02',
        by: 'Alma Tinker',
        text: [
          'Write to us to be listed. We look at every site before it goes in, and once a year after that.',
        ],
        lists: [
          {
            heading: 'Advice',
            items: [
              '[Allotments Together](http://allotments.test/), nine sites by the river',
              '[City Soil](http://citysoil.test/), where to bring your peelings',
              '[The Garden Forum](http://gardenforum.test/), for arguments',
            ],
          },
          { heading: 'Seeds', items: ['[Seed Library](http://seedlibrary.test/), lends and takes back'] },
        ],
      },
    ],
    posts: ['allotment'],
  },
  {
    host: 'hillcroft.test',
    name: 'Hillcroft Smallholders',
    tagline: 'Twelve acres between five families',
    layout: 'hand',
    about:
      'We keep bees, sheep and accounts. These pages are for the other people on the hill, and for anybody who finds them.',
    people: [
      {
        first: 'Dorothy',
        last: 'Hale',
        role: 'keeper of the pages',
        local: 'dorothy',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/smallholder-links',
        title: 'Links for smallholders',
        dated: '2026-03-03',
        by: 'Dorothy Hale',
        text: ['Gathered over the years. I click through all of them at Candlemas.'],
        lists: [
          {
            heading: 'Trees',
            items: [
              '[Pruning basics](http://rootedhome.test/pruning-basics), short',
              '[The orchard’s log](http://orchardlog.test/mulch-or-compost), on mulching young trees',
            ],
          },
          {
            heading: 'Ground',
            items: [
              '[Soil by hand](http://soilatlas.test/by-hand)',
              '[Peat-free, the basics](http://peatfree.test/basics)',
            ],
          },
        ],
      },
    ],
    posts: ['pruning', 'wildlife'],
    contact: 'spelt-out',
  },
  {
    host: 'marlfield.test',
    name: 'Marlfield Growers',
    tagline: 'A cooperative on heavy ground',
    layout: 'press',
    about:
      'Marlfield is clay to the knee. We grow on it without a plough and write about what that is like in February.',
    people: [
      { first: 'Hugh', last: 'Penrose', role: 'grower', local: 'hugh', behaviour: 'agrees', client: 'below' },
    ],
    pages: [
      {
        path: '/soil-health',
        title: 'What soil health means on clay',
        dated: '2026-02-24',
        by: 'Hugh Penrose',
        text: [
          'Healthy clay smells of rain and falls apart in the hand. Ours did not when we came; it came up in slabs and could have been fired.',
          'Four years of compost laid on top, and no digging, have changed the upper hand’s breadth. Below that it is as it was, and the beans do not mind.',
        ],
        more: ['soil', 'compost'],
      },
    ],
    posts: ['soil', 'mulch'],
  },
]
