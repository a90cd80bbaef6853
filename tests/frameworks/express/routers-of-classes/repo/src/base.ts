import { Router } from 'express'

export abstract class Routes {
  readonly router = Router()
}
