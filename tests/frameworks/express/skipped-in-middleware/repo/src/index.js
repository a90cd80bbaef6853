const express = require('express')
const { verifyClerk } = require('./verify')
const { handle } = require('./handle')

const app = express()
app.post('/webhooks/clerk', express.json(), verifyClerk, handle)
app.listen(3000)
