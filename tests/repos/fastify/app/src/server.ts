import { build } from './app.js'

const app = await build({ logger: true })

await app.listen({ port: Number(process.env.PORT ?? 8080), host: '0.0.0.0' })
