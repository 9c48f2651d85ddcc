import { TextSearch } from 'lucide-react'
import { redirect } from 'react-router'
import { BringPages } from '#app/components/discover/bring-pages.tsx'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { PageSearches } from '#app/components/discover/page-searches.tsx'
import { listPageSearches } from '#app/domain/discovery/page-search/found-pages.server.ts'
import { startPageSearch } from '#app/domain/discovery/page-search/start-page-search.server.ts'
import { readSearchResults } from '#app/domain/imports/read-search-results.server.ts'
import { dropFile, storeFile } from '#app/domain/imports/store-file.server.ts'
import { namesOf } from '#app/domain/projects/brands.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { PAGE_SEARCH_AIMS } from '#db/vocabulary.ts'
import path from 'node:path'
import type { Route } from './+types/pages.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { names, sites } = namesOf(scope, project.id)
  return {
    projectId: project.id,
    names: [...names, ...sites],
    searches: listPageSearches(scope, { projectId: project.id }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Pages · Linkwright' }]

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const { file, fields } = await receiveUpload(request, dataFolder)
  const aim = PAGE_SEARCH_AIMS.find((one) => one === fields.aim) ?? 'mentions'
  const typed = { pages: fields.pages ?? '', aim }
  const pasted = typed.pages.trim() === '' ? null : await storeFile(dataFolder, bytesOf(typed.pages))
  const read = async (stored: { path: string } | null, name: string) => {
    if (!stored) return null
    try {
      return await readSearchResults(path.join(dataFolder, stored.path), { name })
    } finally {
      await dropFile(dataFolder, stored)
    }
  }
  const ofFile = await read(file, file?.fileName ?? '')
  const ofPaste = await read(pasted, 'Pasted pages')
  if (!ofFile && !ofPaste)
    return badForm({ typed }, { pages: 'Paste at least one address, or choose a file' })
  if (ofFile?.ok === false)
    return badForm({ typed }, { file: `${file!.fileName}: ${ofFile.reason}. Nothing was taken.` })
  if (ofPaste?.ok === false) return badForm({ typed }, { pages: `This cannot be read: ${ofPaste.reason}` })
  const bad = ofPaste?.unusable.first
  if (bad) return badForm({ typed }, { pages: `Line ${bad.line} is no web address: “${bad.text}”` })
  const lists = [ofFile, ofPaste].filter((one) => one !== null)
  const pages = lists.flatMap((one) => one.pages)
  const searchId = startPageSearch(scope, {
    projectId: project.id,
    aim,
    name: file?.fileName ?? nameOf(pages),
    pages,
  })
  if (searchId === null) return badForm({ typed }, { file: `${file?.fileName} names no page` })
  const unusable = lists.reduce((sum, one) => sum + one.unusable.count, 0)
  const leftOut = lists.reduce((sum, one) => sum + one.leftOut, 0)
  const said = [
    ...(unusable > 0 ? [`${count(unusable)} rows without an address were left out`] : []),
    ...(leftOut > 0
      ? [`${count(leftOut)} rows were left out: one search reads ${count(pages.length)} pages`]
      : []),
  ].join('; ')
  return redirect(`/p/${project.id}/discover/pages/${searchId}`, {
    headers: said ? { 'Set-Cookie': saying({ text: said }) } : {},
  })
}

async function* bytesOf(text: string) {
  yield Buffer.from(`${text}\n`)
}

function nameOf(pages: { url: string }[]): string {
  const host = pages[0] ? new URL(pages[0].url).hostname : ''
  return pages.length > 1 ? `${host} and ${count(pages.length - 1)} more` : host
}

/** Searches for pages that name us without a link, or that list links, and those that were made before. */
export default function PagesScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, names, searches } = loaderData
  return (
    <>
      <PageBar title="Discover">
        <ButtonLink to={`/p/${projectId}/discover/pages/ask`} icon={TextSearch}>
          Ask a search engine
        </ButtonLink>
      </PageBar>
      <DiscoverTabs projectId={projectId} current="pages" />
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          <BringPages
            names={names}
            settings={`/settings/project/${projectId}`}
            errors={actionData?.errors}
            typed={actionData?.typed}
          />
          {searches.length > 0 && (
            <PageSearches searches={searches} base={`/p/${projectId}/discover/pages`} />
          )}
        </div>
      </PageBody>
    </>
  )
}
