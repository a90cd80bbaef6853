import express, { type Application } from 'express'
import routes from '../api'

export default ({ app }: { app: Application }) => {
  app.use('/api', routes())
  app.use(express.json())
}
