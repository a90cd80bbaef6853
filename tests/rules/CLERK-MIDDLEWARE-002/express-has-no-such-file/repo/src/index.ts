import express from 'express'
import { clerk } from './middleware'

express().use(clerk)
