import { SELECT } from './dom.ts'

function setOf(names: string): Set<string> {
  return new Set(names.split(' '))
}

/** Start tags that end a paragraph (HTML standard, 13.2.6.4.7), and whose end tags end what is implied in them. */
export const BLOCKS = setOf(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header ' +
    'hgroup main menu nav ol p pre search section summary ul form',
)
export const HEADINGS = setOf('h1 h2 h3 h4 h5 h6')
export const ITEMS = setOf('li dd dt')
export const VOID = setOf('area br embed img keygen wbr input param source track hr')
export const HEAD_VOID = setOf('base basefont bgsound link meta')
/** Elements that hold text only. */
export const RAW = setOf('script style noscript noframes noembed iframe title textarea')
export const HEAD_RAW = setOf('script style noscript noframes title')
export const FORMATTING = setOf('a b big code em font i s small strike strong tt u')
export const TABLE_PARTS = setOf('caption colgroup col tbody thead tfoot tr td th')
export const SECTIONS = setOf('tbody thead tfoot')
/** Inside of these, and not further in, only parts of a table may stand. */
export const TABLE_FRAMES = setOf('table tbody thead tfoot tr colgroup')
/** Beyond these no open paragraph is looked for. */
export const P_BOUNDARIES = setOf('table td th caption object button')
export const IMPLIED = setOf('dd dt li optgroup option p')
/** End tags before which what is implied ends. */
export const CLOSING = new Set([...BLOCKS, ...HEADINGS, ...ITEMS, 'button', 'object', 'td', 'th', 'caption'])
/** Special elements that no list item is looked for beyond. */
export const ITEM_BOUNDARIES = new Set([
  ...[...BLOCKS].filter((name) => !['address', 'div', 'p', 'dialog', 'search'].includes(name)),
  ...HEADINGS,
  ...P_BOUNDARIES,
  ...TABLE_PARTS,
])
export const ODD = setOf(
  'html head body frameset frame template math image nobr applet marquee plaintext xmp listing rb rt rp rtc isindex ' +
    SELECT,
)
/** Elements of a drawing that are read as they stand. */
export const SVG = setOf(
  'svg g path circle ellipse rect line polyline polygon use defs symbol text tspan stop mask style title desc ' +
    'pattern filter view animate set',
)
export const SVG_TEXTS = setOf('title desc')
