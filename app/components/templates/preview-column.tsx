import { useEffect, useRef, type RefObject } from 'react'
import { useFetcher, useFormAction } from 'react-router'
import type { Lint } from '#app/domain/templates/lint.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { LintList } from './lint-list.tsx'
import { WrittenMessage } from './written-message.tsx'

export type PreviewChoice = { prospectId: number; domain: string; pageTitle: string | null }

/** Beside a text being written: how it reads for a real prospect, and what is to be mended. Works as a button, too. */
export function PreviewColumn({
  shown,
  choices,
  chosen,
}: {
  shown: Lint
  choices: PreviewChoice[]
  chosen: string
}) {
  return (
    <div className="grid grid-cols-1 content-start gap-4">
      <div className="flex items-end gap-2">
        <Field name="prospect" label="Preview for" className="min-w-0 flex-1">
          <Select defaultValue={chosen}>
            {choices.map((one) => (
              <option key={one.prospectId} value={one.prospectId}>
                {[one.domain, one.pageTitle].filter(Boolean).join(', ')}
              </option>
            ))}
            <option value="">The examples of the fields</option>
          </Select>
        </Field>
        <Button name="intent" value="preview">
          Preview
        </Button>
      </div>
      <Card>
        {shown.rendered ? (
          <WrittenMessage subject={shown.rendered.subject} text={shown.rendered.text} />
        ) : (
          <p className="text-13 text-text-2">The text cannot be read yet; below it says where.</p>
        )}
      </Card>
      <LintList lint={shown} />
    </div>
  )
}

/** Posts the form with `intent=preview` a moment after each change. @returns what came back, and what to call on a change */
export function useLivePreview(form: RefObject<HTMLFormElement | null>) {
  const fetcher = useFetcher<{ preview?: Lint }>()
  // Named, because saving may have left this page when the timer fires.
  const action = useFormAction()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    live: fetcher.data?.preview,
    previewSoon() {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        if (!form.current) return
        const data = new FormData(form.current)
        data.set('intent', 'preview')
        void fetcher.submit(data, { method: 'post', action, defaultShouldRevalidate: false })
      }, 250)
    },
  }
}
