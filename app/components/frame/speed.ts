/** How fast a clock runs, in words: 1440 is "a day a minute". */
export function speedWords(tempo: number): string {
  if (tempo >= 1440) return tempo === 1440 ? 'a day a minute' : `${round(tempo / 1440)} days a minute`
  if (tempo >= 60) return tempo === 60 ? 'an hour a minute' : `${round(tempo / 60)} hours a minute`
  return `${round(tempo)} times as fast`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
