import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'
import { passportJwtSecret } from 'jwks-rsa'

@Injectable()
export class ClerkStrategy extends PassportStrategy(Strategy, 'clerk') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: passportJwtSecret({ jwksUri: process.env.CLERK_JWKS_URL }),
      algorithms: ['RS256'],
      ignoreExpiration: false,
    })
  }

  validate(payload: { sub: string; sts?: string }) {
    if (payload.sts === 'pending') {
      throw new Error('pending')
    }
    return { id: payload.sub }
  }
}
