import { Quote } from 'lucide-react'
import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { When } from '../../ui/when.tsx'

type Quotable = { sentences: string[]; readAt: Date | null; because: string | null }

/** Words of theirs for the message: picked from what the page says, or selected there and pasted. They are looked up on the page. */
export function QuoteCard({
  enrolmentId,
  quote,
  quotable,
  error,
  typed,
}: {
  enrolmentId: number
  quote: { text: string; url: string; at: string } | undefined
  quotable: Quotable
  error: string | undefined
  typed: string
}) {
  const whose = <input type="hidden" name="enrolment" value={enrolmentId} />
  return (
    <section className="border-t border-line px-4 py-3.5 text-13">
      <h3 className="mb-2 text-12 font-semibold text-text-2">Quote from their page</h3>
      {quote && (
        <Form method="post" preventScrollReset className="mb-3 grid gap-1">
          <blockquote className="border-l-2 border-accent pl-2.5">“{quote.text}”</blockquote>
          <p className="text-12 text-text-2">
            Read <When at={new Date(quote.at)} exact />. Fills {'{{quote.text}}'}; looked for again before the
            mail goes.
          </p>
          {whose}
          <input type="hidden" name="text" value="" />
          <Button size="sm" name="intent" value="quote" look="quiet" className="justify-self-start">
            Take it out
          </Button>
        </Form>
      )}
      <Form method="post" preventScrollReset className="grid gap-2" key={quote?.text ?? ''}>
        {whose}
        <Field
          name="text"
          label={quote ? 'Another one' : 'Their words'}
          help="Word for word, as the page says it."
          error={error}
        >
          <TextArea rows={2} maxLength={300} defaultValue={typed} />
        </Field>
        <Button size="sm" name="intent" value="quote" icon={Quote} className="justify-self-start">
          Keep the quote
        </Button>
      </Form>
      {quotable.because && <p className="mt-3 text-12 text-text-2">{quotable.because}</p>}
      {quotable.sentences.length > 0 && (
        <details className="mt-3">
          <summary className="link text-12">Sentences of the page</summary>
          <ul className="mt-1 grid gap-2">
            {quotable.sentences.map((sentence) => (
              <li key={sentence}>
                <Form method="post" preventScrollReset className="flex items-start gap-2">
                  {whose}
                  <input type="hidden" name="text" value={sentence} />
                  <span className="min-w-0 flex-1 wrap-anywhere">{sentence}</span>
                  <Button size="sm" name="intent" value="quote" look="quiet" title={`Quote: ${sentence}`}>
                    Quote
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
