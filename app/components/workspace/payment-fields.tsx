import { Form } from 'react-router'
import type { PaymentPolicy } from '../../domain/inbox/payment-policy.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'

/** What the team does when somebody asks to be paid for a link. */
export function PaymentFields({
  payment,
  errors,
  typed,
  isBusy,
  offBecause,
}: {
  payment: PaymentPolicy
  errors: Record<string, string> | undefined
  typed: Record<string, string | string[]> | undefined
  isBusy: boolean
  offBecause: string | false
}) {
  return (
    <Form method="post" noValidate className="grid max-w-160 gap-5">
      <input type="hidden" name="intent" value="payment" />
      <Field
        name="policy"
        label="What we do"
        help="Shown beside every reply that asks for payment. Nothing: the usual words."
        error={errors?.policy}
      >
        <TextArea rows={3} defaultValue={typedText(typed, 'policy', payment.policy)} />
      </Field>
      <Field
        name="reply"
        label="What we answer"
        help="Goes into the answer at the key y, to be read before it leaves. Merge fields work as in templates."
        error={errors?.reply}
      >
        <TextArea rows={6} defaultValue={typedText(typed, 'reply', payment.reply)} />
      </Field>
      <div>
        <Button busy={isBusy && 'Saving…'} offBecause={offBecause}>
          Save the policy
        </Button>
      </div>
    </Form>
  )
}
