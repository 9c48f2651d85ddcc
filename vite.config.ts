import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** What many screens share, in two files: hundreds of small ones compress badly. */
const groups = [
  { name: 'framework', test: /node_modules\/(react|react-dom|react-router|scheduler)\//, priority: 1 },
  { name: 'kit', test: /node_modules\/(lucide-react|clsx)\/|\/app\/(ui|components)\//, minShareCount: 5 },
]

/** Our own modules do nothing by being loaded: what a screen does not use is left out, with all it would bring. */
const treeshake = { moduleSideEffects: [{ test: /\/(app|db)\/[^?]*\.tsx?$/, sideEffects: false }] }

export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  environments: {
    client: { build: { rolldownOptions: { treeshake, output: { codeSplitting: { groups } } } } },
  },
})
