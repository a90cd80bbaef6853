import { verifyToken } from '@acme/sso'

export const open = (token: string) => verifyToken(token, { authorizedParties: ['https://old-shop.example'] })
