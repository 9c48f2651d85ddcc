import { Fragment, type ReactNode } from 'react'

/** What stands for a missing field in a preview: ⟨contact.first_name⟩. */
const MARK = /⟨([^⟩]*)⟩/g

/**
 * A mail as its recipient gets it. Fields without a value stand out.
 * @param foot what is added when it is built: signature, sender, the way out
 * @param opener shown in place of its mark, so that it can be followed while it is written
 */
export function WrittenMessage({
  from,
  to,
  subject,
  text,
  foot,
  opener,
}: {
  from?: string | null
  to?: string | null
  subject: string | null
  text: string
  foot?: string
  opener?: string
}) {
  return (
    <div className="text-13">
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-b border-line pb-2.5 wrap-anywhere">
        {from && <Head label="From">{from}</Head>}
        {to && <Head label="To">{to}</Head>}
        <Head label="Subject">
          <b className="font-medium">
            {subject === null ? 'that of the thread, with “Re:”' : withMarks(subject, opener)}
          </b>
        </Head>
      </dl>
      <div className="pt-3 text-14 leading-6 wrap-anywhere whitespace-pre-wrap">
        {withMarks(text, opener)}
      </div>
      {foot && (
        <div className="mt-3 border-t border-line pt-2.5 text-12 wrap-anywhere whitespace-pre-wrap text-text-2">
          {foot}
        </div>
      )}
    </div>
  )
}

function Head({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function withMarks(text: string, opener: string | undefined): ReactNode {
  return text.split(MARK).map((piece, at) => {
    // Every second piece is the name of a field.
    const key = `${at} ${piece}`
    if (at % 2 === 0) return <Fragment key={key}>{piece}</Fragment>
    if (piece === 'opener' && opener?.trim())
      return (
        <span key={key} className="rounded-sm bg-accent-soft">
          {opener.trim()}
        </span>
      )
    return (
      <mark
        key={key}
        className={
          piece === 'opener' && opener !== undefined
            ? 'rounded-sm bg-accent-soft px-1 text-accent-text'
            : 'rounded-sm bg-lost-soft px-1 text-lost-text'
        }
      >
        {piece === 'opener' && opener !== undefined ? 'Your opener' : `${piece} is missing`}
      </mark>
    )
  })
}
