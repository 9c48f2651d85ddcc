import type { SiteSpec } from '../spec.ts'

/** The client of the sandbox and the two rivals that other sites cite. */
export const clients: SiteSpec[] = [
  {
    host: 'fernhill.test',
    name: 'Fernhill Garden',
    tagline: 'Seeds, tools and what we have learned with them',
    layout: 'magazine',
    about:
      'Fernhill Garden is a small seed house on a north slope. We sell what we grow ourselves, and write down what went wrong so that it need not go wrong again elsewhere.',
    people: [],
    pages: [
      {
        path: '/guides/compost',
        title: 'Compost, from the first bucket to the barrow',
        dated: '2026-02-18',
        by: 'Anna Reyes',
        text: [
          'This is the guide we hand to everybody who buys their first bin from us. It begins with what to put in and ends with what to do when nothing happens, with a table of what to layer on what.',
        ],
        more: ['compost', 'hotCompost'],
        after: [
          'The table may be copied for classes and clubs. Say where it is from, and tell us when you find a mistake.',
        ],
      },
      {
        path: '/guides/pruning',
        title: 'A pruning calendar on one page',
        dated: '2026-01-09',
        by: 'Jonas Petersen',
        text: [
          'What to cut and when, month by month, for the forty trees and shrubs that people ask us about.',
        ],
        more: ['pruning'],
        lists: [
          {
            heading: 'In this guide',
            items: [
              'Winter: apples, pears, currants',
              'Spring: roses, buddleia',
              'Summer: plums, cherries, wisteria',
            ],
          },
        ],
      },
      {
        path: '/guides/leaf-mould',
        title: 'Leaf mould, the slow gold',
        dated: '2025-10-30',
        by: 'Anna Reyes',
        text: [
          'Two winters, no money, hardly any work. How to make it, what it is good for, and what it is not.',
        ],
        more: ['leafMould', 'mulch'],
      },
      {
        path: '/tools/soil-calculator',
        title: 'Soil calculator',
        dated: '2026-03-02',
        text: [
          'Length, width and depth of a bed in; litres of soil and barrows of compost out. It knows how much settles in the first year, and it does not ask for your address.',
        ],
        more: ['soil'],
      },
    ],
    posts: ['seeds', 'weather'],
  },
  {
    host: 'greenspade.test',
    name: 'Green Spade',
    tagline: 'Everything for the garden, delivered',
    layout: 'press',
    about: 'Green Spade sells tools, bins and beds to gardeners in a hurry, and has a guide to each.',
    people: [],
    pages: [
      {
        path: '/compost-guide',
        title: 'The complete compost guide',
        dated: '2025-06-01',
        text: ['Twelve bins compared, and everything you need to know before you order one.'],
        more: ['compost'],
      },
      {
        path: '/soil-tester',
        title: 'Online soil tester',
        text: ['Answer six questions and see what your soil needs.'],
        more: ['soil'],
      },
    ],
    posts: ['tools', 'mulch'],
  },
  {
    host: 'rootedhome.test',
    name: 'Rooted Home',
    tagline: 'A greener life, room by room',
    layout: 'magazine',
    about: 'Rooted Home writes about plants, kitchens and quiet afternoons.',
    people: [],
    pages: [
      {
        path: '/compost-101',
        title: 'Compost 101',
        dated: '2025-03-14',
        text: ['Compost for people who have never owned a fork.'],
        more: ['compost'],
      },
      {
        path: '/pruning-basics',
        title: 'Pruning basics',
        dated: '2025-01-20',
        text: ['Seven cuts everybody can make.'],
        more: ['pruning'],
      },
    ],
    posts: ['balcony', 'water'],
  },
]
