import type { SiteSpec } from '../spec.ts'

export const plots: SiteSpec[] = [
  {
    host: 'potandplot.test',
    name: 'Pot & Plot',
    tagline: 'Growing in whatever you have',
    layout: 'press',
    about: 'Pot & Plot is Piet and his three tubs, one raised bed and a share in a cherry tree.',
    people: [
      { first: 'Piet', last: 'Holm', role: 'editor', local: 'piet', behaviour: 'agrees', client: 'gmail_en' },
    ],
    pages: [
      {
        path: '/resources',
        title: 'Grower resources',
        dated: '2026-03-16',
        by: 'Piet Holm',
        text: ['The pages I keep open on the phone while my hands are dirty.'],
        lists: [
          {
            heading: 'Soil and compost',
            items: [
              '[A beginner’s guide to hot composting](http://oldcompost.test/guide), the one I learned from',
              '[Small-space compost](http://balconyplot.test/compost-small-spaces), for balconies',
            ],
          },
          {
            heading: 'Seeds',
            items: [
              '[Sowing by frost date](http://coldframe.test/spring-checklist)',
              '[Seed Library](http://seedlibrary.test/)',
            ],
          },
        ],
        more: ['balcony'],
      },
    ],
    posts: ['balcony', 'compost', 'water'],
  },
  {
    host: 'balconyplot.test',
    name: 'Balcony Plot',
    tagline: 'Four square metres and an opinion',
    layout: 'journal',
    about: 'Mina Castell gardens on the third floor, facing west, with a landlord below.',
    people: [
      {
        first: 'Mina',
        last: 'Castell',
        role: 'author',
        local: 'mina',
        behaviour: 'publishes_nofollow',
        client: 'iphone_en',
      },
    ],
    pages: [
      {
        path: '/compost-small-spaces',
        title: 'Compost in small spaces',
        dated: '2026-04-05',
        by: 'Mina Castell',
        text: [
          'You do not need a garden to make compost; you need a lid that shuts. I have had a bucket under the sink for five years and nobody who came to dinner has noticed.',
          'The chart I worked from is [the layering chart of Heap Notes](http://heapnotes.test/chart), cut down to the size of a bucket.',
        ],
        more: ['balcony', 'worms'],
      },
    ],
    posts: ['balcony', 'worms'],
  },
  {
    host: 'kitchenplot.test',
    name: 'Kitchen Plot',
    tagline: 'A year of scraps, weighed',
    layout: 'press',
    about: 'Owen Farrell weighs what his kitchen throws away and writes down where it went.',
    people: [
      {
        first: 'Owen',
        last: 'Farrell',
        role: 'author',
        local: 'owen',
        behaviour: 'promises_and_forgets',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/learn',
        title: 'Where to learn',
        dated: '2026-01-31',
        by: 'Owen Farrell',
        text: [
          'Everything I know I have from these pages, from the radio, and from Mrs Abara at number nine.',
        ],
        lists: [
          {
            heading: 'Start here',
            items: [
              '[Compost 101](http://rootedhome.test/compost-101)',
              '[The worm bin’s reading list](http://thewormbin.test/reading)',
            ],
          },
          {
            heading: 'When it goes wrong',
            items: ['[The forum’s sticky](http://gardenforum.test/threads/compost-links)'],
          },
        ],
        more: ['compost'],
      },
    ],
    posts: ['compost', 'worms', 'seeds'],
  },
  {
    host: 'greenroof.test',
    name: 'Green Roof Notes',
    tagline: 'Light soil, strong wind',
    layout: 'press',
    about: 'Leo Brandt is an engineer who put a meadow on his bicycle shed and could not stop.',
    people: [
      {
        first: 'Leo',
        last: 'Brandt',
        role: 'engineer',
        local: 'leo',
        behaviour: 'away',
        client: 'outlook_de',
      },
    ],
    pages: [
      {
        path: '/soil',
        title: 'Building soil on a roof',
        dated: '2026-02-11',
        by: 'Leo Brandt',
        text: [
          'A roof carries what the engineer says it carries, and wet soil weighs twice what dry soil does. Everything follows from that.',
          'I mix expanded clay with compost, four to one. [Green Spade](http://greenspade.test/compost-guide) explains the compost and [Rooted Home](http://rootedhome.test/compost-101) how to make it in a flat.',
        ],
        more: ['soil', 'water'],
      },
    ],
    posts: ['water', 'weather'],
    imprint: true,
  },
  {
    host: 'rooftopsoil.test',
    name: 'Rooftop Soil',
    tagline: 'What we carried up, and what came down',
    layout: 'journal',
    about: 'A school, a hospital and a car park, all with gardens on top. We look after the soil.',
    people: [
      { first: 'Imke', last: 'Vos', role: 'gardener', local: 'imke', behaviour: 'agrees', client: 'between' },
    ],
    pages: [
      {
        path: '/notes/layers',
        title: 'Layers on a roof',
        dated: '2026-03-15',
        by: 'Imke Vos',
        text: [
          'Fleece, clay pebbles, fleece, mixture, mulch. The order is dull and nearly all failures come from changing it.',
          'Compost goes on top each spring, a finger thick, and is gone by June.',
        ],
        more: ['soil'],
      },
    ],
    posts: ['water', 'mulch'],
    moved: { '/soil': '/notes/layers' },
  },
  {
    host: 'terracegrow.test',
    name: 'Terrace Grow',
    tagline: 'Slabs, pots and patience',
    layout: 'press',
    about: 'Terrace Grow is for people whose garden is made of stone.',
    people: [
      {
        first: 'Yara',
        last: 'Benn',
        role: 'author',
        local: 'yara',
        behaviour: 'declines',
        client: 'iphone_en',
      },
    ],
    pages: [
      {
        path: '/useful',
        title: 'Useful sites',
        dated: '2025-12-12',
        by: 'Yara Benn',
        text: ['A short list. I add one for every one I take off.'],
        lists: [
          {
            heading: 'Compost without a heap',
            items: [
              '[The compost club’s how-to](http://compostclub.test/how-to)',
              '[Compost in small spaces](http://balconyplot.test/compost-small-spaces)',
            ],
          },
          { heading: 'Pots', items: ['[Six pots and a chair](http://potandplot.test/resources)'] },
        ],
      },
    ],
    posts: ['balcony', 'water'],
  },
  {
    host: 'sillgarden.test',
    name: 'Sill Garden',
    tagline: 'Everything within reach of the kettle',
    layout: 'press',
    about: 'Sill Garden is about what grows on a window sill, which is more than people think.',
    people: [
      {
        first: 'Fay',
        last: 'Okoro',
        role: 'author',
        local: 'fay',
        behaviour: 'agrees',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/compost-small-spaces',
        title: 'Compost on a sill',
        dated: '2026-03-08',
        by: 'Fay Okoro',
        text: [
          'A jar, a handful of soil and the outside of a leek. That is an experiment; this page is about doing it every week.',
          'A closed bucket takes what two people peel in a fortnight, and what comes out is buried in the largest pot.',
          'None of it smells if you keep the air out, and all of it does if you look every day.',
        ],
        more: ['balcony'],
      },
    ],
    posts: ['balcony', 'seeds'],
  },
]
