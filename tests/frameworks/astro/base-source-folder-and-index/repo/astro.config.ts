import { defineConfig } from 'astro/config'

export default defineConfig({ srcDir: './web', base: '/app/', output: 'server' })
