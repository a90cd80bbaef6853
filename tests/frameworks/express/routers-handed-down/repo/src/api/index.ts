import { Router } from 'express'
import hooks from './hooks'
import notes from './notes'

export default () => {
  const api = Router()
  hooks(api)
  notes(api)
  return api
}
