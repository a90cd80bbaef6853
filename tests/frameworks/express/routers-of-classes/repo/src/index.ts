import express from 'express'
import { Hooks } from './hooks'
import { Notes } from './notes'

const app = express()
app.use('/notes', new Notes().router)
app.use('/hooks', new Hooks().router)
app.listen(3000)
