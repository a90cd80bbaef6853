import express from 'express'
import { clerkRouter } from './clerk'

const app = express()

app.use('/api', clerkRouter)
app.listen(3000)
