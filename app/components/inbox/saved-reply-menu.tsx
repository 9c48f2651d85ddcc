import { MessageSquareText } from 'lucide-react'
import { useFetcher } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine, MenuLink } from '../../ui/menu.tsx'
import { insertWords } from './insert-words.ts'

type Replies = { replies: { id: number; name: string; text: string }[]; manage: string }

/** Words that are written again and again: a choice goes in where the cursor stands. @param field id of the text box */
export function SavedReplyMenu({ path, field }: { path: string; field: string }) {
  const { data, load } = useFetcher<Replies>()
  return (
    <Menu
      label="Saved replies"
      trigger={(opens) => (
        <Button
          {...opens}
          size="sm"
          look="quiet"
          icon={MessageSquareText}
          onFocus={() => load(path)}
          onPointerEnter={() => load(path)}
        >
          Saved replies
        </Button>
      )}
    >
      {data?.replies.map(({ id, name, text }) => (
        <MenuItem key={id} type="button" onClick={() => insertWords(field, text)} title={text}>
          {name}
        </MenuItem>
      ))}
      {data?.replies.length === 0 && (
        <p className="max-w-60 px-2 py-1.5 text-12 text-text-2">
          None yet. Keep the words here that you write again and again.
        </p>
      )}
      {data && (
        <>
          <MenuLine />
          <MenuLink to={data.manage}>Write and change them</MenuLink>
        </>
      )}
    </Menu>
  )
}
