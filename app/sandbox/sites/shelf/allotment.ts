import type { Prose } from './prose.ts'

export const allotment: Prose = {
  titles: [
    'The first year on a plot',
    'What the waiting list will not tell you',
    'Sharing a shed with six people',
    'Minutes of the spring work day',
  ],
  paragraphs: [
    'Do half of it. Cover the other half with cardboard and old carpet and leave it until next year. People who dig the whole plot in March are the ones who hand it back in August, and by then it has seeded.',
    'Ask what grows. Old hands will tell you which corner floods, where the club root is, and whose cat it was. Bring biscuits; stay for the second cup.',
    'The heap is common on our site, and so is the work of turning it. There is a rota on the gate. What goes in is written on the lid in large letters, and below it, in another hand, “and no, not rhubarb leaves, they are fine, stop asking”.',
    'A rent of forty pounds sounds little until one adds the shed, the fence against rabbits, the hose that reaches and the second fork. Reckon with two hundred for the first year and nearly nothing after that.',
    'Grow what is dear to buy or poor in the shops: soft fruit, beans, herbs, new potatoes. Onions cost nothing, and take up a bed from March to August in which you could have had flowers.',
  ],
}

export const wildlife: Prose = {
  titles: [
    'An untidy corner',
    'Hedgehogs and where they sleep',
    'Feeding the border, feeding the bees',
    'A pond in a washing-up bowl',
  ],
  paragraphs: [
    'Leave the stems until March. Half of the bees that pollinate our fruit spent the winter in something that looks like neglect. Cut them at knee height in spring and stack what you took off somewhere dry; the rest will hatch from there.',
    'A gap of thirteen centimetres under the fence is all a hedgehog asks for. Put it where the hedge begins, on both sides, and tell the neighbours what it is for, or it will be mended.',
    'A washing-up bowl let into the ground, with a stone to climb out by and rain to fill it, has frogs in the second year. No fish, no pump, no tap water if you can help it.',
    'Ivy flowers when nothing else does. If you must cut it, cut it in February. It is no danger to a tree that is well, whatever your uncle says, and the blackbirds live on its berries when the snow is on.',
    'Feeding a border too well gives you leaves and greenfly. A thin coat of compost in spring is enough for anything that comes from a meadow, and for half of what does not.',
    'Every plot has a corner where nothing grows and the mower cannot turn. Pile the branches there and call it a habitat. You will have wrens within the year.',
  ],
}
