import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

/** Every address of the product. Only what is listed here exists. */
export default [
  index('routes/home.ts'),
  route('healthz', 'routes/instance/healthz.ts'),
  route('live', 'routes/instance/live.ts'),

  layout('routes/frame.tsx', [
    ...prefix('p/:projectId', [
      route('today', 'routes/today/today.tsx'),
      route('links', 'routes/links/list.tsx'),
      route('links/new', 'routes/links/new.tsx'),
      route('links/:linkId', 'routes/links/link.tsx'),
      // today, prospects, imports, inbox, sequences, templates, links, sites
    ]),
  ]),

  ...(process.env.NODE_ENV === 'development' ? [route('parts', 'routes/parts.tsx')] : []),
] satisfies RouteConfig
