export const attempt = { strategy: 'phone_code' }
