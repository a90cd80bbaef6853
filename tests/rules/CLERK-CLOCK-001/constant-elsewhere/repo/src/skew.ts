export const SKEW_SECONDS = 10
