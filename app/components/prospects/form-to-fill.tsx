import { Check, Copy } from 'lucide-react'
import { useRef } from 'react'
import { Form, Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'

export type ToldForm = {
  id: number
  prospectId: number
  domain: string
  forms: string[]
  finishedAt: Date | null
  pitch: { subject: string; text: string; missing: string[] } | null
}

/** A site that can be written to through its form only: the form, the text to copy, and "done". */
export function FormToFill({ form, base }: { form: ToldForm; base: string }) {
  const text = useRef<HTMLTextAreaElement>(null)
  const { pitch } = form
  return (
    <Card
      title={
        <Link to={`${base}/prospects/${form.prospectId}`} className="hover:underline">
          {form.domain}
        </Link>
      }
      side={
        form.finishedAt && (
          <span className="text-12 text-text-3">
            found <When at={form.finishedAt} />
          </span>
        )
      }
    >
      <div className="grid gap-2.5">
        <ul className="grid gap-1">
          {form.forms.map((url) => (
            <li key={url}>
              <WebLink url={url} />
            </li>
          ))}
        </ul>
        {pitch && (
          <>
            <TextInput
              readOnly
              small
              aria-label={`Subject for ${form.domain}`}
              defaultValue={pitch.subject}
            />
            <TextArea ref={text} rows={8} aria-label={`Text for ${form.domain}`} defaultValue={pitch.text} />
            {pitch.missing.length > 0 && (
              <p className="text-12 text-text-2">
                Write before you send it: {pitch.missing.map((name) => `⟨${name}⟩`).join(', ')}
              </p>
            )}
          </>
        )}
        <Form method="post" className="flex flex-wrap gap-2">
          {pitch && (
            <Button
              type="button"
              size="sm"
              icon={Copy}
              onClick={() => {
                text.current?.select()
                void navigator.clipboard?.writeText(text.current?.value ?? '')
              }}
            >
              Copy text
            </Button>
          )}
          <Button size="sm" look="primary" icon={Check} name="do" value={`written:${form.id}`}>
            Done, I have written
          </Button>
          <Button size="sm" look="quiet" name="do" value={`aside:${form.id}`}>
            Put aside
          </Button>
        </Form>
      </div>
    </Card>
  )
}
