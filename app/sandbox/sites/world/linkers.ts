import type { SiteSpec } from '../spec.ts'

/** A few more neighbours: from other countries, with other habits. */
export const linkers: SiteSpec[] = [
  {
    host: 'gartenfreunde.test',
    name: 'Gartenfreunde Süd',
    tagline: 'English notes from a German allotment',
    layout: 'press',
    about:
      'We are a colony of 212 gardens with a rule for everything. These notes are in English because half of us are not from here.',
    people: [
      {
        first: 'Katrin',
        last: 'Vogel',
        role: 'board',
        local: 'katrin',
        behaviour: 'away',
        client: 'outlook_de',
      },
    ],
    pages: [
      {
        path: '/links',
        title: 'Notes and links in English',
        dated: '2026-02-20',
        by: 'Katrin Vogel',
        text: [
          'The rules say one third vegetables. They do not say which. For compost there is a rule as well.',
        ],
        lists: [
          {
            heading: 'Compost',
            items: [
              '[Hot composting guide](http://oldcompost.test/guide)',
              '[The compost club](http://compostclub.test/how-to)',
            ],
          },
          { heading: 'Trees', items: ['[Pruning the old trees](http://orchardlog.test/pruning-old-trees)'] },
        ],
      },
    ],
    posts: ['allotment', 'pruning'],
    imprint: true,
  },
  {
    host: 'jardinpartage.test',
    name: 'Jardin partagé des Lilas',
    tagline: 'A shared garden behind the station',
    layout: 'journal',
    about: 'Forty families, one tap. The English pages are by Hélène, who was once an au pair.',
    people: [
      {
        first: 'Hélène',
        last: 'Garnier',
        role: 'webmaster',
        local: 'helene',
        behaviour: 'agrees',
        client: 'gmail_fr',
      },
    ],
    pages: [
      {
        path: '/en/compost',
        title: 'Our compost, in English',
        dated: '2026-03-13',
        by: 'Hélène Garnier',
        text: [
          'We have three bins: one that is filled, one that works, one that is emptied. A painted sign says which is which and is always wrong.',
          'The children drew [the layering chart](http://heapnotes.test/chart) on the wall, twice life size.',
        ],
        more: ['compost', 'worms'],
      },
    ],
    posts: ['allotment', 'compost'],
  },
  {
    host: 'nightgarden.test',
    name: 'Night Garden',
    tagline: 'White flowers and moths',
    layout: 'journal',
    about: 'A garden to be looked at after work.',
    people: [
      { first: 'Ismay', last: 'Dove', role: 'author', local: 'nobody', behaviour: 'bounces', client: 'bare' },
    ],
    pages: [
      {
        path: '/feeding-white-flowers',
        title: 'Feeding white flowers',
        dated: '2025-05-19',
        text: [
          'Lightly, and never in the evening. My mixture was [this one](http://oldcompost.test/layers).',
        ],
        more: ['compost', 'wildlife'],
      },
    ],
    posts: ['wildlife'],
  },
  {
    host: 'chalkdown.test',
    name: 'Chalk Down',
    tagline: 'Twenty centimetres of soil, then England',
    layout: 'press',
    about: 'Gardening on chalk, by people who have stopped buying rhododendrons.',
    people: [
      {
        first: 'Edith',
        last: 'Sorrel',
        role: 'author',
        local: 'edith',
        behaviour: 'removes_later',
        client: 'apple_en',
      },
    ],
    pages: [
      {
        path: '/improving-chalk',
        title: 'Improving chalk',
        dated: '2026-04-24',
        by: 'Edith Sorrel',
        text: [
          'You cannot change the chalk, only what lies on it. We add compost, and more compost, and in the tenth year there is a worm.',
          'For quantities we used [the county’s leaflet](http://countygarden.test/leaflets/compost.pdf), and doubled it.',
        ],
        more: ['soil', 'compost'],
      },
    ],
    posts: ['soil', 'water'],
  },
  {
    host: 'ferrygarden.test',
    name: 'Ferry House Garden',
    tagline: 'Open on Sundays, when the boat runs',
    layout: 'press',
    about: 'An island garden with a tea room and no cars.',
    people: [
      {
        first: 'Malcolm',
        last: 'Tarn',
        role: 'head gardener',
        local: 'malcolm',
        behaviour: 'unsubscribes',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/further-reading',
        title: 'Further reading for visitors',
        dated: '2026-03-31',
        by: 'Malcolm Tarn',
        text: ['What visitors ask for when they have missed the boat.'],
        lists: [
          {
            heading: 'In the tea room',
            items: [
              '[Composting by the sea](http://saltmarsh.test/coastal-composting)',
              '[Books and guides](http://winterbed.test/books-and-guides)',
            ],
          },
        ],
        more: ['weather'],
      },
    ],
    posts: ['weather', 'pruning'],
  },
]
