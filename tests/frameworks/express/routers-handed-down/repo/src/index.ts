import express from 'express'
import load from './loaders/express'

async function start() {
  const app = express()
  await load({ app })
  app.listen(3000)
}

start()
