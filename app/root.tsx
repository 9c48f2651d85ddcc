import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router'
import { mayChangeState } from '#app/server/origin.server.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { ErrorPage } from '#app/components/frame/error-page.tsx'
import type { Route } from './+types/root.ts'
import stylesheet from './app.css?url'

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** A page of somebody else's may not change anything here. */
const refuseForeignWrites: Route.MiddlewareFunction = ({ request }, next) => {
  if (!mayChangeState(request))
    throw new Response('This request came from another site and was refused.', { status: 403 })
  return next()
}
export const middleware = [refuseForeignWrites]

export function loader({ request }: Route.LoaderArgs) {
  return { theme: readPreferences(request).theme }
}

export const meta: Route.MetaFunction = () => [{ title: 'Linkwright' }]

export function Layout({ children }: { children: ReactNode }) {
  const theme = useRouteLoaderData<typeof loader>('root')?.theme
  return (
    <html lang="en" data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />
}
