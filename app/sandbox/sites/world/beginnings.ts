import type { SiteSpec } from '../spec.ts'

export const beginnings: SiteSpec[] = [
  {
    host: 'sproutly.test',
    name: 'Sproutly',
    tagline: 'Gardening for people who kill cacti',
    layout: 'press',
    about: 'Sproutly explains one thing a week and assumes nothing.',
    people: [
      {
        first: 'Joss',
        last: 'Wren',
        role: 'editor',
        local: 'joss',
        behaviour: 'asks_exchange',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/bins',
        title: 'Compost bins, reviewed by beginners',
        dated: '2026-04-21',
        by: 'Joss Wren',
        text: [
          'We gave six bins to six people who had never had one. Four of them still do. The theory is at [Green Spade](http://greenspade.test/compost-guide) and [Rooted Home](http://rootedhome.test/compost-101); this is the practice.',
        ],
        more: ['compost', 'worms'],
      },
    ],
    posts: ['compost', 'balcony', 'seeds'],
  },
  {
    host: 'binreview.test',
    name: 'Bin Review',
    tagline: 'We open the lid so that you need not',
    layout: 'magazine',
    about: 'Bin Review buys compost bins, fills them and comes back in a year.',
    people: [
      {
        first: 'Gwen',
        last: 'Sato',
        role: 'reviewer',
        local: 'gwen',
        behaviour: 'asks_payment',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/compost-bins',
        title: 'Hot bins compared',
        dated: '2026-04-16',
        by: 'Gwen Sato',
        text: [
          'Five hot bins, one winter, a thermometer in each. We followed [the method of Green Spade](http://greenspade.test/compost-guide) for three and [that of Rooted Home](http://rootedhome.test/compost-101) for two.',
        ],
        more: ['hotCompost'],
      },
    ],
    posts: ['hotCompost', 'tools'],
  },
  {
    host: 'potbench.test',
    name: 'Potting Bench',
    tagline: 'Ask, and stand back',
    layout: 'forum',
    about: 'Questions are answered by five people who disagree.',
    people: [
      {
        first: 'Nia',
        last: 'Aldous',
        role: 'moderator',
        local: 'nia',
        behaviour: 'agrees',
        client: 'iphone_en',
      },
    ],
    pages: [
      {
        path: '/ask/compost',
        title: 'Ask the experts: compost',
        kind: 'thread',
        dated: '2026-05-05',
        by: 'Nia Aldous',
        text: [
          'Ten questions a month, drawn from a hat. Our experts read [Green Spade](http://greenspade.test/compost-guide) and [Rooted Home](http://rootedhome.test/compost-101) and then say what they think.',
        ],
        more: ['compost', 'hotCompost'],
      },
    ],
    posts: ['compost', 'pruning'],
  },
  {
    host: 'askgrower.test',
    name: 'Ask a Grower',
    tagline: 'One question, one answer',
    layout: 'press',
    about: 'Write to a grower who has grown it.',
    people: [
      {
        first: 'Delphine',
        last: 'Abara',
        role: 'grower',
        local: 'delphine',
        behaviour: 'publishes_silently',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/experts/compost',
        title: 'The compost answers',
        dated: '2026-03-18',
        by: 'Delphine Abara',
        text: [
          'The eleven questions about compost that everybody asks, answered once and for all. Where we disagree with [Green Spade](http://greenspade.test/compost-guide) or [Rooted Home](http://rootedhome.test/compost-101) we say so.',
        ],
        more: ['compost', 'soil'],
      },
    ],
    posts: ['soil', 'seeds'],
  },
  {
    host: 'mulchmatters.test',
    name: 'Mulch Matters',
    tagline: 'Cover it',
    layout: 'press',
    about: 'Wood chip, straw, wool and one unfortunate year of shredded paper.',
    people: [
      {
        first: 'Ravi',
        last: 'Thorne',
        role: 'author',
        local: 'ravi',
        behaviour: 'agrees',
        client: 'apple_en',
      },
    ],
    pages: [
      {
        path: '/what-we-use',
        title: 'What we use',
        dated: '2026-04-18',
        by: 'Ravi Thorne',
        text: [
          'Chip on the paths, straw on the berries, and the compost of two winters on the beds. The quantities come from the soil calculator of Fernhill Garden, and then we order one bag less.',
          'Everything else is in the shed and belongs to somebody who has moved away.',
        ],
        more: ['mulch', 'tools'],
      },
    ],
    posts: ['mulch', 'leafMould'],
  },
  {
    host: 'plotters.test',
    name: 'Plotters',
    tagline: 'Plans for small plots',
    layout: 'press',
    about: 'Plotters draws plans, and is sent photographs of what became of them.',
    people: [
      {
        first: 'Una',
        last: 'Feld',
        role: 'draughtswoman',
        local: 'una',
        behaviour: 'agrees',
        client: 'gmail_de',
      },
    ],
    pages: [
      {
        path: '/compost-calculators',
        title: 'Sums for a plan',
        dated: '2026-04-17',
        by: 'Una Feld',
        text: [
          'Before you draw a bed, know what it takes to fill it. If you want to know how much soil that is, [click here](http://fernhill.test/tools/soil-calculator).',
        ],
        more: ['soil'],
      },
    ],
    posts: ['soil', 'allotment'],
  },
  {
    host: 'toolshed.test',
    name: 'Tool Shed',
    tagline: 'Mended, not replaced',
    layout: 'press',
    about: 'Tool Shed is being rebuilt. Some pages have been left out in the rain.',
    people: [
      {
        first: 'Grant',
        last: 'Ivers',
        role: 'mender',
        local: 'grant',
        behaviour: 'never_answers',
        client: 'bare',
      },
    ],
    pages: [
      { path: '/sharpening', title: 'Sharpening', dated: '2026-05-01', by: 'Grant Ivers', more: ['tools'] },
      {
        path: '/tools',
        title: 'Tools and sums',
        dated: '2026-02-14',
        by: 'Grant Ivers',
        text: ['What to have within reach, and how to reckon what a bed will take.'],
        more: ['tools', 'soil'],
      },
    ],
    posts: ['tools'],
  },
  {
    host: 'kitchenherbs.test',
    name: 'Kitchen Herbs',
    tagline: 'Parsley first',
    layout: 'press',
    about: 'Herbs, and what becomes of the stalks.',
    people: [
      {
        first: 'Sabine',
        last: 'Lutz',
        role: 'author',
        local: 'sabine',
        behaviour: 'agrees',
        client: 'gmail_de',
      },
    ],
    pages: [
      {
        path: '/learn',
        title: 'Learn',
        dated: '2026-04-29',
        by: 'Sabine Lutz',
        text: ['Three things to learn before you buy a pot: light, water, patience.'],
        lists: [
          {
            heading: 'Elsewhere',
            items: ['[Compost in small spaces](http://balconyplot.test/compost-small-spaces)'],
          },
        ],
        more: ['balcony'],
      },
    ],
    posts: ['balcony'],
    keepsOut: ['GPTBot', 'CCBot', 'Bytespider'],
    imprint: true,
  },
  {
    host: 'meadowmake.test',
    name: 'Meadow Make',
    tagline: 'From lawn to hay in three years',
    layout: 'journal',
    about: 'How a cricket pitch became a meadow, with the minutes of every meeting against it.',
    people: [
      {
        first: 'Otis',
        last: 'Grange',
        role: 'author',
        local: 'otis',
        behaviour: 'agrees',
        client: 'apple_en',
      },
    ],
    pages: [
      {
        path: '/blog/favourite-tools',
        title: 'Favourite tools',
        kind: 'post',
        dated: '2026-04-21',
        by: 'Otis Grange',
        text: [
          'A scythe, a stone, and a hat. For the one bed that is left I ask the calculator of Fernhill how much to bring.',
        ],
        more: ['wildlife', 'tools'],
      },
    ],
    posts: ['wildlife'],
  },
  {
    host: 'orchardway.test',
    name: 'Orchard Way',
    tagline: 'A path with trees on both sides',
    layout: 'press',
    about: 'The friends of Orchard Way look after eighty street trees.',
    people: [
      {
        first: 'Bram',
        last: 'Keller',
        role: 'friend of trees',
        local: 'bram',
        behaviour: 'promises_and_forgets',
        client: 'thunderbird_de',
      },
    ],
    pages: [
      {
        path: '/mulch-or-compost',
        title: 'Mulch or compost for street trees?',
        dated: '2026-04-08',
        by: 'Bram Keller',
        text: [
          'Mulch, if you have to choose, and a hand’s width away from the bark. Compost once a year if the council lets you.',
        ],
        more: ['mulch'],
      },
    ],
    posts: ['pruning', 'mulch'],
  },
]
