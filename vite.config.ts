import { createRequire } from 'node:module'
import path from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

/** What many screens share, in three files: hundreds of small ones compress badly. Lists and records have no forms at first. */
const groups = [
  { name: 'framework', test: /node_modules\/(react|react-dom|react-router|scheduler)\//, priority: 3 },
  {
    name: 'kit',
    test: /node_modules\/(lucide-react|clsx)\/|\/app\/(ui|components)\/(?!imports\/|error-summary|form-section|progress)/,
    minShareCount: 6,
    priority: 2,
  },
  { name: 'forms', test: /\/app\/(ui|components)\//, minShareCount: 6, priority: 1 },
]

/** Our own modules do nothing by being loaded: what a screen does not use is left out, with all it would bring. */
const treeshake = { moduleSideEffects: [{ test: /\/(app|db)\/[^?]*\.tsx?$/, sideEffects: false }] }

/** The browser gets React Router without its warnings for developers: the package's exports name only that build. */
const router = path.join(
  path.dirname(createRequire(import.meta.url).resolve('react-router/package.json')),
  'dist/production',
)
const leanRouter: Plugin = {
  name: 'lean-router',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  resolveId(id) {
    if (id === 'react-router') return path.join(router, 'index.mjs')
    if (id === 'react-router/dom') return path.join(router, 'dom-export.mjs')
  },
}

/** Icons come with a name and random keys, which compress badly: numbers do as well. */
const leanIcons: Plugin = {
  name: 'lean-icons',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  transform(code, id) {
    if (!id.includes('/lucide-react/dist/esm/icons/')) return
    let key = 0
    return { code: code.replace(/key: "\w+"/g, () => `key: ${key++}`), map: null }
  },
}

export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), leanRouter, leanIcons],
  environments: {
    client: { build: { rolldownOptions: { treeshake, output: { codeSplitting: { groups } } } } },
  },
})
