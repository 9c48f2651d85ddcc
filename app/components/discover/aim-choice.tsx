import type { ReactNode } from 'react'
import { PAGE_SEARCH_AIMS } from '#db/vocabulary.ts'
import { FieldGroup } from '../../ui/field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { AIM_WORDS } from './page-search-words.ts'

/** What pages are kept for. */
export function AimChoice({ chosen, children }: { chosen: string; children?: ReactNode }) {
  return (
    <FieldGroup legend="Keep pages that are" help={children}>
      {PAGE_SEARCH_AIMS.map((aim) => (
        <Radio key={aim} name="aim" value={aim} defaultChecked={aim === chosen}>
          <b className="font-medium">{AIM_WORDS[aim].label}</b>
          <span className="text-text-2">: {AIM_WORDS[aim].help}</span>
        </Radio>
      ))}
    </FieldGroup>
  )
}
