import { UnauthorizedException } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { passportJwtSecret } from 'jwks-rsa'
import { ExtractJwt, Strategy } from 'passport-jwt'

export class ClerkStrategy extends PassportStrategy(Strategy, 'clerk') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: passportJwtSecret({ jwksUri: process.env.CLERK_JWKS_URL! }),
      algorithms: ['RS256'],
      jsonWebTokenOptions: { clockTolerance: 10 },
    })
  }

  validate(claims: { sub: string; sts?: string }) {
    if (claims.sts === 'pending') {
      throw new UnauthorizedException()
    }
    return { id: claims.sub }
  }
}
