import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

/** Every address of the product. Only what is listed here exists. */
export default [
  index('routes/home.ts'),
  route('healthz', 'routes/instance/healthz.ts'),
  route('live', 'routes/instance/live.ts'),
  route('sandbox', 'routes/instance/sandbox.tsx'),
  route('sandbox/state', 'routes/instance/sandbox-state.ts'),
  route('setup', 'routes/setup/owner.tsx'),
  route('setup/project', 'routes/setup/project.tsx'),
  route('setup/next', 'routes/setup/next.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('preferences', 'routes/preferences.ts'),
  route('palette', 'routes/palette.ts'),

  layout('routes/frame.tsx', [
    ...prefix('p/:projectId', [
      route('today', 'routes/today/today.tsx'),
      route('imports', 'routes/imports/list.tsx'),
      route('imports/new', 'routes/imports/new.tsx'),
      route('imports/:importId', 'routes/imports/import.tsx'),
      route('imports/:importId/rejected.csv', 'routes/imports/rejected.ts'),
      route('imports/:importId/dry-run.csv', 'routes/imports/dry-run.ts'),
      route('imports/:importId/:step', 'routes/imports/step.ts'),
      route('links', 'routes/links/list.tsx'),
      route('links/new', 'routes/links/new.tsx'),
      route('links/:linkId', 'routes/links/link.tsx'),
      route('templates', 'routes/templates/list.tsx'),
      route('templates/new', 'routes/templates/edit.tsx', { id: 'new-template' }),
      route('templates/:templateId', 'routes/templates/edit.tsx'),
      // today, prospects, imports, inbox, sequences, templates, links, sites
    ]),
    route('settings', 'routes/settings/layout.tsx', [
      index('routes/settings/home.ts'),
      route('account', 'routes/settings/account.tsx'),
      route('workspace', 'routes/settings/workspace.tsx'),
      route('project/new', 'routes/settings/new-project.tsx'),
      route('project/:projectId', 'routes/settings/project.tsx'),
    ]),
    route('*', 'routes/not-found.ts'),
  ]),

  ...(process.env.NODE_ENV === 'development' ? [route('parts', 'routes/parts.tsx')] : []),
] satisfies RouteConfig
