import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['https://fake-shop.example'] }))

app.get('/invoices', (req, res) => {
  const auth = getAuth(req)
  if (!auth.has({ feature: 'org:invoices' }) && !auth.has({ feature: 'o:invoices' })) {
    return res.status(403).end()
  }
  res.json([])
})

app.listen(3000)
