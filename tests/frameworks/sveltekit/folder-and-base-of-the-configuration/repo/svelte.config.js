import adapter from '@sveltejs/adapter-node'

/** @type {import('@sveltejs/kit').Config} */
const config = {
  kit: { adapter: adapter(), files: { routes: 'web/paths' }, paths: { base: '/stage' } },
}

export default config
