import { decodeJwt } from 'jose'
import type { Request } from 'express'

export function subject(request: Request) {
  return decodeJwt(request.cookies.__session).sub
}
