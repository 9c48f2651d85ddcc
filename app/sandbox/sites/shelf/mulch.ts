import type { Prose } from './prose.ts'

export const leafMould: Prose = {
  titles: ['Leaf mould in two winters', 'The easiest thing we make', 'What to do with forty sacks of leaves'],
  paragraphs: [
    'Leaf mould asks for nothing but leaves and time. Four stakes and a roll of chicken wire make the cage; a second one next year saves the shifting. Tread the leaves down as they go in, wet them once if October is dry, and forget the whole thing until the spring after next.',
    'Oak and hornbeam go down in two winters. Plane and horse chestnut take three, and are better run over with the mower first. Holly and laurel never seem to change at all: put those on the heap, or under the hedge where they came from.',
    'After one year you have a rough mulch, good under currants and between rows. After two it is dark and soft enough for seed, mixed half and half with loam and a little sand. There is hardly any food in it; what it gives the soil is sponge.',
    'Street leaves are fine where the sweeper has not been. We pick them up from the churchyard, where they are raked into heaps for anybody to take, and bring a broom so that we are asked again. A builder’s bag holds what falls from one large lime.',
    'No bin is needed for a small garden. Fill black sacks, stab each a dozen times with a fork, turn the tops over and stack them behind the shed. It looks untidy, and it works; ours are labelled with the year because we used to open the wrong one every time.',
  ],
}

export const mulch: Prose = {
  titles: [
    'Mulch or compost? Both, but not in that order',
    'A summer under straw',
    'What we learned from a bed of wood chip',
    'Bare soil is a wound',
  ],
  paragraphs: [
    'Compost feeds and mulch covers. One is dug in or laid on thinly to be eaten; the other lies on top, a hand deep, to keep the sun off and the wet in. Confusion between the two is behind most of the letters we get about slugs.',
    'Put it on wet ground, never on dry: a mulch keeps things as they are. We wait for the first real rain in May and go out the next morning with the barrow. By July the difference can be felt with a finger, cool on one side of the path and warm on the other.',
    'Wood chip does not rob the soil as long as it lies on top. It is the digging in that does the harm. Around trees and on paths we use it fresh from the surgeon’s lorry; on beds it waits a year in a heap first, and by then it is half way to soil.',
    'Straw is kind to strawberries and a hotel for mice. We lift it in September, put it on the heap with the last grass of the year, and leave the bed open for the frost to find whatever moved in.',
    'A living mulch is the cheapest. White clover under the beans, creeping thyme between the slabs, a row of spinach that is only there to shade the roots of something else: the ground is covered, and there is something to eat.',
    'Keep a gap round every stem. Wet bark against bark invites rot, and the mice that live in the mulch will gnaw in the dark where nobody looks. A hand’s width is enough, and it is worth going round again in November.',
  ],
}
