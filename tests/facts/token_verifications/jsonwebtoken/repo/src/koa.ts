import Koa from 'koa'
import jwt from 'koa-jwt'
import { koaJwtSecret } from 'jwks-rsa'

const app = new Koa()
app.use(jwt({ secret: koaJwtSecret({ jwksUri: process.env.CLERK_JWKS_URL! }), algorithms: ['RS256'] }))
