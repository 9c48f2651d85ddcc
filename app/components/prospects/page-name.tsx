/** The path of a page, without what a reader can do without: "/resources". */
export function pathOf(url: string): string {
  const at = URL.parse(url)
  if (!at) return url
  const path = at.pathname + at.search
  return path === '/' ? '' : path
}

/** A page by its title; the path beside it only where it fits whole. Without a title, the path. */
export function PageName({ title, url }: { title: string | null; url: string | null }) {
  const path = url ? pathOf(url) : ''
  if (!title) return <span className="text-text-2">{path || 'The site as a whole'}</span>
  return (
    <span className="flex h-5 flex-wrap gap-x-1.5 overflow-hidden">
      <span className="max-w-full truncate">{title}</span>
      {path && <span className="text-text-3">{path}</span>}
    </span>
  )
}
