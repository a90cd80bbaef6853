const express = require('express')
const app = express()

app.use((req, res, next) => {
  res.setHeader('Content-Security-Policy', "default-src 'self'; connect-src https://*.clerk.accounts.dev")
  next()
})
app.use(express.static(__dirname))
app.listen(3001)
