export const protectedRoutes = ['/admin(.*)', '/billing(.*)']
