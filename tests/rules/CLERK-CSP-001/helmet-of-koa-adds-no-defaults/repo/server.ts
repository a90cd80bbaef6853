import Koa from 'koa'
import helmet from 'koa-helmet'
import serve from 'koa-static'

const app = new Koa()
app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ['https:'], connectSrc: ["'self'", 'https://clerk.fake-shop.example'] } } }))
app.use(serve('dist'))
