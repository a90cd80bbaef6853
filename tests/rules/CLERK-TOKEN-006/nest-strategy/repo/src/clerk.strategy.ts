import { PassportStrategy } from '@nestjs/passport'
import { passportJwtSecret } from 'jwks-rsa'
import { ExtractJwt, Strategy } from 'passport-jwt'

export class ClerkStrategy extends PassportStrategy(Strategy, 'clerk') {
  constructor() {
    // expect: CLERK-TOKEN-006
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: passportJwtSecret({ jwksUri: process.env.CLERK_JWKS_URL! }),
      algorithms: ['RS256'],
      jsonWebTokenOptions: { clockTolerance: 10 },
    })
  }

  validate(claims: { sub: string }) {
    return { id: claims.sub }
  }
}
