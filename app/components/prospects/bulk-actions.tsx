import { CircleDot, Gauge, GitMerge, Link2Off, ListChecks, Search, Tag, UserSearch } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useNavigation, useSearchParams } from 'react-router'
import { BulkBar } from '../../ui/bulk-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { count } from '../../ui/number.ts'
import { Popover } from '../../ui/popover.tsx'
import { BulkOwnerMenu } from '../bulk-owner-menu.tsx'
import type { Choices } from './filter-words.ts'
import { StageItems } from './stage-items.tsx'

/**
 * What can be done with the ticked rows, or with all that match. Stands inside the form of the ticks.
 * @param pageCount rows of this page @param matching how many rows match @param isCapped there are more than that
 */
export function BulkActions({
  form,
  ticked,
  pageCount,
  matching,
  isCapped,
  base,
  choices,
}: {
  form: RefObject<HTMLFormElement | null>
  ticked: { count: number; clear: () => void }
  pageCount: number
  matching: number
  isCapped: boolean
  base: string
  choices: Choices
}) {
  const [params] = useSearchParams()
  const [isAll, setAll] = useState(false)
  if (isAll && ticked.count < pageCount) setAll(false)
  useClearedAfter(`${base}/bulk`, ticked.clear)
  const all = `${count(matching)}${isCapped ? '+' : ''}`
  return (
    <BulkBar
      selected={isAll ? matching : ticked.count}
      onClear={ticked.clear}
      all={
        !isAll &&
        matching > ticked.count && (
          <Button
            type="button"
            look="quiet"
            size="sm"
            className="text-accent-text!"
            onClick={() => {
              tickAll(form.current)
              setAll(true)
            }}
          >
            Select all {all}
          </Button>
        )
      }
    >
      {isAll && (
        <>
          <input type="hidden" name="all" value="yes" />
          {[...params]
            .filter(([name]) => name === 'f' || name === 'q')
            .map(([name, value]) => (
              <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
            ))}
        </>
      )}
      <StageMenu />
      <Button
        look="quiet"
        size="sm"
        icon={GitMerge}
        hotkey="q"
        formMethod="get"
        formAction={base.replace(/\/prospects$/, '/sequences/enrol')}
      >
        Sequence
      </Button>
      <Button look="quiet" size="sm" icon={Gauge} formAction={`${base}/qualify`}>
        Qualify
      </Button>
      <Button look="quiet" size="sm" icon={ListChecks} formMethod="get" formAction={`${base}/triage`}>
        Triage
      </Button>
      <FindMenu base={base} />
      <BulkOwnerMenu people={choices.people} />
      <TagBox choices={choices} />
    </BulkBar>
  )
}

/** All that match are selected: then all that are shown are ticked as well. */
function tickAll(form: HTMLFormElement | null): void {
  const ticks = [...(form?.querySelectorAll<HTMLInputElement>('.row-check') ?? [])]
  for (const tick of ticks) tick.checked = true
  ticks[0]?.dispatchEvent(new Event('change', { bubbles: true }))
}

function StageMenu() {
  return (
    <Menu
      label="Stage"
      trigger={(opens) => (
        <Button {...opens} look="quiet" size="sm" icon={CircleDot} hotkey="s">
          Stage
        </Button>
      )}
    >
      <StageItems />
    </Menu>
  )
}

/** What their sites can be read for. */
function FindMenu({ base }: { base: string }) {
  return (
    <Menu
      label="Find"
      trigger={(opens) => (
        <Button {...opens} look="quiet" size="sm" icon={Search}>
          Find
        </Button>
      )}
    >
      <MenuItem icon={UserSearch} formAction={`${base}/find-contacts`}>
        Contacts at their sites
      </MenuItem>
      <MenuItem icon={Link2Off} formAction={`${base}/find-dead-links`}>
        Dead links on their pages
      </MenuItem>
    </Menu>
  )
}

function TagBox({ choices }: { choices: Choices }) {
  return (
    <Popover
      label="Tag"
      className="w-60!"
      trigger={(opens) => (
        <Button {...opens} look="quiet" size="sm" icon={Tag} hotkey="t">
          Tag
        </Button>
      )}
    >
      <div className="grid gap-2">
        <TextInput
          small
          name="tag"
          list="known-tags"
          maxLength={40}
          aria-label="Tag"
          autoComplete="off"
          placeholder="Tag"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.currentTarget.closest('[popover]')?.querySelector<HTMLElement>('[value="tag"]')?.click()
          }}
        />
        <datalist id="known-tags">
          {choices.tags.map(({ id, name }) => (
            <option key={id}>{name}</option>
          ))}
        </datalist>
        <div className="flex gap-2">
          <Button size="sm" name="do" value="tag">
            Add tag
          </Button>
          <Button look="quiet" size="sm" name="do" value="untag">
            Take tag off
          </Button>
        </div>
      </div>
    </Popover>
  )
}

/** Once the change has gone through, nothing is selected any more. */
function useClearedAfter(action: string, clear: () => void): void {
  const navigation = useNavigation()
  const isSending = navigation.formAction?.startsWith(action) ?? false
  const wasSending = useRef(false)
  useEffect(() => {
    if (isSending) wasSending.current = true
    if (isSending || navigation.state !== 'idle' || !wasSending.current) return
    wasSending.current = false
    clear()
  })
}
