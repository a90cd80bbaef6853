import express from 'express'
import * as routes from './routes'

function build() {
  const app = express()
  app.use('/notes', routes.notes)
  app.use('/hooks', routes.hooks)
  return app
}

build().listen(3000)
