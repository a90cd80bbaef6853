import express from 'express'
import helmet from 'helmet'

const app = express()
app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'", 'https://clerk.fake-shop.example'] } } }))
app.listen(3000)
