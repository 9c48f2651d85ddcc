import type { Prose } from './prose.ts'

export const pruning: Prose = {
  titles: [
    'When to prune what',
    'The January cut',
    'An old apple tree in three winters',
    'Why we no longer paint the wounds',
    'Summer is for taming',
  ],
  paragraphs: [
    'Winter cuts make growth and summer cuts calm it. That is nearly all one needs to know. A tree that has been cut hard in January answers with a thicket in June, and the more you take, the more it sends. Take less and take it twice.',
    'Begin with what is dead, broken or rubbing. Then walk round the tree and have a cup of tea. What you meant to take out before the tea and still mean to take out after it can go; the rest stays until next year.',
    'Plums, cherries and their kin are pruned in summer, after the crop. In winter the wounds stay open for months, and silver leaf is waiting. Apples and pears do not mind the cold as long as the wood itself is not frozen.',
    'Cut to something that grows: a bud, a branch, the collar of the trunk. A stub is a dead end that rots back into the live wood. A cut flush with the trunk is worse, since it takes away the ring from which the tree would have closed the wound.',
    'Never more than a quarter in one year. An orchard that nobody has touched for twenty years does not need to be put right by Easter; three winters are soon gone, and the tree keeps bearing while you work.',
    'Nothing needs painting. The black stuff our grandfathers used keeps the wet in and the fungus happy. A clean cut on a dry day with a sharp saw is all the medicine there is.',
  ],
}

export const tools: Prose = {
  titles: ['Five tools and no more', 'How to sharpen a hoe', 'What we would buy again', 'The shed, sorted'],
  paragraphs: [
    'A sharp hoe is a different tool from a blunt one. Five minutes with a file before the season, always away from you and always on the same side, and the weeds are cut instead of pushed about. We hang the file on a string by the door so that nobody has to look for it.',
    'Buy secateurs that come apart. Springs break and blades wear, and a pair that can be mended will see out three that cannot. Ours were dear in 1998 and have had two new blades since.',
    'Handles want linseed oil once a year and shade for the rest of it. A grey, cracked handle is a splinter that has not happened yet. Ash is best, hickory is as good, and anything painted is hiding something.',
    'We tried eleven watering cans and kept two. The rose should come off, the handle should let you tip with one hand, and full it must still be something you are willing to carry thirty times.',
    'A soil thermometer costs little and ends every argument about when to sow beans. Twelve degrees at breakfast, three days running, at the depth of a finger. The packet says May; the soil says when.',
  ],
}
