import type { Answer } from '../memory.ts'
import type { Wording } from './said.ts'

type Refusing = Extract<Answer, 'no' | 'stop' | 'stop_again' | 'fee_dropped' | 'exchange_dropped'>

export const REFUSING: Record<Refusing, Wording[]> = {
  no: [
    ({ you, me }) => `Hi ${you},

Thank you for the hint. I have taken the dead link off, but I won’t be adding another one in its place. I keep that page short on purpose.

Best,
${me}`,
    ({ you, site, me }) => `Dear ${you},

thanks, but no. ${site} only lists what I have used for a year or more.

Regards
${me}`,
    ({ you, me }) => `Hello ${you}, no thank you, this is not for us.

${me}`,
  ],
  stop: [
    ({ me }) => `Please remove me from your list and don’t write again.

${me}`,
    ({ me }) => `I don’t want any more e-mails like this. Unsubscribe me please.

${me}`,
    ({ you, me }) => `${you}, I never asked for this. Please take me off your list. Thank you.

${me}`,
  ],
  stop_again: [
    ({ me }) => `I asked you to stop writing to me. Please do.

${me}`,
  ],
  fee_dropped: [
    ({ you, me }) => `Hi ${you},

I understand. Perhaps another time.

${me}`,
    ({ you, me }) => `OK ${you}, no problem. The offer stands if you change your mind.

${me}`,
  ],
  exchange_dropped: [
    ({ you, me }) => `Hi ${you},

fair enough. Then we leave it at that.

${me}`,
  ],
}
