const path = require('node:path')
const AutoLoad = require('@fastify/autoload')
const fastify = require('fastify')

const app = fastify()
app.register(AutoLoad, { dir: path.join(__dirname, '/routes') })
app.listen({ port: 3000 })
