import { EyeOff, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { BulkBar } from '../../ui/bulk-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/number.ts'
import { Popover } from '../../ui/popover.tsx'
import { BulkOwnerMenu } from '../bulk-owner-menu.tsx'
import type { LinkChoices } from './link-filter-words.ts'

/** What can be done with the ticked links, or with all that match. Stands inside the form of the ticks. */
export function LinksBulkBar({
  ticked,
  matching,
  isMore,
  choices,
}: {
  ticked: { count: number; clear: () => void }
  matching: number
  isMore: boolean
  choices: LinkChoices
}) {
  const [isAll, setAll] = useState(false)
  const all = `${count(matching)}${isMore ? '+' : ''}`
  const chosen = isAll ? all : count(ticked.count)
  return (
    <BulkBar
      selected={isAll ? matching : ticked.count}
      onClear={() => {
        setAll(false)
        ticked.clear()
      }}
      all={
        !isAll &&
        matching > ticked.count && (
          <Button
            type="button"
            look="quiet"
            size="sm"
            className="text-accent-text!"
            onClick={() => setAll(true)}
          >
            Select all {all}
          </Button>
        )
      }
    >
      {isAll && <input type="hidden" name="all" value="yes" />}
      <Button look="quiet" size="sm" icon={RotateCcw} hotkey="v" name="do" value="check">
        Check now
      </Button>
      <BulkOwnerMenu people={choices.people} />
      <Popover
        label="Stop watching"
        trigger={(opens) => (
          <Button {...opens} look="quiet" size="sm" icon={EyeOff}>
            Stop watching
          </Button>
        )}
      >
        <p className="mb-2.5">
          {chosen === '1' ? 'This link and its checks are' : `These ${chosen} links and their checks are`}{' '}
          deleted. This cannot be undone.
        </p>
        <Button look="danger" size="sm" name="do" value="stop">
          Delete {chosen === '1' ? 'the link' : `${chosen} links`}
        </Button>
      </Popover>
    </BulkBar>
  )
}
