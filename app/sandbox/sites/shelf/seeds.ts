import type { Prose } from './prose.ts'

export const seeds: Prose = {
  titles: [
    'Saving seed for beginners',
    'Sowing by frost date',
    'How long does seed keep?',
    'The envelope drawer',
  ],
  paragraphs: [
    'Start with peas, beans, lettuce and tomatoes. They keep to themselves, so that what you sow is what you ate. Squashes are flirts: save seed from one that grew near another and you will get something new, large and tasteless.',
    'Dry seed rattles. Leave the pods on the plant until it does, bring them in before a wet week, and finish them on a newspaper in the spare room. A biscuit tin with a spoon of dry rice keeps them for years if the tin lives in a cold place.',
    'Parsnip is dead after a year, onion after two. Beans and brassicas last four or five, and tomato seed from a drawer we inherited came up after eleven. When in doubt put ten on a wet cloth and count.',
    'Count back from the last frost, not forward from the new year. Ours comes around the tenth of May; six weeks before that is time for tomatoes, four for courgettes, and nothing is gained by going early but leggy plants on every windowsill.',
    'A label is worth more than a good memory. Name, year, whose it was. We have a bean in the collection called only “Grandmother’s, Tuesday”, and nobody alive knows why.',
  ],
}

export const weather: Prose = {
  titles: [
    'A spring checklist',
    'After the late frost',
    'The driest April in our book',
    'What to do in the gap',
  ],
  paragraphs: [
    'Open the frame in the morning and close it with the sun. More seedlings are cooked in April than are ever frozen. A stone under the lid is enough on a mild day, and the lid right off on a warm one.',
    'A still, clear evening after a north wind is the one to fear. By ten o’clock you can feel it coming off the ground. We have an old sheet for every bed within reach and use them four or five times a year, always on the night nobody expected.',
    'Write it down. First frog spawn, first swallow, last frost, first ripe tomato. After three years the notebook is better than the forecast, and after ten you will be asked for it by people with degrees.',
    'Rain in summer looks like more than it is. Ten millimetres, a proper shower, wets a dry bed to the depth of a finger. Scratch before you put the can away.',
    'In March the jobs are under cover and in the head. Clean the glass, order the string, mend the gate. Sow nothing outside that you would mind losing.',
  ],
}
