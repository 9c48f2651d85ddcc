import { useFetcher, useLocation } from 'react-router'
import { Button } from '../ui/button.tsx'
import { Radio } from '../ui/inputs.tsx'

const THEMES = [
  { value: 'system', words: 'As the system' },
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
]

/** Light, dark, or as the system has it. Chosen at once; before JavaScript has loaded, with the button. */
export function ThemeChoice({ theme }: { theme: string }) {
  const fetcher = useFetcher()
  const { pathname } = useLocation()
  const chosen = fetcher.formData?.get('theme') ?? theme
  return (
    <fetcher.Form
      method="post"
      action="/preferences"
      onChange={(event) => void fetcher.submit(event.currentTarget)}
      className="flex flex-wrap items-center gap-x-5 gap-y-2"
    >
      <input type="hidden" name="to" value={pathname} />
      {THEMES.map(({ value, words }) => (
        <Radio key={value} name="theme" value={value} defaultChecked={value === chosen}>
          {words}
        </Radio>
      ))}
      <noscript>
        <Button size="sm">Use it</Button>
      </noscript>
    </fetcher.Form>
  )
}
