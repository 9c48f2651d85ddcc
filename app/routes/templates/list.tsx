import { LayoutTemplate, Plus } from 'lucide-react'
import { TacticLabel } from '#app/components/tactic.tsx'
import { gistOf, namedText } from '#app/domain/sequences/gist.ts'
import { listTemplates } from '#app/domain/templates/queries.server.ts'
import { snippetTexts } from '#app/domain/templates/snippets.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Cell, Grid, GridRow, Nothing, RowLink } from '#app/ui/grid.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/list.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const snippets = snippetTexts(scope)
  return {
    projectId: project.id,
    templates: listTemplates(scope).map(({ id, name, tactic, isFollowUp, subject, body, updatedAt }) => ({
      id,
      name,
      tactic,
      isFollowUp,
      subject: namedText(subject),
      updatedAt,
      gist: gistOf(body, snippets),
    })),
  }
}

export default function TemplatesScreen({ loaderData: { projectId, templates } }: Route.ComponentProps) {
  const base = `/p/${projectId}/templates`
  const add = (
    <ButtonLink to={`${base}/new`} look="primary" icon={Plus} hotkey="n">
      New template
    </ButtonLink>
  )
  return (
    <>
      <PageBar title="Templates" sub={counted(templates.length, 'template')}>
        <ButtonLink to={`${base}/replies`} look="quiet">
          Saved replies
        </ButtonLink>
        <ButtonLink to={`${base}/snippets`} look="quiet">
          Snippets
        </ButtonLink>
        {add}
      </PageBar>
      <PageBody>
        {templates.length === 0 ? (
          <EmptyState icon={LayoutTemplate} action={add}>
            The words a sequence is made from stand here, with fields that are filled in for each recipient.
          </EmptyState>
        ) : (
          <Grid
            label="Templates"
            columns={[
              { id: 'name', label: 'Name', width: 220 },
              { id: 'for', label: 'For', width: 150 },
              { id: 'subject', label: 'Subject', width: 280 },
              { id: 'words', label: 'Words', width: 72, align: 'right' },
              { id: 'changed', label: 'Changed', width: 110 },
              { id: 'text', label: 'Begins', width: 320 },
            ]}
          >
            {templates.map((row) => (
              <GridRow key={row.id}>
                <Cell first narrow="title">
                  <RowLink to={`${base}/${row.id}`}>{row.name}</RowLink>
                </Cell>
                <Cell narrow="chip">
                  {row.tactic ? (
                    <TacticLabel tactic={row.tactic} />
                  ) : row.isFollowUp ? (
                    'Follow-up'
                  ) : (
                    'Any tactic'
                  )}
                </Cell>
                <Cell muted title={row.subject}>
                  {row.subject || <Nothing />}
                </Cell>
                <Cell number narrow="age">
                  {row.gist.words}
                </Cell>
                <Cell muted>
                  <When at={row.updatedAt} />
                </Cell>
                <Cell muted narrow="detail" title={row.gist.text}>
                  {row.gist.text}
                </Cell>
              </GridRow>
            ))}
          </Grid>
        )}
      </PageBody>
    </>
  )
}
