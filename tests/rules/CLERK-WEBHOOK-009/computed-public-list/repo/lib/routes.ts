export function publicRoutes(): string[] {
  return (process.env.PUBLIC_ROUTES ?? '').split(',')
}
