const express = require('express')
const { requireAuth, getAuth } = require('@clerk/express')

const app = express()

app.get('/me', requireAuth(), (req, res) => {
  res.json({ userId: getAuth(req).userId })
})
