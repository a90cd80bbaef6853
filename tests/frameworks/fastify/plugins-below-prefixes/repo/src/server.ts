import { build } from './app.js'

const app = await build()
await app.listen({ port: 3000 })
