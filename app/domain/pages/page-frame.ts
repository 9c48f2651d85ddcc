import type { Position } from '#db/vocabulary.ts'
import { httpUrl } from '#app/domain/values/web-address.ts'
import { attribute, type Element } from './dom.ts'
import { positionOf, type Placement } from './placement.ts'
import type { Visibility } from './visibility.ts'

export type PageFrame = {
  url: string | null
  srcdoc: string | null
  position: Position
  isHidden: boolean
  /** By which a browser that rendered the page tells it from others. */
  mark: string | null
}

/** A frame as it is met on the way through the tree. */
export type OpenFrame = { element: Element; placement: Placement; visibility: Visibility }

/** The attribute that a browser which renders a page gives to its frames. */
export const FRAME_MARK = 'data-linkwright-frame'

/** The frame with its address resolved; what is written out (srcdoc) beats an address. */
export function readFrame({ element, placement, visibility }: OpenFrame, base: string): PageFrame {
  const srcdoc = element.tagName === 'iframe' ? attribute(element, 'srcdoc') : null
  const src = attribute(element, 'src')?.trim()
  return {
    url: srcdoc === null && src ? (httpUrl(src, base)?.href ?? null) : null,
    srcdoc,
    position: positionOf(placement),
    isHidden: visibility.isGone || visibility.isInvisible,
    mark: attribute(element, FRAME_MARK),
  }
}
