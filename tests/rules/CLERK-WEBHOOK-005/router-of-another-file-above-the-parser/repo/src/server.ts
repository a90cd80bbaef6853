import express from 'express'
import { hooks } from './hooks'

const app = express()

app.use('/hooks', hooks)
app.use(express.json())
