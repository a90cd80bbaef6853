export default defineNuxtConfig({ srcDir: 'src/', app: { baseURL: '/shop/' } })
