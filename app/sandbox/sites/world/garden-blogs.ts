import type { SiteSpec } from '../spec.ts'

export const gardenBlogs: SiteSpec[] = [
  {
    host: 'orchardlog.test',
    name: 'Orchard Log',
    tagline: 'Sixty trees and a ladder',
    layout: 'press',
    about: 'A log of one orchard, kept since 2009 by whoever was up the ladder last.',
    people: [
      {
        first: 'Hana',
        last: 'Sork',
        role: 'office',
        local: 'office',
        behaviour: 'asks_exchange',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/mulch-or-compost',
        title: 'Mulch or compost?',
        dated: '2026-03-11',
        by: 'Hana Sork',
        text: [
          'Both, around young trees, and in that order from above. The compost goes on in a ring as wide as the branches; the mulch covers it and keeps off the grass.',
          'We were told the opposite by [Green Spade](http://greenspade.test/compost-guide), and [Rooted Home](http://rootedhome.test/compost-101) leaves it open. The trees did not read either.',
        ],
        more: ['mulch', 'compost'],
      },
      {
        path: '/pruning-old-trees',
        title: 'Pruning the old trees',
        dated: '2026-01-19',
        by: 'Hana Sork',
        text: [
          'Forty of the sixty are older than the house. We cut them over three winters and began with the ones that leaned on the fence.',
        ],
        more: ['pruning'],
        lists: [
          {
            heading: 'What we go by',
            items: [
              '[Pruning basics](http://rootedhome.test/pruning-basics)',
              '[County pruning sheet](http://countygarden.test/leaflets/pruning.pdf)',
            ],
          },
        ],
      },
    ],
    posts: ['pruning', 'wildlife'],
  },
  {
    host: 'coldframe.test',
    name: 'Cold Frame',
    tagline: 'Spring, two weeks early',
    layout: 'journal',
    about: 'Bea Nyland gardens at sixty-one degrees north and counts days.',
    people: [
      { first: 'Bea', last: 'Nyland', role: 'author', local: 'bea', behaviour: 'away', client: 'gmail_en' },
    ],
    pages: [
      {
        path: '/spring-checklist',
        title: 'Spring checklist',
        dated: '2026-03-05',
        by: 'Bea Nyland',
        text: [
          'Printed and pinned to the door of the shed. I cross out what I shall not do this year before I start.',
          'The dates for trees I take from the calendar of Fernhill Garden and add ten days, since they live further south.',
        ],
        more: ['weather', 'pruning'],
      },
    ],
    posts: ['weather', 'seeds'],
  },
  {
    host: 'wildborder.test',
    name: 'Wild Border',
    tagline: 'Let it stand',
    layout: 'press',
    about: 'On gardening with one hand in the pocket.',
    people: [
      { first: 'Kit', last: 'Lowry', role: 'author', local: 'kit', behaviour: 'bounces', client: 'bare' },
      {
        first: 'Nell',
        last: 'Lowry',
        role: 'seeds and letters',
        local: 'nell',
        behaviour: 'agrees',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/feeding',
        title: 'Feeding the border',
        dated: '2026-04-14',
        by: 'Kit Lowry',
        text: [
          'As little as possible. A meadow that is fed turns into nettles, and a border is only a meadow with manners.',
          'What I do use is home-made, after [the layers, explained](http://oldcompost.test/layers), spread as thin as butter.',
        ],
        more: ['wildlife', 'compost'],
      },
    ],
    posts: ['wildlife', 'mulch'],
  },
  {
    host: 'harvestlog.test',
    name: 'Harvest Log',
    tagline: 'Numbers from a kitchen garden',
    layout: 'hand',
    about: 'Everything that left the garden since 2011, in kilos.',
    people: [
      {
        first: 'Rob',
        last: 'Tilney',
        role: 'statistician',
        local: 'rob',
        behaviour: 'declines',
        client: 'below',
      },
    ],
    pages: [
      {
        path: '/links',
        title: 'Useful links',
        dated: '2025-11-02',
        by: 'Rob Tilney',
        text: ['Sorted by how often I have used them, most first.'],
        lists: [
          {
            heading: 'All of them',
            items: [
              '[Compost in eighteen days](http://oldcompost.test/guide)',
              '[Sowing by frost date](http://coldframe.test/spring-checklist)',
              '[Compost calculators](http://plotholder.test/compost-calculators)',
            ],
          },
        ],
      },
    ],
    posts: ['seeds', 'weather'],
  },
  {
    host: 'loamlight.test',
    name: 'Loam & Light',
    tagline: 'Photographs of dirt',
    layout: 'journal',
    about: 'Tess Arden takes pictures of soil through a borrowed microscope.',
    people: [
      {
        first: 'Tess',
        last: 'Arden',
        role: 'photographer',
        local: 'tess',
        behaviour: 'asks_question',
        client: 'iphone_en',
      },
    ],
    pages: [
      {
        path: '/basics',
        title: 'Compost basics, with pictures',
        dated: '2026-02-15',
        by: 'Tess Arden',
        text: [
          'What you see when you look closely: springtails, fungus, and something with eleven legs that I cannot name.',
        ],
        lists: [
          {
            heading: 'If you would rather read',
            items: [
              '[Compost 101](http://rootedhome.test/compost-101)',
              '[What we read](http://thewormbin.test/reading)',
            ],
          },
        ],
        more: ['compost'],
      },
    ],
    posts: ['soil', 'worms'],
  },
  {
    host: 'tilthnotes.test',
    name: 'Tilth Notes',
    tagline: 'Things we keep going back to',
    layout: 'hand',
    about: 'Tilth Notes is a page of links with a garden attached. We tidy it twice a year.',
    people: [
      { first: 'Pia', last: 'Solberg', role: 'editor', local: 'pia', behaviour: 'agrees', client: 'between' },
    ],
    pages: [
      {
        path: '/reading/links',
        title: 'Links and reading',
        dated: '2026-04-02',
        by: 'Pia Solberg, who answers letters on Sundays',
        text: [
          'Things we keep going back to. We tidy this page twice a year; write to us when something has moved.',
        ],
        lists: [
          {
            heading: 'Soil',
            items: [
              '[Soil texture by hand](http://soilatlas.test/by-hand), a short course with pictures',
              '[What worms want](http://thewormbin.test/reading), from the county library',
              '[Reading a soil test](http://gardenpress.test/tested/soil-tests), in plain words',
            ],
          },
          {
            heading: 'Compost',
            items: [
              'Start small, and keep it covered. For the layers we still send people to [A beginner’s guide to hot composting](http://oldcompost.test/guide), which has the best table we know.',
              '[A year of kitchen scraps](http://kitchenplot.test/learn), a diary',
              '[Hot bins compared](http://binreview.test/compost-bins)',
            ],
          },
          {
            heading: 'Growing',
            items: [
              '[When to prune what](http://rootedhome.test/pruning-basics)',
              '[Sowing by frost date](http://coldframe.test/spring-checklist)',
              '[Seed saving for beginners](http://seedlibrary.test/shelf/soil)',
            ],
          },
        ],
      },
    ],
    posts: ['soil', 'leafMould'],
  },
  {
    host: 'winterbed.test',
    name: 'Winter Bed',
    tagline: 'What to do when nothing grows',
    layout: 'press',
    about: 'Books, plans and the odd leek.',
    people: [
      {
        first: 'Arvid',
        last: 'Moen',
        role: 'author',
        local: 'arvid',
        behaviour: 'never_answers',
        client: 'gmail_en',
      },
    ],
    pages: [
      {
        path: '/books-and-guides',
        title: 'Books and guides',
        dated: '2026-01-03',
        by: 'Arvid Moen',
        text: [
          'Read by the stove, in the order in which they fell off the shelf. [Green Spade](http://greenspade.test/compost-guide) is free, [Rooted Home](http://rootedhome.test/compost-101) is pretty.',
        ],
        more: ['seeds', 'leafMould'],
      },
    ],
    posts: ['leafMould', 'tools'],
  },
  {
    host: 'saltmarsh.test',
    name: 'Saltmarsh Garden',
    tagline: 'Sand, wind and cabbages',
    layout: 'journal',
    about: 'A garden below the sea wall, two hundred metres from the water.',
    people: [
      {
        first: 'Enid',
        last: 'Rourke',
        role: 'author',
        local: 'enid',
        behaviour: 'agrees',
        client: 'apple_en',
        answersMail: 2,
      },
    ],
    pages: [
      {
        path: '/coastal-composting',
        title: 'Composting by the sea',
        dated: '2026-04-09',
        by: 'Enid Rourke',
        text: [
          'Seaweed is the best thing the wind brings. Rinse it or do not; after thirty years I can see no difference.',
          'The rest is as [Green Spade](http://greenspade.test/compost-guide) and [Rooted Home](http://rootedhome.test/compost-101) have it, with a stone on the lid.',
        ],
        more: ['compost', 'weather'],
      },
    ],
    posts: ['weather', 'soil'],
  },
  {
    host: 'oakhollow.test',
    name: 'Oak Hollow',
    tagline: 'A camp site with a vegetable garden',
    layout: 'press',
    about: 'Guests may weed. Those who do get a lettuce.',
    people: [
      {
        first: 'Basil',
        last: 'Corrigan',
        role: 'host',
        local: 'basil',
        behaviour: 'asks_payment',
        client: 'outlook_en',
      },
    ],
    pages: [
      {
        path: '/partners',
        title: 'Partners and places we like',
        dated: '2025-10-01',
        by: 'Basil Corrigan',
        text: ['People who have helped us, and whom we tell our guests about.'],
        lists: [
          {
            heading: 'In the garden',
            items: [
              '[Peat-Free](http://peatfree.test/basics)',
              '[Hillcroft Smallholders](http://hillcroft.test/smallholder-links)',
            ],
          },
        ],
      },
    ],
    posts: ['wildlife', 'allotment'],
  },
]
