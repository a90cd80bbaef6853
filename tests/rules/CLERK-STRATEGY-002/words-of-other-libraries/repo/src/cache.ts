export const cache = { strategy: 'password', ttl: 5 }
