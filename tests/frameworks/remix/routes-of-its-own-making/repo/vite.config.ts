import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { hybrid } from './routing'

export default defineConfig({ plugins: [remix({ basename: '/blog', routes: hybrid })] })
