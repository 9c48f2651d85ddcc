import type { SiteSpec } from '../spec.ts'

/** Good pages whose owners do not answer mail: most people do not. */
export const silent: SiteSpec[] = [
  {
    host: 'copperbeech.test',
    name: 'Copper Beech',
    tagline: 'One tree and what stands under it',
    layout: 'press',
    about: 'A garden in the shade of a tree that was there before the street. It has taught us ferns.',
    people: [
      {
        first: 'Lionel',
        last: 'Marsh',
        role: 'author',
        local: 'lionel',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/shade/reading',
        title: 'Reading for dry shade',
        dated: '2026-02-09',
        by: 'Lionel Marsh',
        text: [
          'Everything that grows under a beech has to live on what the beech leaves over, which is not much.',
        ],
        lists: [
          {
            heading: 'On feeding the ground',
            items: [
              '[Peat-free, the basics](http://peatfree.test/basics), for the first barrow',
              '[What soil health means on clay](http://marlfield.test/soil-health)',
            ],
          },
        ],
        more: ['leafMould'],
      },
    ],
    posts: ['leafMould', 'wildlife'],
  },
  {
    host: 'northplot.test',
    name: 'North Plot',
    tagline: 'An allotment that sees the sun at four',
    layout: 'hand',
    about: 'Plot 61, north side. I write down what came up, which saves me from sowing the rest again.',
    people: [
      {
        first: 'Freda',
        last: 'Oyelaran',
        role: 'plot 61',
        local: 'freda',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/compost',
        title: 'How the heap on plot 61 works',
        dated: '2025-10-18',
        by: 'Freda Oyelaran',
        text: [
          'Slowly. It gets no sun and a great deal of rain, and still there are six barrows every March.',
          'I began with [the county leaflet](http://countygarden.test/leaflets/compost.pdf) and a pallet from behind the supermarket.',
        ],
        more: ['compost'],
      },
    ],
    posts: ['allotment', 'seeds'],
    contact: 'spelt-out',
  },
  {
    host: 'dampcorner.test',
    name: 'The Damp Corner',
    tagline: 'Moss is not a problem',
    layout: 'journal',
    about: 'What to do with the part of the garden that the estate agent called characterful.',
    people: [
      {
        first: 'Owain',
        last: 'Teague',
        role: 'author',
        local: 'owain',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/worms-in-the-wet',
        title: 'Worms in the wet',
        dated: '2026-01-27',
        by: 'Owain Teague',
        text: [
          'A worm bin in a damp corner drowns unless it stands on bricks. Mine drowned twice.',
          'The plans I used are [those of the old wormery](http://wormery.test/start), with longer legs.',
        ],
        more: ['worms'],
      },
    ],
    posts: ['water', 'worms'],
  },
  {
    host: 'marrowfield.test',
    name: 'Marrowfield Show',
    tagline: 'Second Saturday in August, weather permitting',
    layout: 'shelf',
    about: 'The Marrowfield Show has been held since 1921, but for four years and one flood.',
    people: [
      {
        first: 'Hattie',
        last: 'Brock',
        role: 'show secretary',
        local: 'hattie',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/growing-for-the-show',
        title: 'Growing for the show',
        dated: '2026-03-07',
        by: 'Hattie Brock',
        text: [
          'Size is nothing without shape, and both begin with what is under the plant. Exhibitors swear by a trench filled in autumn.',
          'Newcomers may read [Green Spade](http://greenspade.test/compost-guide) and [Rooted Home](http://rootedhome.test/compost-101), and then ask an old hand what is wrong with them.',
        ],
        more: ['compost', 'soil'],
      },
    ],
    posts: ['weather'],
  },
  {
    host: 'latefrost.test',
    name: 'Late Frost',
    tagline: 'Warnings, too late',
    layout: 'press',
    about: 'A weather diary from a valley in which the cold collects.',
    people: [
      {
        first: 'Gordon',
        last: 'Leith',
        role: 'observer',
        local: 'gordon',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/after-the-frost',
        title: 'What to do on the morning after',
        dated: '2026-05-04',
        by: 'Gordon Leith',
        text: [
          'Nothing, until noon. What is black at seven may be green at midday, and what you cut in haste is gone.',
          'A warm heap helps: ours, built after [the beginner’s guide](http://oldcompost.test/guide), keeps the frame beside it two degrees above the rest.',
        ],
        more: ['weather', 'hotCompost'],
      },
    ],
    posts: ['weather', 'seeds'],
  },
  {
    host: 'sunnyledge.test',
    name: 'Sunny Ledge',
    tagline: 'Herbs above the traffic',
    layout: 'magazine',
    about: 'Two sisters, one ledge, eleven kinds of thyme.',
    people: [
      {
        first: 'Paloma',
        last: 'Reis',
        role: 'editor',
        local: 'paloma',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      {
        path: '/links',
        title: 'Sisters of the ledge',
        dated: '2026-04-15',
        by: 'Paloma Reis',
        text: [
          'People who grow where nothing was meant to grow. We visit each other’s pages as others visit gardens.',
        ],
        lists: [
          {
            heading: 'Small and high',
            items: [
              '[Balcony Plot](http://balconyplot.test/compost-small-spaces), on buckets',
              '[Terrace Grow](http://terracegrow.test/useful), on stone',
            ],
          },
        ],
        more: ['balcony'],
      },
    ],
    posts: ['balcony', 'water'],
  },
]
