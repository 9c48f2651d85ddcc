import { Plus, X } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import type { Choices } from './filter-words.ts'
import { OneForm, type Place } from './one-form.tsx'
import type { ToldPanel } from './told-panel.ts'

export function OwnerMenu({ panel, choices, ...place }: Place & { panel: ToldPanel; choices: Choices }) {
  return (
    <OneForm prospectId={panel.prospect.id} {...place}>
      <Menu
        label="Owner"
        trigger={(opens) => (
          <button {...opens} className="link">
            {panel.owner ?? 'Nobody'}
          </button>
        )}
      >
        {choices.people.map(({ id, name }) => (
          <MenuItem key={id} name="do" value={`owner:${id}`} isCurrent={id === panel.prospect.ownerId}>
            {name}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem name="do" value="owner:none" isCurrent={panel.prospect.ownerId === null}>
          Nobody
        </MenuItem>
      </Menu>
    </OneForm>
  )
}

export function TagForm({ panel, choices, ...place }: Place & { panel: ToldPanel; choices: Choices }) {
  const { id } = panel.prospect
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {panel.tags.map((tag) => (
        <OneForm key={tag} prospectId={id} {...place}>
          <input type="hidden" name="tag" value={tag} />
          <span className="inline-flex h-chip items-center rounded-full border border-line pl-1.5 text-12 text-text-2">
            {tag}
            <button
              name="do"
              value="untag"
              aria-label={`Take the tag ${tag} off`}
              className="flex h-full items-center rounded-full px-1 text-text-3 hover:text-text"
            >
              <Icon of={X} size={12} />
            </button>
          </span>
        </OneForm>
      ))}
      <OneForm prospectId={id} {...place}>
        <span className="inline-flex items-center gap-0.5" key={panel.tags.length}>
          <TextInput
            small
            name="tag"
            list="panel-tags"
            maxLength={40}
            required
            aria-label="Tag"
            autoComplete="off"
            placeholder="Add a tag"
            className="w-24!"
          />
          <IconButton icon={Plus} label="Add tag" name="do" value="tag" />
        </span>
        <datalist id="panel-tags">
          {choices.tags.map((tag) => (
            <option key={tag.id}>{tag.name}</option>
          ))}
        </datalist>
      </OneForm>
    </span>
  )
}
