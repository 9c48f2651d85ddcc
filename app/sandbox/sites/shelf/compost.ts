import type { Prose } from './prose.ts'

export const compost: Prose = {
  titles: [
    'What goes on the heap, and what does not',
    'A heap that works all winter',
    'Why my compost smelled, and what I did',
    'Two bins are better than one',
    'The lazy heap, ten years on',
  ],
  paragraphs: [
    'A heap wants about as much brown as green by volume, and most of us give it far too much green. Grass alone turns to slime in a week. Keep a sack of torn cardboard beside the bin and put in a handful for every bucket from the kitchen; that one habit cures nine heaps out of ten.',
    'Cold heaps are slow, not broken. Fill one side from spring to autumn, leave it alone for a year, and turn the other out on the beds. Nobody has to own a thermometer. What you lose is the weeds: seeds live through a cold heap, so bindweed and couch go to the council.',
    'The right wetness is that of a wrung-out cloth. Take a handful from the middle and squeeze: a drop or two between the fingers is right, a trickle is too wet and wants straw, and dust means a can of water and a lid. We check ours when we change the clocks.',
    'Eggshells take years, citrus peel takes a season and avocado stones take for ever. None of them does harm. The only things we really keep out are meat, cat litter, glossy paper and anything from a lawn that has been treated in the last three mowings.',
    'Turn it when you feel like it. Turning lets in air and speeds things up, but a heap with enough stalks in it breathes by itself. Woody stems laid crosswise at the bottom make a chimney, and they come out at the end looking much as they went in, ready to be used again.',
    'Finished compost is dark, crumbly and smells of woods after rain. If you can still tell what things were, give it another month or sieve it and put the rest back as a starter. A barrow to the square metre each spring is plenty for vegetables; more feeds the slugs.',
    'We weighed it once: a household of four put 270 kilos of kitchen waste into the bin in a year and got eleven barrows out. The garden is small, so four of them went over the fence to the neighbours, which is how three more bins came to our street.',
  ],
}

export const hotCompost: Prose = {
  titles: [
    'Eighteen days to compost: a diary',
    'How hot is hot?',
    'Building a heap in one afternoon',
    'Hot composting without a big garden',
  ],
  paragraphs: [
    'A hot heap is built in one go, at least a metre each way, from what you have saved up: green stuff, dry stems, a little manure, and water on every layer as you go. Below that size it cannot hold its heat, and all the turning in the world will not make up for it.',
    'Within two days the middle should be too warm for a bare hand. Sixty degrees kills most weed seeds; above seventy the useful part dies as well, and the heap goes white and dusty. Turn it when it passes sixty-five and again each time it falls below fifty.',
    'The order of layers matters less than people say. What counts is that nothing lies in a thick mat. Grass a hand deep will shut out the air; the same grass shaken through straw will be gone by Sunday. We mix on a tarpaulin and throw it in by the forkful.',
    'Four turns in eighteen days is the classic plan. Outside goes to the inside each time, so that every handful spends a few days in the hot part. Cover it with a piece of old carpet against rain, and do not add anything after the first day, however tempting.',
    'If it will not heat, it is nearly always too dry or too brown. A can of water and a bucket of nettles have revived every sulking heap on our site. If it heats and then stops after a week, it has used up its air: turn it and it will start again.',
    'Not everybody needs it. A hot heap is work, and the compost is not better than that of a cold one, only sooner and with fewer weeds. We build one in April, when the winter’s sacks are full and the beds want it in May, and let the rest rot in peace.',
  ],
}
