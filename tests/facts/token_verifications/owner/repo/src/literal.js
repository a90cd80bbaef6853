import jwt from 'jsonwebtoken'

const key = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAfakefakefakefakefake
-----END PUBLIC KEY-----`

export const check = (req) => jwt.verify(req.cookies.__session, key, { algorithms: ['RS256'] })
