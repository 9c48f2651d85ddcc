/** Prose on a topic: titles for posts and paragraphs that stand well in any order. */
export type Prose = { titles: string[]; paragraphs: string[] }
