import type { Prose } from './prose.ts'

export const balcony: Prose = {
  titles: [
    'Six pots and a chair',
    'North-facing and happy',
    'What a fourth floor can carry',
    'Tomatoes on a railing',
  ],
  paragraphs: [
    'Weight is the first question on a balcony. A forty-litre tub weighs as much as a person once it is wet. Keep the heavy ones by the wall, ask the landlord before the second row, and use bark in the mix to keep things light.',
    'North is not nothing. Parsley, chives, mint, lettuce, chard and most ferns prefer it to a wall that bakes. What they want is a big pot and never to dry out, and the second is easier where the sun does not come.',
    'Small pots are the mistake everybody makes once. A basil in a cup needs water twice a day in July; in a bucket it needs it twice a week. Buy fewer plants and larger pots.',
    'Old soil can be used again. Tip it out in February, take out the roots, mix in a third of compost and a handful of something that feeds, and it is as good as what the shop sells. Only tomatoes get a fresh bag with us, since they remember last year’s blight.',
    'Wind is worse than shade. A fleece along the railing does more for a balcony than any feed. Tie things low and twice, and never trust a parasol.',
    'A closed bucket under the sink turns the peelings into something a pot can use. It is sour rather than rotten, takes a fortnight, and goes two hands deep into the largest tub at the end of the season.',
  ],
}

export const water: Prose = {
  titles: [
    'Every drop off the roof',
    'How much does a butt hold?',
    'Watering less and growing more',
    'Grey water, carefully',
  ],
  paragraphs: [
    'A square metre of roof gives a litre for every millimetre of rain. Our shed fills its two hundred litres in one good shower and then sends the rest down the drain for a month, so the second butt was worth more than the first.',
    'Water in the morning, at the root, and seldom. A long drink once a week sends roots down; a sprinkle each evening keeps them at the top where the heat is. The exceptions are seeds and anything in a pot.',
    'Put a lid on it. Mosquitoes need nine days, and children need less. A stocking over the end of the downpipe keeps the moss out and comes off in a second when it clogs.',
    'Grey water from the washing-up is fine for trees and flowers if the soap is a plain one. Not for anything eaten raw, not from the machine with bleach, and never kept overnight: by morning it has turned.',
    'We buried a clay pot without a glaze in the middle of each bed and fill it on Sundays. The soil draws what it needs through the wall. It is four thousand years old and nobody sells it, which may be the reason that one seldom sees it.',
  ],
}
