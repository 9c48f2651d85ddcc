import type { PageLine } from '#app/domain/links/page-diff.ts'
import { Card } from '../../ui/card.tsx'
import { Diff, type DiffLine } from '../../ui/diff.tsx'

/** What changed in the page's HTML between two checks, or why that cannot be shown. */
export function PageChanges({
  lines,
  isSamePage,
  hasPages,
}: {
  lines: PageLine[] | null
  isSamePage: boolean
  hasPages: boolean
}) {
  if (isSamePage || lines?.length === 0)
    return <Said>The page’s HTML is the same to the letter in both checks.</Said>
  if (!hasPages)
    return (
      <Said>The HTML of one of the two was not read, or is no longer kept, so pages are not compared.</Said>
    )
  if (!lines) return <Said>The two pages have too little in common to be compared line by line.</Said>
  const count = lines.filter((line) => line.sign !== ' ').length
  return (
    <Card title={count === 1 ? 'One line of the page changed' : `${count} lines of the page changed`}>
      <Diff lines={lines.flatMap(drawn)} />
    </Card>
  )
}

function drawn({ sign, text, gap }: PageLine): DiffLine[] {
  const line: DiffLine = { when: '', sign, text }
  return gap > 0 ? [{ when: gap === 1 ? '1 line' : `${gap} lines`, sign: ' ', text: '⋯' }, line] : [line]
}

function Said({ children }: { children: string }) {
  return <p className="text-13 text-text-2">{children}</p>
}
