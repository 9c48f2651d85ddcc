import clsx from 'clsx'
import type { ContactVerification } from '#db/vocabulary.ts'
import { Icon } from '../ui/icon.tsx'
import { Spoken } from '../ui/spoken.tsx'
import { VERIFICATION_ICONS } from './prospect-icons.ts'
import { VERIFICATION_WORDS } from './words.ts'

/** How sure an address is: an icon after the name, with hidden words. @param words shows them too */
export function VerificationMark({
  verification,
  words = false,
}: {
  verification: ContactVerification
  words?: boolean
}) {
  const word = VERIFICATION_WORDS[verification]
  return (
    <span
      title={words ? undefined : word}
      className={clsx(
        'inline-flex items-center gap-0.75',
        verification === 'verified'
          ? 'text-live-text'
          : verification === 'invalid'
            ? 'text-lost-text'
            : 'text-text-3',
      )}
    >
      <Icon
        of={VERIFICATION_ICONS[verification]}
        size={words ? 12 : 14}
        className={clsx(
          verification === 'verified' && 'text-live-solid',
          verification === 'invalid' && 'text-lost-solid',
        )}
      />
      {words ? word.toLowerCase() : <Spoken>{word}</Spoken>}
    </span>
  )
}
