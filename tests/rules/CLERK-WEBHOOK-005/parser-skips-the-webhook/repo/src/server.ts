import express from 'express'
import { hooks } from './hooks'

const app = express()

app.use((req, res, next) => {
  if (req.originalUrl.startsWith('/hooks')) {
    next()
  } else {
    express.json()(req, res, next)
  }
})
app.use('/hooks', hooks)
