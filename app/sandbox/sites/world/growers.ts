import type { SiteSpec } from '../spec.ts'

export const growers: SiteSpec[] = [
  {
    host: 'soilschool.test',
    name: 'Soil School',
    tagline: 'Lessons with earth in them',
    layout: 'shelf',
    about:
      'Soil School makes lessons for eight- to fourteen-year-olds that begin outdoors and end with dirty tables. All of them are free.',
    people: [
      {
        first: 'Ines',
        last: 'Calder',
        role: 'editor',
        local: 'ines',
        behaviour: 'promises_and_keeps',
        client: 'gmail_en',
      },
      {
        first: 'Hugo',
        last: 'Wirth',
        role: 'shop',
        local: 'hugo',
        behaviour: 'never_answers',
        client: 'outlook_de',
      },
    ],
    pages: [
      {
        path: '/resources',
        title: 'Resources for schools',
        dated: '2026-04-02',
        by: 'Ines Calder',
        text: ['Chosen by teachers, tried with classes. Tell us what your pupils said about them.'],
        lists: [
          {
            heading: 'Compost and the carbon cycle',
            items: [
              '[A beginner’s guide to hot composting](http://oldcompost.test/guide), works for year 7',
              '[What worms want](http://thewormbin.test/reading), with a colouring page',
            ],
          },
          {
            heading: 'Soil',
            items: [
              '[Soil by hand](http://soilatlas.test/by-hand), one lesson',
              '[What soil health means on clay](http://marlfield.test/soil-health), for older ones',
            ],
          },
        ],
      },
      {
        path: '/composting/links',
        title: 'Composting: further reading',
        dated: '2025-09-12',
        by: 'Ines Calder',
        text: ['For teachers who want to know more than they will be asked.'],
        lists: [
          {
            heading: 'Read',
            items: [
              '[The layers, explained](http://oldcompost.test/layers)',
              '[Hot composting on an allotment](http://allotments.test/how-to/hot-compost)',
            ],
          },
        ],
        more: ['hotCompost'],
      },
    ],
    posts: ['worms', 'soil', 'compost'],
  },
  {
    host: 'thewormbin.test',
    name: 'The Worm Bin',
    tagline: 'Four thousand colleagues',
    layout: 'press',
    about: 'Dalia Roe has kept worms for eleven years, in flats, sheds and once in a car.',
    people: [
      {
        first: 'Dalia',
        last: 'Roe',
        role: 'keeper',
        local: 'dalia',
        behaviour: 'promises_and_keeps',
        client: 'apple_en',
      },
    ],
    pages: [
      {
        path: '/reading',
        title: 'What we read',
        dated: '2026-04-22',
        by: 'Dalia Roe',
        text: ['Worms do not read. The following is for their keepers.'],
        lists: [
          {
            heading: 'On worms',
            items: [
              '[How to start a wormery](http://wormery.test/start), where I began',
              '[Vermi House on feeding](http://vermihouse.test/reading)',
            ],
          },
          {
            heading: 'On the rest of the heap',
            items: [
              '[The complete compost guide](http://greenspade.test/compost-guide)',
              '[Peat-free, the basics](http://peatfree.test/basics)',
            ],
          },
        ],
        more: ['worms'],
      },
    ],
    posts: ['worms', 'compost'],
  },
  {
    host: 'rainbarrel.test',
    name: 'Rain Barrel',
    tagline: 'Water is what you keep',
    layout: 'press',
    about: 'Sam Oduya writes about butts, pipes and dry Aprils.',
    people: [
      { first: 'Sam', last: 'Oduya', role: 'author', local: 'sam', behaviour: 'agrees', client: 'gmail_en' },
    ],
    pages: [
      {
        path: '/blog/favourite-tools',
        title: 'Favourite tools, 2026',
        dated: '2026-03-27',
        by: 'Sam Oduya',
        kind: 'post',
        text: [
          'A short list this year, because last year’s are still in use. The can with the brass rose, the butt with the wide tap, and a notebook that survived a night in the butt.',
          'For sums I use the calculator by Fernhill Garden, which tells me how many barrows I shall regret, and a ruler for the rest.',
        ],
        more: ['water', 'tools'],
      },
    ],
    posts: ['water', 'weather'],
  },
  {
    host: 'rootandrow.test',
    name: 'Root and Row',
    tagline: 'Vegetables without hurry',
    layout: 'journal',
    about: 'Jun Aoki grows for a box scheme and reads for himself.',
    people: [
      { first: 'Jun', last: 'Aoki', role: 'grower', local: 'jun', behaviour: 'agrees', client: 'apple_en' },
    ],
    pages: [
      {
        path: '/soil-health',
        title: 'Soil health reading list',
        dated: '2026-02-01',
        by: 'Jun Aoki',
        text: ['Read in winter. In summer there is no time, and it would be rude.'],
        lists: [
          {
            heading: 'Short',
            items: [
              '[What soil health means on clay](http://marlfield.test/soil-health)',
              '[Layers on a roof](http://rooftopsoil.test/soil)',
            ],
          },
          {
            heading: 'Long',
            items: [
              '[The complete compost guide](http://greenspade.test/compost-guide), skip the shop',
              'Any county soil survey printed before 1960',
            ],
          },
        ],
        more: ['soil'],
      },
    ],
    posts: ['soil', 'seeds'],
  },
  {
    host: 'quietacre.test',
    name: 'Quiet Acre',
    tagline: 'A smallholding, two hours from anything',
    layout: 'hand',
    about:
      'Ivo and Lenka Janda live here with goats. These pages are made on the kitchen table when it rains.',
    people: [
      {
        first: 'Ivo',
        last: 'Janda',
        role: 'smallholder',
        local: 'ivo',
        behaviour: 'unsubscribes',
        client: 'below',
      },
    ],
    pages: [
      {
        path: '/smallholder-links',
        title: 'Links for smallholders',
        dated: '2026-01-06',
        by: 'Ivo Janda',
        text: ['If one of these does not work, it is because nobody has told me.'],
        lists: [
          {
            heading: 'Ground',
            items: [
              '[The county’s compost leaflet](http://countygarden.test/leaflets/compost.pdf)',
              '[Soil by hand](http://soilatlas.test/by-hand)',
            ],
          },
          { heading: 'Hedges', items: ['[An untidy corner](http://wildborder.test/feeding)'] },
        ],
        more: ['wildlife'],
      },
    ],
    posts: ['wildlife', 'soil'],
    contact: 'spelt-out',
  },
  {
    host: 'homestead.test',
    name: 'Homestead Notes',
    tagline: 'Doing without, mostly',
    layout: 'hand',
    about: 'We do not have a telephone. There is a form, and a post box at the crossroads.',
    people: [],
    pages: [
      {
        path: '/notes/links',
        title: 'Dead links we should fix',
        dated: '2025-08-20',
        text: ['A reader sent a list. It is a long list. We will get to it.'],
        lists: [
          {
            heading: 'To do',
            items: [
              '[hot composting guide](http://oldcompost.test/guide)',
              '[wormery plans](http://wormery.test/start)',
              '[the club](http://compostclub.test/how-to)',
            ],
          },
        ],
        more: ['allotment'],
      },
    ],
    posts: ['mulch', 'water'],
    contact: 'form',
  },
  {
    host: 'vermihouse.test',
    name: 'Vermi House',
    tagline: 'Worm bins made of wood that was something else',
    layout: 'press',
    about: 'A workshop of two that builds bins from old doors.',
    people: [
      {
        first: 'Lotte',
        last: 'Engel',
        role: 'joiner',
        local: 'lotte',
        behaviour: 'agrees',
        client: 'thunderbird_de',
      },
    ],
    pages: [
      {
        path: '/reading',
        title: 'What to read before you buy a bin from us',
        dated: '2026-03-30',
        by: 'Lotte Engel',
        text: ['You may not need one. Read first.'],
        lists: [
          {
            heading: 'On feeding',
            items: [
              '[Ask the bin](http://thewormbin.test/reading)',
              '[A class and its worms](http://soilschool.test/resources)',
            ],
          },
        ],
        more: ['worms'],
      },
    ],
    posts: ['worms', 'tools'],
    imprint: true,
  },
]
