import jwt from 'jsonwebtoken'
import { OPTIONS } from './options'

export const session = (token: string) => jwt.verify(token, process.env.CLERK_JWT_KEY!, OPTIONS)
