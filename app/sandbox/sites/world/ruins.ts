import type { SiteSpec } from '../spec.ts'

/** Sites that other sites still link to, though there is little or nothing left of them. */
export const ruins: SiteSpec[] = [
  {
    host: 'oldcompost.test',
    name: 'Old Compost',
    tagline: 'Closed since March',
    layout: 'hand',
    about:
      'After nineteen years I have taken the old pages down. My hands are not what they were and the heap is in good ones. Thank you for all the letters.',
    people: [],
    pages: [],
    contact: 'form',
  },
  {
    host: 'countygarden.test',
    name: 'County Garden Service',
    tagline: 'Advice for residents',
    layout: 'shelf',
    about:
      'The garden service answers residents’ questions by telephone on Tuesdays. Leaflets are no longer printed.',
    people: [],
    pages: [
      {
        path: '/leaflets',
        title: 'Leaflets',
        dated: '2026-01-15',
        text: [
          'Our leaflets were withdrawn in January, since most of them were older than our staff. New ones are planned.',
        ],
      },
    ],
    contact: 'form',
  },
]
