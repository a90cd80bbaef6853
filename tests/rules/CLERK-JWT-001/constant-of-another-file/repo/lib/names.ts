// expect: CLERK-JWT-001
export const TEMPLATE = 'superbase'
