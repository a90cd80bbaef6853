import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

export default defineConfig({ integrations: [clerk()], output: 'server' })
