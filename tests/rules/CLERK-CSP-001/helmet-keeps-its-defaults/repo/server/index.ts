import express from 'express'
import helmet from 'helmet'

const app = express()
app.use(
  helmet({
    contentSecurityPolicy: {
      // expect: CLERK-CSP-001
      directives: {
        connectSrc: ["'self'", 'https://clerk.fake-shop.example'],
      },
    },
  }),
)
app.use(express.static('dist'))
app.listen(3000)
