import { useOutward } from '../../ui/outward.tsx'
import { paragraphsOf, piecesOf } from './written.ts'

/** What a person wrote, as text: paragraphs, links that open elsewhere, and a promise that stands out. */
export function WrittenWords({ text, mark }: { text: string; mark?: string | null }) {
  const outward = useOutward()
  return paragraphsOf(text).map((paragraph, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- the paragraphs of a message never change their order
    <p key={at} className="whitespace-pre-line">
      {piecesOf(paragraph, mark).map((piece, index) =>
        piece.kind === 'link' ? (
          <a
            key={index}
            href={outward(piece.url)}
            target="_blank"
            rel="noopener noreferrer"
            className="link-inline"
          >
            {piece.text}
          </a>
        ) : piece.kind === 'mark' ? (
          <mark
            key={index}
            className="bg-accent-soft text-inherit shadow-[inset_0_-1px_0_var(--color-accent-line)]"
          >
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </p>
  ))
}
