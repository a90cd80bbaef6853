import { Router } from 'express'

export const newRouter = () => Router({ mergeParams: true })
