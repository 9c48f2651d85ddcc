import { z } from 'zod'

/** What the team does when somebody asks to be paid for a link, and the answer that is proposed then. */
export type PaymentPolicy = { policy: string; reply: string }

/** Until the team writes its own. */
export const USUAL_PAYMENT_POLICY: PaymentPolicy = {
  policy:
    'We do not pay for links: search engines ask that paid links be marked, and a bought link is worth little to the client. Say no, kindly; offer what is useful to the page instead.',
  reply: `Thank you for your answer. We do not pay for links, so I would rather leave it at the offer: if our page is of use to your readers, we would be glad to be mentioned there, and if it is not, that is perfectly fine.

All the best
{{sender.first_name}}`,
}

/** The policy as the settings send it. */
export const PaymentForm = z.object({
  intent: z.literal('payment'),
  policy: z.string().trim().max(1000, 'At most 1,000 characters'),
  reply: z.string().trim().max(20_000, 'At most 20,000 characters'),
})
