/** The personal sentence that somebody of the team wrote for each of these pages. */
export const OPENERS: Record<string, string> = {
  'gardenpress.test':
    'Your autumn list is pinned up in our packing room, next to the one from 1998 that somebody’s mother cut out.',
  'vermihouse.test': 'I like a workshop that tells people to read before they buy.',
  'thistlehall.test':
    'A pruning class that asks for the tree, or a picture of it, is one I would have come to.',
  'seedvault.test':
    'We may know one of your eleven missing beans: the speckled one on your front page looks like ours.',
  'sillgarden.test': 'The jar and the outside of a leek have been on our office sill since Monday.',
  'harvestlog.test': 'Sorting links by how often you have used them is the most honest order I have seen.',
  'quietacre.test': 'I read your page on a wet Sunday and learned more about hedges than I had meant to.',
  'winterbed.test': '“In the order in which they fell off the shelf” is how our reading goes as well.',
  'kitchenherbs.test': 'Light, water, patience: we have put your three on the label of our parsley.',
  'orchardway.test': 'I walked along Orchard Way in March and did not know that friends looked after it.',
  'wildborder.test': '“A meadow with manners” is going into our catalogue, with your name, if we may.',
  'plotholder.test': 'Weighing a bed on a kitchen scale is just what I wanted somebody to do.',
  'soilschool.test': 'My nephew’s class did your lesson on springtails, and he has not stopped since.',
  'allotments.test': 'Six people on a wet Saturday is how we learned it too.',
  'seedlibrary.test': 'Half of the envelopes coming back is better than our own record with the neighbours.',
  'gardenforum.test': 'The new sticky is a relief; I used to send people to the old one and then apologise.',
  'kitchenplot.test': 'Your year of scraps is the only one I know with weights for February.',
  'bramble.test': 'A directory kept by hand since 2004 deserves to have its gaps pointed out by hand.',
  'balconyplot.test':
    'Five years under the sink and nobody noticed: that is the sentence that made me try it.',
  'citysoil.test': 'The nine questions on your page are the nine that our customers ask.',
  'potandplot.test': 'Pages one keeps open with dirty hands is a better test than any review.',
  'thewormbin.test': 'I laughed at “once in a car”, and then at what must have followed.',
  'greenroof.test':
    'Four to one with expanded clay is the first mixture for roofs that I have seen written down.',
  'chalkdown.test': '“In the tenth year there is a worm” is now on our notice board.',
  'jardinpartage.test': 'A sign that is always wrong is at least reliable.',
  'rootandrow.test': 'I have read two of your five, and would not have found either without you.',
  'copperbeech.test':
    'Your sentence about living on what the beech leaves over is now taped to our watering can.',
  'northplot.test': 'Six barrows without any sun has ended an old dispute in our shed.',
  'dampcorner.test': 'Ours drowned three times, so you are ahead.',
  'latefrost.test': '“Nothing, until noon” saved our dahlias last week.',
  'sunnyledge.test': 'Eleven kinds of thyme is nine more than we sell, and I have written the names down.',
  'marrowfield.test': 'My grandfather came third at Marrowfield in 1968 and spoke of little else.',
  'rainbarrel.test':
    'Thank you for the kind word about our calculator, and for counting the regrets in barrows.',
}
