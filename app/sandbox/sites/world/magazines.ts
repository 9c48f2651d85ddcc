import type { SiteSpec } from '../spec.ts'

export const magazines: SiteSpec[] = [
  {
    host: 'gardenpress.test',
    name: 'Garden Press',
    tagline: 'The quarterly for people with dirt under their nails',
    layout: 'magazine',
    about:
      'Garden Press has come out four times a year since 1974 and has been online since nobody could stop it. We buy what we review, and send it back if it breaks.',
    people: [
      {
        first: 'Tom',
        last: 'Ashby',
        role: 'online editor',
        local: 'tom',
        behaviour: 'agrees',
        client: 'gmail_en',
      },
      {
        first: 'Ellen',
        last: 'Marchetti',
        role: 'features',
        local: 'ellen',
        behaviour: 'asks_question',
        client: 'apple_en',
      },
    ],
    pages: [
      {
        path: '/best-composting-guides',
        title: 'The best composting guides we know',
        dated: '2025-11-14',
        by: 'Tom Ashby',
        text: [
          'Every autumn the same letter arrives: the bin is full, the heap is cold, and where does one begin? We have read what there is, so that you can go outside.',
          'For beginners we wanted something with a table, a season and no shop attached to every sentence. It is a shorter list than you would think.',
        ],
        lists: [
          {
            heading: 'For the first bin',
            items: [
              '[The complete compost guide](http://greenspade.test/compost-guide), long, and honest about smells',
              '[Compost 101](http://rootedhome.test/compost-101), for those without a fork',
              '[Leaf mould in two winters](http://allotments.test/how-to/hot-compost), by people who have done it',
            ],
          },
          {
            heading: 'For the third',
            items: [
              '[Ask the bin](http://thewormbin.test/reading), on worms and what they read',
              '[Soil health reading list](http://rootandrow.test/soil-health), for long evenings',
            ],
          },
        ],
        more: ['compost'],
      },
      {
        path: '/tested/soil-tests',
        title: 'Tested: six ways to know your soil',
        dated: '2026-03-20',
        by: 'Ellen Marchetti',
        text: [
          'We buried a pair of cotton pants in six gardens and dug them up in eight weeks. The less that was left, the better the soil: it is the oldest test there is, and the only one the children asked to repeat.',
          'Meters from the shop told us nothing we could use. [The online tester](http://greenspade.test/soil-tester) asks sensible questions and then sells you lime.',
        ],
        more: ['soil'],
      },
    ],
    posts: ['compost', 'pruning', 'weather'],
    contact: 'mailto',
    keepsOut: ['CCBot', 'Bytespider'],
  },
  {
    host: 'hedgerow.test',
    name: 'Hedgerow',
    tagline: 'Country news, weekly',
    layout: 'magazine',
    about:
      'Hedgerow is the weekend supplement of nobody in particular, written by eleven people in four kitchens.',
    people: [
      {
        first: 'Vera',
        last: 'Nolan',
        role: 'news desk',
        local: 'desk',
        behaviour: 'publishes_silently',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/requests/1182',
        title: 'Seeking: home composters with numbers',
        dated: '2026-05-08',
        by: 'Vera Nolan',
        text: [
          'For a piece on kitchen waste we look for people who have weighed what goes into their bin, for at least half a year. A sentence on what surprised you is worth more than the total.',
          'Fernhill Garden told us in March that most of their customers give up in the fourth month. Is that so? Tell us by Wednesday.',
        ],
        more: ['compost'],
      },
      {
        path: '/requests/1097',
        title: 'How much soil is in a raised bed?',
        dated: '2026-02-19',
        by: 'Vera Nolan',
        text: [
          'More than you think, and it sinks. We asked five growers and got six answers, so we did the sums on a kitchen scale.',
          'A bed of two metres by one, forty centimetres deep, takes eight hundred litres and loses a fifth in the first winter.',
        ],
        more: ['soil'],
      },
    ],
    posts: ['wildlife', 'weather'],
    keepsOut: ['GPTBot', 'CCBot', 'ClaudeBot', 'Bytespider', 'Amazonbot', 'PerplexityBot'],
  },
  {
    host: 'mossstone.test',
    name: 'Moss & Stone',
    tagline: 'Notes on gardens that are older than we are',
    layout: 'journal',
    about: 'Moss & Stone is written by Carla Wiese, who looks after four old gardens and none of her own.',
    people: [
      {
        first: 'Carla',
        last: 'Wiese',
        role: 'gardener and author',
        local: 'carla',
        behaviour: 'asks_guest_post',
        client: 'thunderbird_de',
      },
    ],
    pages: [
      {
        path: '/tools',
        title: 'Tools we rate',
        dated: '2026-04-11',
        by: 'Carla Wiese',
        text: [
          'Nothing on this page was sent to me. I have bought all of it, some of it twice.',
          'For sums about beds I use the back of an envelope, and lately a calculator that somebody put online and that forgets what one tells it.',
        ],
        more: ['tools', 'pruning'],
      },
    ],
    posts: ['pruning', 'tools', 'leafMould'],
    imprint: true,
  },
  {
    host: 'gardenforum.test',
    name: 'The Garden Forum',
    tagline: '212,000 answers, some of them right',
    layout: 'forum',
    about: 'The Garden Forum is run by volunteers, moderated by insomniacs and paid for by nobody.',
    people: [
      {
        first: 'Cato',
        last: 'Lindgren',
        role: 'advertising',
        local: 'cato',
        behaviour: 'asks_payment',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/threads/compost-links',
        title: 'Sticky: compost links that still work',
        kind: 'thread',
        dated: '2026-04-30',
        by: 'mossfoot',
        text: [
          'The old sticky was full of dead ends, so here is a new one. Post what you use, say why, no shops.',
        ],
        lists: [
          {
            heading: '',
            items: [
              '[Compost 101](http://rootedhome.test/compost-101), what I send to my sister',
              '[the layering chart](http://heapnotes.test/chart), print it out before it goes',
              '[18 days](http://allotments.test/how-to/hot-compost) if you have a strong back',
            ],
          },
        ],
        more: ['compost', 'hotCompost'],
      },
    ],
    posts: ['compost', 'worms', 'seeds', 'tools'],
  },
  {
    host: 'peatfree.test',
    name: 'Peat-Free',
    tagline: 'Leave it in the bog',
    layout: 'press',
    about:
      'A campaign of growers who stopped using peat and lived to tell. We test mixtures and publish the failures.',
    people: [
      {
        first: 'Wanda',
        last: 'Kerr',
        role: 'coordinator',
        local: 'wanda',
        behaviour: 'agrees',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/basics',
        title: 'The basics: what to use instead',
        dated: '2026-02-07',
        by: 'Wanda Kerr',
        text: [
          'Peat holds water and costs little, and that is all that can be said for it. Your own compost does the first and costs nothing.',
          'Half compost, a quarter leaf mould and a quarter sharp sand has carried our tomatoes for six years.',
        ],
        more: ['compost', 'leafMould'],
      },
    ],
    posts: ['leafMould', 'mulch', 'soil'],
  },
  {
    host: 'fieldandfork.test',
    name: 'Field and Fork',
    tagline: 'From the plot to the pan',
    layout: 'magazine',
    about:
      'Field and Fork is about eating what you grow. Two cooks, one grower, and a dog who is not allowed in.',
    people: [
      {
        first: 'Marguerite',
        last: 'Dufresne',
        role: 'editor',
        local: 'marguerite',
        behaviour: 'promises_and_keeps',
        client: 'gmail_fr',
      },
    ],
    pages: [
      {
        path: '/learning',
        title: 'Where we learned it',
        dated: '2026-03-29',
        by: 'Marguerite Dufresne',
        text: [
          'People write and ask which course to take. None, we answer; read these, and go and stand in somebody’s garden.',
        ],
        lists: [
          {
            heading: 'In the ground',
            items: [
              '[Reading list on soil](http://rootandrow.test/soil-health), the best there is',
              '[Saving seed](http://seedlibrary.test/shelf/soil), from the library in the next town',
            ],
          },
          {
            heading: 'In the kitchen',
            items: [
              '[A year of scraps](http://kitchenplot.test/learn), with weights',
              'Your grandmother, if you have one',
            ],
          },
        ],
        more: ['compost'],
      },
    ],
    posts: ['seeds', 'compost'],
  },
]
