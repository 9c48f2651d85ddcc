import clsx from 'clsx'
import { useOutward } from './outward.tsx'
import { shortenMiddle } from './shorten.ts'

/**
 * A page of the web: shortened in the middle, whole on hover, opened in a new tab without telling where from.
 * @param length characters shown at most
 */
export function WebLink({
  url,
  length = 60,
  className = 'link',
  children,
}: {
  url: string
  length?: number
  className?: string
  children?: string
}) {
  return (
    <a
      href={useOutward()(url)}
      title={url}
      target="_blank"
      rel="noopener noreferrer"
      className={clsx('wrap-anywhere', className)}
    >
      {children ?? shortenMiddle(withoutScheme(url), length)}
    </a>
  )
}

/** The same as plain text, where it is not to be opened. */
export function WebAddress({ url, length = 60 }: { url: string; length?: number }) {
  return <span title={url}>{shortenMiddle(withoutScheme(url), length)}</span>
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}
