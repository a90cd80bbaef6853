import { clerkMiddleware } from '@clerk/express'
import express from 'express'

express().use(clerkMiddleware())
