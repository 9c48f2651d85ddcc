import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PanelSection, RecordTitle } from '../../ui/side-panel.tsx'

/** A form in the place of a record, within its panel. @param back the record @param save the word on the button */
export function PanelForm({
  title,
  save,
  back,
  errors,
  children,
}: {
  title: string
  save: string
  back: string
  errors?: Record<string, string>
  children: ReactNode
}) {
  const navigation = useNavigation()
  const isSaving = navigation.state !== 'idle' && navigation.formMethod === 'POST'
  return (
    <PanelSection>
      <Link
        to={back}
        preventScrollReset
        className="mb-2 flex items-center gap-1 text-12 text-text-2 hover:text-text"
      >
        <Icon of={ArrowLeft} size={14} />
        Back to the prospect
      </Link>
      <RecordTitle>{title}</RecordTitle>
      <Form method="post" preventScrollReset className="mt-3.5 grid gap-3.5">
        <ErrorSummary errors={errors} />
        {children}
        <div className="flex gap-2">
          <Button look="primary" busy={isSaving && 'Saving…'}>
            {save}
          </Button>
          <ButtonLink to={back} look="quiet" preventScrollReset>
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </PanelSection>
  )
}
