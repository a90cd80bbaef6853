export const withLocale = (next) => (req) => next(req)
