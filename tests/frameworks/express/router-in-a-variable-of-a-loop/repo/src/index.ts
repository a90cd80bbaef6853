import express from 'express'
import { hooks } from './hooks'

const app = express()
const table = [{ path: '/hooks', router: hooks }]
table.forEach(({ path, router }) => app.use(path, router))
app.listen(3000)
