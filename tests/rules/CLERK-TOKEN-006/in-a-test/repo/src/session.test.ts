import jwt from 'jsonwebtoken'

test('the key fits', () => {
  jwt.verify('token', process.env.CLERK_JWT_KEY!, { algorithms: ['RS256'] })
})
