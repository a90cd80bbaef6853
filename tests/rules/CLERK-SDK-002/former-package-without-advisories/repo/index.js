const { ClerkExpressRequireAuth } = require('@clerk/clerk-sdk-node')
const app = require('express')()

app.use(ClerkExpressRequireAuth())
