const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt')
const { passportJwtSecret } = require('jwks-rsa')
const passport = require('passport')

passport.use(
  new JwtStrategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: passportJwtSecret({
        jwksUri: 'https://plain-otter-7.clerk.accounts.dev/.well-known/jwks.json',
      }),
      issuer: 'https://plain-otter-7.clerk.accounts.dev',
      audience: 'api',
      algorithms: ['RS256'],
      jsonWebTokenOptions: { clockTolerance: 15 },
    },
    (payload, done) => {
      if (payload.azp !== 'https://app.acme.test') return done(null, false)
      return done(null, { id: payload.sub })
    },
  ),
)
