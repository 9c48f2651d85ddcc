import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { mintWorkspaceId } from '../values/scope.server.ts'
import { columnsView } from './columns-view.server.ts'
import { getImport } from './get-import.server.ts'
import { forgetMapping, rememberedMapping } from './remembered.server.ts'
import { runImports } from './run-imports.server.ts'
import { startImport } from './start-import.server.ts'
import { chooseColumns, confirmImport } from './steer-import.server.ts'
import { storeFile } from './store-file.server.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'remembered-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))

async function uploaded({ scope, projectId }: World, content: string): Promise<number> {
  const file = await storeFile(dataFolder, [Buffer.from(content)])
  const started = await startImport(scope, { projectId, fileName: 'list.csv', file, dataFolder })
  if (!started.ok) throw new Error(started.reason)
  return started.id
}

test('what a person said of a header is remembered for the next file with it, until it is forgotten', async () => {
  const world = freshWorkspace()
  const said = { Foo: null, Bar: 'source_url' }
  const first = await uploaded(world, 'Foo,Bar\nx,a.example\n')
  chooseColumns(world.scope, { importId: first, mapping: said, tactic: 'other' })
  await runImports(world.scope, { dataFolder })
  confirmImport(world.scope, { importId: first })
  await runImports(world.scope, { dataFolder })
  const view = (importId: number) => columnsView(world.scope, { importId, dataFolder })

  const next = await uploaded(world, 'Foo,Bar\ny,b.example\n')
  expect(getImport(world.scope, next).mapping).toEqual(said)
  expect(await view(next)).toMatchObject({ rememberedSince: world.scope.now })
  const other = await uploaded(world, 'Foo,Baz\ny,b.example\n')
  expect(await view(other)).toMatchObject({ rememberedSince: null })

  await forgetMapping(world.scope, { importId: next, dataFolder })
  expect(getImport(world.scope, next).mapping).toEqual({ Foo: null, Bar: null })
  expect(await view(next)).toMatchObject({ rememberedSince: null })
  const stranger = { ...world.scope, workspaceId: mintWorkspaceId(99) }
  expect(rememberedMapping(stranger, { header: ['Foo', 'Bar'], format: 'unknown' })).toBeNull()
})
