import type { Prose } from './prose.ts'

export const soil: Prose = {
  titles: [
    'Reading a soil test in plain words',
    'Clay, sand or something between?',
    'Ten minutes with a jam jar',
    'What the weeds say about your soil',
    'Leave the spade in the shed',
  ],
  paragraphs: [
    'Roll a moist piece between your palms. If it makes a worm as thin as a pencil and the worm bends into a ring, you have clay. If it crumbles before it is round, you have sand. Most gardens are in the middle and better than their owners believe.',
    'The jam jar test wants a third of soil, two thirds of water and a spoon of washing soda. Shake it, put it on the windowsill and wait a day. Sand lies at the bottom within a minute, silt within an hour, and the clay takes its time. Measure the bands and you know more than any meter from the garden centre will tell you.',
    'Acid or alkaline matters for few plants, and those few are quick to complain. Look at what grows well next door before you buy lime. If the neighbours have camellias in the open ground you will never need any; if they have lavender to the knee, give up on blueberries or grow them in a tub.',
    'Organic matter is the answer to both complaints, too wet and too dry. On sand it holds the water, on clay it opens a way through. Two per cent is poor, five is good, and you raise it by about a tenth of a per cent a year with a barrow of compost to the square metre.',
    'We stopped digging in 2014, all but the potatoes. The first two years were worse: more slugs, more couch. Then the worms came back, and the rain that used to stand on the lower plots was gone by breakfast. The spade is used for planting trees now.',
    'A soil test from a laboratory costs about as much as a good pair of secateurs and lasts five years. Send a mixture of ten small samples from the whole plot, not a spoonful from the worst corner. Ask for phosphorus first: most old gardens have far too much.',
  ],
}

export const worms: Prose = {
  titles: [
    'What worms want',
    'A worm bin on the back step',
    'Ask the bin: eleven questions about worms',
    'Moving house with four thousand worms',
  ],
  paragraphs: [
    'The worms in a bin are not the ones from the lawn. They are tiger worms, thin and striped, and they live in what falls on the ground rather than in the ground itself. A cupful from somebody’s old heap is enough to begin with; they double in two months if they are fed and left alone.',
    'Feed little and often. A worm eats about half its weight in a day at its best, and hardly anything below ten degrees. When the last meal can still be recognised, wait. Nearly every bin that fails was drowned in good will.',
    'They want dark, damp and a roof. Torn cardboard makes the bed, a wet newspaper the blanket. Onion, citrus and chilli go elsewhere. Crushed eggshell keeps the whole thing from turning sour and seems to help them grind, since they have no teeth.',
    'The liquid at the bottom is not a tea and not a feed one can trust. It is what did not drain. We water it down twenty times and give it to the nettles. The treasure is what is left on the trays: a handful to a pot is as much as most plants can use.',
    'If they climb the lid, something is wrong below: too wet, too sour, or thunder. Add dry cardboard and open the tap, and they will be back by morning. If they leave altogether, look for ants.',
    'Children are the best keepers. Our class bin is fed on Mondays from the lunch boxes, weighed on Fridays, and holds no mystery for anybody over six. The rule on the lid says: if you would not eat it off the table, ask before you give it to them.',
  ],
}
